/**
 * Policies a shop may have, in a real browser. In: dist/ and the tent shop.
 * What must stay true: under the policy the README names nothing is refused; where wasm is refused the
 * page is told so by a code, shows nothing, and goes on.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'
import { chromiumPath } from '../../scripts/steps/browser.mjs'
import { openPage, openStage, refusals, STRICT_POLICY } from './stage.mjs'
import { cards } from './tent-visitor.mjs'

/** @type {import('playwright-core').Browser} */
let browser
before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath() })
})
after(() => browser.close())

/** The policy of the README, with what a page of a model and pictures of its own needs, and no more. */
const ENOUGH = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
].join('; ')

for (const [name, policy] of Object.entries({
  'the policy of the README': ENOUGH,
  'one that requires trusted types': `${ENOUGH}; require-trusted-types-for 'script'; trusted-types 'none'`,
  'one that forbids workers, frames and forms': `${ENOUGH}; worker-src 'none'; frame-src 'none'; form-action 'none'`,
})) {
  test(`under ${name} suggestions appear and nothing is refused`, async () => {
    const stage = await openStage({ browser, policy })
    const page = await openPage(stage)
    assert.ok((await cards(page)).length > 0)
    assert.deepEqual(await refusals(page), [])
    await page.close()
    await stage.close()
  })
}

for (const [name, policy] of Object.entries({
  'without wasm-unsafe-eval': STRICT_POLICY.replace(" 'wasm-unsafe-eval'", ''),
  'with nothing but scripts': "default-src 'none'; script-src 'self'; connect-src 'self'",
})) {
  test(`${name} the page is told wasm-refused, shows nothing, and goes on`, async () => {
    const stage = await openStage({ browser, policy })
    const page = await browser.newPage()
    const thrown = []
    page.on('pageerror', error => thrown.push(error.message))
    await page.goto(stage.url)
    const state = await page.waitForFunction(() => document.documentElement.dataset['state'])
    assert.equal(await state.jsonValue(), 'failed: wasm-refused')
    const told = await page.evaluate(() =>
      window['told'].map(({ name, detail }) => [name, detail.error.code, detail.error.message]),
    )
    assert.ok(told.length >= 2, 'slate and panel')
    for (const [event, code, message] of told) {
      assert.deepEqual([event, code], ['error', 'wasm-refused'])
      assert.match(message, /'wasm-unsafe-eval'/)
    }
    assert.equal(await page.locator('alongside-slate [part~=card]').count(), 0)
    const { height } = (await page.locator('alongside-slate').boundingBox()) ?? { height: 0 }
    assert.equal(height, 0)
    assert.deepEqual(thrown, [])
    await page.close()
    await stage.close()
  })
}

test('where wasm is refused, the engine as a script shows suggestions, and nothing is refused', async () => {
  const policy = STRICT_POLICY.replace(" 'wasm-unsafe-eval'", '')
  const script = readFileSync(new URL('page/page.js', import.meta.url), 'utf8')
  const files = { '/page.js': script.replace('./dist/index.js', './dist/js.js') }
  const stage = await openStage({ browser, policy, files })
  const page = await openPage(stage)
  assert.ok((await cards(page)).length > 0)
  assert.deepEqual(await refusals(page), [])
  assert.ok(stage.log.includes('GET /dist/engine-script.js'))
  assert.ok(!stage.log.some(line => line.includes('.wasm')))
  await page.close()
  await stage.close()
})

test('what is loaded, and when, is the same whatever lies in the basket', async () => {
  const stage = await openStage({ browser })
  const logs = []
  for (const basket of ['', 'tent', 'stove,gas', 'nothing anybody knows']) {
    stage.log.length = 0
    const page = await openPage(stage, { mayConnect: true })
    await page.evaluate(ids => {
      window['visit'].setBasket(ids.split(',').map(id => ({ id, quantity: 1 })))
    }, basket)
    await cards(page)
    await page.close()
    logs.push([...stage.log].sort())
  }
  await stage.close()
  for (const log of logs) assert.deepEqual(log, logs[0])
  assert.ok(
    logs[0].every(line => /^GET [^?]*(\?now=\d+&may-connect=)?$/.test(line)),
    `${logs[0]}`,
  )
})
