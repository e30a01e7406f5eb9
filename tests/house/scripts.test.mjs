/** The front door's own promises: what is fresh, what is counted, what the shop's server answers. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { unlessFresh } from '../../scripts/freshness.mjs'
import { inRoot } from '../../scripts/paths.mjs'
import { serveShop } from '../../scripts/serve.mjs'
import { agrees } from '../../scripts/steps/npm-packages.mjs'
import { requireNode } from '../../scripts/steps/prerequisites.mjs'
import { cargoSummary, nodeSummary } from '../../scripts/summary.mjs'
import { inTurn } from '../../scripts/turn.mjs'

const folder = inRoot('build', 'house')
const site = join(folder, 'site')
/** @type {Awaited<ReturnType<typeof serveShop>>} */
let server

before(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(site, { recursive: true })
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>The shop</title>')
  writeFileSync(join(site, 'alongside.wasm'), '\0asm')
  writeFileSync(join(folder, 'secret.txt'), 'not for visitors')
  server = await serveShop({ root: site, port: 0 })
})

after(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The id of a process that has come and gone. */
function deadProcessId() {
  return new Promise(resolve => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
    child.on('exit', () => resolve(child.pid))
  })
}

/** The path as it is: `fetch` would tidy it up first. @param {string} path */
function get(path, { method = 'GET', headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    request({ hostname, port, path, method, headers }, response => {
      let body = ''
      response.on('data', chunk => {
        body += chunk
      })
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body }),
      )
    })
      .on('error', reject)
      .end()
  })
}

test('every page of the shop is the same document', async () => {
  const plain = ['/', '/basket', '/checkout', '/done?order=1', '/tour', '/account']
  const pages = [...plain, '/product/tent', '/department/light', '/search/warm%20light']
  for (const page of pages) {
    const { status, headers, body } = await get(page)
    assert.equal(status, 200, page)
    assert.match(headers['content-type'], /^text\/html; ?charset=utf-8$/)
    assert.match(body, /The shop/)
  }
})

test('what is neither a page nor a file is not found', async () => {
  for (const path of ['/nowhere', '/product', '/product/tent/more', '/model/private/report']) {
    assert.equal((await get(path)).status, 404, path)
  }
})

test('no path leads out of the served folder', async () => {
  const ways = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/product/..%2f..%2fsecret.txt',
  ]
  for (const path of [...ways, '//../secret.txt', '/%2e%2e%2fsecret.txt', '/..%5csecret.txt']) {
    assert.doesNotMatch((await get(path)).body, /not for visitors/, path)
  }
})

test('wasm is served as wasm, is asked for again each time, and then not sent twice', async () => {
  const first = await get('/alongside.wasm')
  assert.equal(first.headers['content-type'], 'application/wasm')
  assert.equal(first.headers['cache-control'], 'no-cache')
  const again = await get('/alongside.wasm', { headers: { 'if-none-match': first.headers.etag } })
  assert.equal(again.status, 304)
  assert.equal(again.body, '')
})

test('every answer carries the policy a careful shop has', async () => {
  for (const path of ['/', '/alongside.wasm', '/nowhere']) {
    const { headers } = await get(path)
    assert.match(
      headers['content-security-policy'],
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
    )
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['referrer-policy'], 'no-referrer')
  }
})

test('the shop only reads', async () => {
  assert.equal((await get('/', { method: 'POST' })).status, 405)
})

test('a step is done again exactly when its inputs or its outputs have changed', async () => {
  const [input, output] = ['input', 'output'].map(name => join(folder, name))
  let runs = 0
  const step = () =>
    unlessFresh('step', { inputs: [input], outputs: [output], stamps: folder }, () => {
      runs += 1
      writeFileSync(output, 'made')
    })
  writeFileSync(input, 'one')
  await step()
  await step()
  assert.equal(runs, 1)
  writeFileSync(input, 'two')
  await step()
  assert.equal(runs, 2)
  writeFileSync(output, 'spoilt')
  await step()
  assert.equal(runs, 3)
  rmSync(output)
  await step()
  await step()
  assert.equal(runs, 4)
})

test('a step that failed is not fresh', async () => {
  const files = { inputs: [], outputs: [], stamps: folder }
  const fail = () => Promise.reject(new Error('no'))
  await assert.rejects(unlessFresh('failing', files, fail))
  await assert.rejects(unlessFresh('failing', files, fail))
})

test('two processes never do one step at a time, and a dead one does not hold up the next', async () => {
  const lock = join(folder, 'turn.lock')
  writeFileSync(lock, String(await deadProcessId()))
  let atWork = 0
  const work = async () => {
    atWork += 1
    const together = atWork
    await sleep(1)
    atWork -= 1
    return together
  }
  const turns = [inTurn(lock, work), inTurn(lock, work), inTurn(lock, work)]
  assert.deepEqual(await Promise.all(turns), [1, 1, 1])
})

test('npm packages agree when all but the optional ones are there in their version', () => {
  const wanted = { tent: { version: '1.0.0' }, stove: { version: '2.0.0', optional: true } }
  assert.ok(agrees(wanted, { tent: { version: '1.0.0' } }))
  assert.ok(!agrees(wanted, { tent: { version: '1.0.1' } }))
  assert.ok(!agrees(wanted, {}))
  assert.ok(!agrees(wanted, { ...wanted, gas: { version: '1.0.0' } }))
})

test('Node before 20.16 is turned away with what to install', () => {
  for (const version of ['18.20.4', '20.15.1']) {
    assert.throws(() => requireNode(version), /Install Node 20\.16 or newer/)
  }
  for (const version of ['20.16.0', '22.0.0']) assert.doesNotThrow(() => requireNode(version))
})

test('the tests of both runners are counted', () => {
  const cargo = 'test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured\n'
  const both = cargoSummary(`${cargo}noise\ntest result: FAILED. 1 passed; 2 failed; 0 ignored\n`)
  assert.deepEqual([both.passed, both.failed, both.skipped], [4, 2, 1])
  const node = nodeSummary(
    '✔ a claim\nℹ tests 4\nℹ pass 2\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\nℹ todo 0\n',
  )
  assert.deepEqual([node.passed, node.failed, node.skipped], [2, 2, 0])
})
