/**
 * The elements as guests of a page, in a real browser. In: dist/ and the tent shop, strict policy.
 * What must stay true: the page goes on whatever happens to them, and asks nothing special of it.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusals } from './stage.mjs'
import { card, cards, tentVisitors, told } from './tent-visitor.mjs'

const { opened } = tentVisitors()

const panelSections = page => page.locator('alongside-panel section').count()

test('opened disabled, elements show nothing and have loaded nothing', async t => {
  const page = await opened(t, { enabled: false })
  assert.deepEqual(await cards(page), [])
  assert.equal(await panelSections(page), 0)
  // The page has forbidden itself every connection by now, so what was never loaded can't be.
  const code = await page.evaluate(() => window.visit.setEnabled(true).catch(error => error.code))
  assert.equal(code, 'fetch-failed')
})

test('disabled later, elements show nothing; enabled again, they show what there is', async t => {
  const page = await opened(t)
  const shown = await cards(page)
  await page.evaluate(() => window.visit.setEnabled(false))
  assert.deepEqual(await cards(page), [])
  assert.equal(await panelSections(page), 0)
  await page.evaluate(() => window.visit.setEnabled(true))
  assert.deepEqual(await cards(page), shown)
})

test('elements may come before the visit, after it, or with one of their own', async t => {
  const page = await opened(t)
  const [early] = await cards(page)
  const [late, own] = await page.evaluate(async () => {
    const { Visit } = await import('/dist/index.js')
    const late = document.createElement('alongside-slate')
    document.body.append(late)
    const own = document.createElement('alongside-slate')
    own.visit = new Visit(window.visit.recommender, { clock: () => ({ now: 1 }) })
    document.body.append(own)
    own.visit.setBasket([{ id: 'stove', quantity: 1 }])
    return [late, own].map(one => one.shadowRoot?.querySelector('[part~=card]')?.dataset.productId)
  })
  assert.ok(early)
  assert.equal(late, early)
  assert.equal(own, 'gas', 'what its own basket needs')
})

test('a failure empties the element and is told as an event, and the page goes on', async t => {
  const page = await opened(t)
  const thrown = []
  page.on('pageerror', error => thrown.push(error))
  await page.evaluate(() => {
    window.visit.recommender.free()
    window.visit.setBasket([{ id: 'stove', quantity: 1 }])
  })
  assert.deepEqual(await cards(page), [])
  assert.ok((await told(page, 'error')).length > 0)
  assert.deepEqual(thrown, [])
})

test('under a strict policy with trusted types, everything done, nothing is refused', async t => {
  const page = await opened(t, { consent: 'session' })
  await card(page, 'mat').locator('[part~=dismiss]').click()
  await page.locator('alongside-slate [part=undo]').click()
  await card(page, 'mat').locator('[part~=add]').click()
  await page.locator('alongside-panel summary').click()
  await page.locator('alongside-panel input[value=more]').check()
  await page.locator('alongside-panel [data-action=forget]').click()
  assert.deepEqual(await refusals(page), [])
})
