/**
 * When the package loads what it needs, in a real browser. In: dist/ and the tent shop.
 * What must stay true: not before the page is idle or a placement is near, and never because of a basket.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openStage } from './stage.mjs'
import { cards } from './tent-visitor.mjs'

/** @type {import('./stage.mjs').Stage} */
let stage
before(async () => {
  stage = await openStage({ files: { '/page.css': 'main { margin-top: 400vh }' } })
})
after(() => stage?.close())

const loaded = () => stage.log.filter(line => /model|catalogue|wasm/.test(line)).sort()
const ALL = ['GET /catalogue.json', 'GET /dist/alongside.wasm', 'GET /model.alongside']

/** Opens the page; one that is never idle if so asked. */
async function opened({ isBusy }) {
  stage.log.length = 0
  const page = await stage.browser.newPage()
  if (isBusy) {
    await page.addInitScript(() => {
      window.requestIdleCallback = () => 0
    })
  }
  await page.goto(`${stage.url}?now=0`)
  await page.waitForFunction(() => customElements.get('alongside-slate'))
  return page
}

test('on a busy page nothing is loaded until a placement is near, and then all of it', async () => {
  const page = await opened({ isBusy: true })
  await page.waitForTimeout(500)
  assert.deepEqual(loaded(), [])
  await page.evaluate(() => scrollTo(0, 2.5 * innerHeight))
  await page.waitForFunction(() => document.documentElement.dataset['state'] === 'ready')
  assert.deepEqual(loaded(), ALL)
  assert.ok((await cards(page)).length > 0)
  await page.close()
})

test('on a page that is idle all of it is loaded, though no placement is near', async () => {
  const page = await opened({ isBusy: false })
  await page.waitForFunction(() => document.documentElement.dataset['state'] === 'ready')
  assert.deepEqual(loaded(), ALL)
  await page.close()
})
