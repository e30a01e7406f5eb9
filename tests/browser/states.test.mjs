/**
 * Every state of every component, in every way it may be seen. In: build/shop in Chromium, axe. What must
 * stay true: each sentence below, for all states at once.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import axe from 'axe-core'
import { chromium } from 'playwright-core'
import { shopFolder } from '../../scripts/paths.mjs'
import { serveShop } from '../../scripts/serve.mjs'
import { chromiumPath } from '../../scripts/steps/browser.mjs'
import { opened, ways } from './states.mjs'

/** @type {import('playwright-core').Browser} */
let browser
/** @type {Awaited<ReturnType<typeof serveShop>>} */
let server
before(async () => {
  server = await serveShop({ root: shopFolder, port: 0 })
  browser = await chromium.launch({ executablePath: chromiumPath() })
})
after(async () => {
  await browser?.close()
  await server?.close()
})

/** A page that is closed when its test ends. */
async function statesIn(t, way) {
  const page = await opened(browser, server.url, way)
  t.after(() => page.context().close())
  return page
}

for (const [name, way] of Object.entries(ways)) {
  test(`in ${name}, axe finds nothing, nothing is wider than the page, all can be hit`, async t => {
    const page = await statesIn(t, way)
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() =>
      // Here the same element stands in the page twenty times over, and so does its name.
      axe.run(document, { rules: { 'landmark-unique': { enabled: false } } }),
    )
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200))}`),
      [],
    )
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), way.width)
    assert.deepEqual(await tooSmall(page), [])
  })
}

/** Every control that is less than 24 px high or wide (WCAG 2.5.8). */
const tooSmall = page =>
  page.locator('.state :is(button, a, summary, label)').evaluateAll(all =>
    all
      .map(one => ({ text: one.textContent?.slice(0, 40), box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 24)
      .map(({ text, box }) => `${text}: ${box.width} x ${box.height}`),
  )

/** One state's element. */
const state = (page, name) => page.locator(`.state[data-name="${name}"]`)

test('hostile and careless files stay text, ask for nothing and fit their cards', async t => {
  const context = await browser.newContext()
  t.after(() => context.close())
  const page = await context.newPage()
  const asked = []
  page.on('request', request => asked.push(request.url()))
  page.on('dialog', dialog => assert.fail(`a title ran: ${dialog.message()}`))
  await page.goto(`${server.url}states.html`)
  await page.waitForFunction(() => document.documentElement.dataset['state'] === 'ready')
  const hostile = state(page, 'slate: hostile and careless titles')
  const [markup, endless, , inherited] = await hostile.locator('[part~=card]').all()
  assert.match(await markup.innerText(), /<img src=x onerror=alert\(1\)> <b>Lantern<\/b>/)
  assert.match(await markup.innerText(), /€0\.00/)
  assert.equal(await markup.locator('a, img').count(), 0)
  assert.match(await inherited.innerText(), /constructor/)
  const heights = await hostile
    .locator('[part~=card]')
    .evaluateAll(cards => cards.map(card => card.getBoundingClientRect().height))
  assert.ok(Math.max(...heights) < 600, `${heights}`)
  const panel = state(page, 'panel: much decided').locator('alongside-panel')
  assert.ok(((await panel.boundingBox())?.height ?? Number.NaN) < 1600)
  assert.ok((await endless.innerText()).includes('€1,234,567.89'))
  assert.deepEqual(
    asked.filter(url => !url.startsWith(server.url) && !url.startsWith('data:')),
    [],
  )
})

test('a screen reader meets a slate as a named list of headed cards', async t => {
  const page = await statesIn(t, ways.light)
  const slate = state(page, 'slate: one').locator('alongside-slate')
  assert.equal(
    await slate.ariaSnapshot(),
    `- region "Goes with the Two-person tent":
  - heading "Goes with the Two-person tent" [level=2]
  - list:
    - listitem:
      - heading "Down sleeping bag" [level=3]:
        - link "Down sleeping bag":
          - /url: /product/bag
      - paragraph: €149.00
      - paragraph: Often bought together with the Two-person tent
      - paragraph: Strong evidence
      - 'button "Add: Down sleeping bag"': Add
      - 'button "Not for me: Down sleeping bag"': Not for me
      - group: Why this?
  - button "Your say over suggestions"
- status`,
  )
})

test('a screen reader meets a set as what is held and what is open', async t => {
  const page = await statesIn(t, ways.light)
  const set = state(page, 'slate: the last of a set').locator('[part=set]')
  assert.equal(
    await set.ariaSnapshot(),
    `- list "The set":
  - listitem:
    - img "in your basket"
    - text: Two-person tent
  - listitem:
    - img "in your basket"
    - text: Down sleeping bag
  - listitem:
    - img "still open"
    - text: Sleeping mat
  - listitem: 1 more piece`,
  )
})

test('a screen reader meets the panel as four choices, two buttons and what they did', async t => {
  const page = await statesIn(t, ways.light)
  const panel = state(page, 'panel: off').locator('alongside-panel')
  assert.equal(
    await panel.ariaSnapshot(),
    `- region "Your say over suggestions":
  - group "Suggestions":
    - text: Suggestions
    - radio "Off" [checked]
    - text: "Off"
    - radio "Less"
    - text: Less
    - radio "Normal"
    - text: Normal
    - radio "More"
    - text: More
  - button "Export"
  - button "Forget"
  - paragraph: No suggestions, anywhere in this shop, until you change it.
  - group: What is known, stored and left out
- status`,
  )
})
