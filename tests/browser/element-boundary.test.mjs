/**
 * The boundary where the users stand: in Chromium, on a page. In: the same cases as in Node.
 * What must stay true: the browser answers exactly what Node answers.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { cases } from '../package/boundary-cases.mjs'
import { openStage, STRICT_POLICY } from './stage.mjs'

const casesFile = readFileSync(new URL('../package/boundary-cases.mjs', import.meta.url))
const html = '<!doctype html><html lang="en"><title>Boundary</title></html>'
const stages = []
/** @type {unknown[]} */
let outcomes = []

before(async () => {
  const stage = await openStage({ files: { '/': html, '/cases.js': casesFile } })
  stages.push(stage)
  const page = await stage.browser.newPage()
  await page.goto(stage.url)
  outcomes = await page.evaluate(async () => {
    const { Recommender } = await import('/dist/index.js')
    const { cases } = await import('/cases.js')
    const read = async path => new Uint8Array(await (await fetch(path)).arrayBuffer())
    const [wasm, model, catalogue] = await Promise.all(
      ['dist/alongside.wasm', 'model.alongside', 'catalogue.json'].map(read),
    )
    const outcomes = []
    for (const { outcome } of cases) {
      outcomes.push(await outcome({ Recommender, wasm, model, catalogue }))
    }
    return outcomes
  })
})
after(async () => {
  for (const stage of stages.reverse()) await stage.close()
})

for (const [place, { claim, expected }] of cases.entries()) {
  test(`in Chromium: ${claim}`, () => assert.deepEqual(outcomes[place], expected))
}

/** Opens a page of a stage like this and says how loading fails. */
async function failure(given) {
  const { browser } = stages[0]
  const stage = await openStage({ ...given, browser })
  stages.push(stage)
  const page = await stage.browser.newPage()
  await page.goto(stage.url)
  return page.evaluate(async () => {
    const { Recommender } = await import('/dist/index.js')
    const sources = { model: 'model.alongside', catalogue: 'catalogue.json' }
    const failure = await Recommender.load(sources).catch(error => error)
    return { code: failure.code, message: failure.message }
  })
}

test('a server that answers every address with its page is told the cure', async () => {
  const { code, message } = await failure({ files: { '/': html, '/dist/alongside.wasm': html } })
  assert.equal(code, 'wasm-is-html')
  assert.match(message, /optimizeDeps: \{ exclude: \['alongside'\] \}/)
})

test("a policy without 'wasm-unsafe-eval' is told the cure", async () => {
  const policy = STRICT_POLICY.replace(" 'wasm-unsafe-eval'", '')
  const { code, message } = await failure({ files: { '/': html }, policy })
  assert.equal(code, 'wasm-refused')
  assert.match(message, /'wasm-unsafe-eval'/)
})

test('a model that is not there is named, with its address and status', async () => {
  const { code, message } = await failure({ files: { '/': html, '/model.alongside': '' } })
  assert.equal(code, 'fetch-failed')
  assert.match(message, /model\.alongside.*404/)
})
