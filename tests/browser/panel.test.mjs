/**
 * `<alongside-panel>` in a real browser: the shopper is in charge. In: dist/ and the tent shop.
 * What must stay true: how often, what never, what is stored and forget me each hold at once, for every
 * placement and every tab.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { card, cards, drawn, reload, tentVisitors } from './tent-visitor.mjs'

const { device, opened } = tentVisitors()

const frequency = (page, value) =>
  page.locator(`alongside-panel input[name=frequency][value=${value}]`)
const dismissMat = async page => {
  await card(page, 'mat').locator('[part~=dismiss]').click()
  await drawn(page)
}
const stored = page => page.locator('alongside-panel tbody th')
/** It tells that it is open, and is filled, after the press. */
const unfold = async page => {
  await page.locator('alongside-panel summary').click()
  await drawn(page)
}

test('Off silences every placement at once, and stays after a reload', async t => {
  const page = await opened(t)
  await page.evaluate(() => {
    for (const placement of ['home', 'product', 'drawer', 'checkout', 'done']) {
      const slate = document.createElement('alongside-slate')
      slate.setAttribute('placement', placement)
      document.querySelector('main')?.append(slate)
    }
  })
  assert.ok((await cards(page)).length > 0)
  await frequency(page, 'off').check()
  assert.deepEqual(await cards(page), [])
  const boxes = await page
    .locator('alongside-slate')
    .evaluateAll(all => all.map(one => one.getClientRects().length))
  assert.deepEqual(boxes, [0, 0, 0, 0, 0, 0], 'it takes no room')
  await reload(page)
  assert.deepEqual(await cards(page), [])
  assert.ok(await frequency(page, 'off').isChecked())
})

test('a department that is switched off is left out, with all below it', async t => {
  const page = await opened(t)
  await unfold(page)
  const department = name => page.getByRole('checkbox', { name })
  await department('sleep').uncheck()
  assert.ok(!(await cards(page)).some(id => ['mat', 'sleeping-bag'].includes(id)))
  await department('kitchen').uncheck()
  assert.ok(await department('fuel').isDisabled())
  await department('sleep').check()
  assert.ok((await cards(page)).includes('mat'))
})

test('a gift, somebody else, a kind of suggestion: each holds at once and until it is taken back', async t => {
  const page = await opened(t, { consent: 'persistent' })
  await unfold(page)
  const box = name => page.getByRole('checkbox', { name })
  await box('I am looking for a gift').check()
  await dismissMat(page)
  const kept = () => page.evaluate(() => JSON.parse(window.localStorage['alongside:memory']).data)
  assert.deepEqual((await kept()).dismissed, [], 'a gift teaches nothing about the shopper')
  await box('I am looking for a gift').uncheck()
  await box('Someone else is using this device').check()
  assert.equal((await kept()).session.notMe, true)
  await box('Someone else is using this device').uncheck()
  await box('What this basket still needs').uncheck()
  assert.deepEqual(await cards(page), [])
  await box('What this basket still needs').check()
  assert.ok((await cards(page)).length > 0)
})

test('what was turned down is listed, and taken back by one act', async t => {
  const page = await opened(t, { consent: 'persistent' })
  await dismissMat(page)
  await unfold(page)
  const row = page.locator('alongside-panel li', { hasText: 'Sleeping Mat' })
  await row.getByRole('button').click()
  assert.equal(await row.count(), 0)
  assert.ok((await cards(page)).includes('mat'))
})

test('what is switched off for good, as a suggestion or as a reason, is listed in its words and taken back', async t => {
  const page = await opened(t, { consent: 'persistent' })
  const shown = await cards(page)
  await dismissMat(page)
  await page.getByRole('button', { name: 'Never again' }).click()
  const why = card(
    page,
    shown.find(id => id !== 'mat'),
  ).locator('[part=why]')
  await why.locator('summary').click()
  await why.getByRole('button', { name: "Don't use: Two-Person Tent" }).click()
  await unfold(page)
  const rows = page.locator('alongside-panel li')
  await rows.nth(2).waitFor()
  assert.deepEqual(
    (await rows.allInnerTexts()).map(text => text.replace(/^Undo */, '')),
    ['Not for me: Sleeping Mat', 'Never again: Sleeping Mat', "Don't use: Two-Person Tent"],
  )
  for (const _ of [1, 2, 3]) await rows.first().getByRole('button').click()
  assert.equal(await rows.count(), 0)
  assert.deepEqual(await cards(page), shown)
})

test('export saves all that is stored as a file', async t => {
  const page = await opened(t, { consent: 'persistent' })
  await dismissMat(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('alongside-panel [data-action=export]').click(),
  ])
  const chunks = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk)
  const exported = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  assert.equal(download.suggestedFilename(), 'alongside.json')
  assert.equal(exported.memory.dismissed[0].id, 'mat')
  assert.equal(exported.stored[0].key, 'alongside:memory')
})

test('the panel lists what is stored, and after forget it says nothing is', async t => {
  const page = await opened(t, { consent: 'persistent' })
  await dismissMat(page)
  await unfold(page)
  await stored(page).waitFor()
  const panel = page.locator('alongside-panel section')
  assert.match(await panel.innerText(), /alongside:memory/)
  await page.locator('alongside-panel [data-action=forget]').click()
  const text = await panel.innerText()
  assert.match(text, /Forgotten\. Nothing is stored/)
  assert.doesNotMatch(text, /alongside:memory/)
  assert.ok((await cards(page)).includes('mat'))
})

test('what is on the device is listed before consent is stated again, read when the shopper looks', async t => {
  const context = await device(t)
  const earlier = await opened(t, { context, consent: 'persistent' })
  await dismissMat(earlier)
  await context.addInitScript(() => {
    const { getItem } = Storage.prototype
    window['asked'] = []
    Storage.prototype.getItem = function (key) {
      window['asked'].push(key)
      return getItem.call(this, key)
    }
  })
  const page = await opened(t, { context })
  await frequency(page, 'more').check()
  const asked = await page.evaluate(() => window['asked'])
  assert.deepEqual([...new Set(asked)], ['alongside:frequency'])
  await unfold(page)
  await stored(page).first().waitFor()
  assert.deepEqual(await stored(page).allInnerTexts(), ['alongside:memory', 'alongside:frequency'])
})

test('what one tab is told, the other tab keeps to', async t => {
  const context = await device(t)
  const [one, other] = [await opened(t, { context }), await opened(t, { context })]
  await frequency(one, 'off').check()
  await other.waitForFunction(() => window.visit.frequency === 'off')
  assert.deepEqual(await cards(other), [])
})

test('what the shop calls sensitive is off until the shopper asks for it', async t => {
  const page = await opened(t, { mayConnect: true })
  await page.evaluate(async () => {
    const { Recommender, Visit } = await import('/dist/index.js')
    const recommender = await Recommender.load({
      model: 'model.alongside',
      catalogue: 'catalogue.json',
      locale: 'en-GB',
      policy: { sensitive: ['shoes'] },
    })
    const panel = document.querySelector('alongside-panel')
    panel.visit = new Visit(recommender, { clock: () => ({ now: 1_775_044_800_000 }) })
  })
  await page.locator('alongside-panel summary').click()
  const box = name => page.getByRole('checkbox', { name, exact: true })
  assert.equal(await box('shoes').isChecked(), false)
  assert.equal(await box('kitchen').isChecked(), true)
  await box('shoes').check()
  assert.equal(await box('shoes').isChecked(), true)
  await box('shoes').uncheck()
  assert.equal(await box('shoes').isChecked(), false)
})
