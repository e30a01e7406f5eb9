/**
 * What a shopper answers to `<alongside-slate>`, in a real browser. In: dist/ and the tent shop.
 * What must stay true: a shopper can take, refuse and take back every suggestion, and the page decides
 * what that does to the page.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { card, cards, drawn, focused, reload, tentVisitors, told } from './tent-visitor.mjs'

const { opened } = tentVisitors()

const status = page => page.locator('alongside-slate [role=status]').textContent()

test('add asks the page, the product leaves the slate, and the status says so', async t => {
  const page = await opened(t)
  await card(page, 'mat').locator('[part~=add]').click()
  const added = await told(page, 'add')
  assert.deepEqual(
    added.map(({ id }) => id),
    ['mat'],
  )
  assert.ok(!(await cards(page)).includes('mat'))
  assert.equal(await status(page), 'Added: Sleeping Mat')
})

test('an add the page refuses is not recorded as one', async t => {
  const page = await opened(t)
  await page.evaluate(() => {
    document.querySelector('alongside-slate')?.addEventListener('alongside-add', event => {
      event.preventDefault()
    })
  })
  await card(page, 'mat').locator('[part~=add]').click()
  assert.equal(await status(page), '')
})

test('a suggestion is opened by the page when the page says so', async t => {
  const page = await opened(t)
  const before = page.url()
  await card(page, 'mat').locator('[part~=title]').click()
  const selected = await told(page, 'select')
  assert.deepEqual(
    selected.map(({ id, placement }) => [id, placement]),
    [['mat', 'basket']],
  )
  assert.equal(page.url(), before)
})

test('"not for me" leaves a row with undo in its place, and undo brings the card back there', async t => {
  const page = await opened(t)
  const shown = await cards(page)
  const [first, ...others] = shown
  await card(page, first).locator('[part~=dismiss]').click()
  assert.deepEqual(await cards(page), others)
  const row = page.locator('alongside-slate li').first()
  assert.equal(await row.getAttribute('part'), 'placeholder')
  assert.equal(await focused(page), 'undo placeholder')
  await page.locator('alongside-slate [part=undo]').click()
  assert.deepEqual(await cards(page), shown)
  assert.equal(await focused(page), `dismiss ${first}`)
  assert.equal((await told(page, 'undo')).length, 1)
})

test('a press on "not for me" is answered by its row at once, and done when that is painted', async t => {
  const page = await opened(t)
  const [first, ...others] = await cards(page)
  const answer = await card(page, first).evaluate(row => {
    row.querySelector('[part~=dismiss]').click()
    const [pale] = row.getAnimations()
    return { isThere: row.isConnected, to: pale?.effect?.getKeyframes().at(-1)?.opacity }
  })
  assert.deepEqual(answer, { isThere: true, to: '0.5' })
  assert.deepEqual(await cards(page), others)
})

test('a card that tells the same stays as it stands, with what is unfolded, while others come and go', async t => {
  const page = await opened(t)
  const [first, second] = await cards(page)
  const stays = card(page, second)
  await stays.evaluate(node => {
    Reflect.set(window, 'before', node)
  })
  await stays.locator('[part=why] summary').click()
  await card(page, first).locator('[part~=dismiss]').click()
  await page.locator('alongside-slate [part=undo]').click()
  await page.evaluate(() => window.visit.setBasket([{ id: 'tent', quantity: 2 }]))
  assert.ok(await stays.evaluate(node => Reflect.get(window, 'before') === node))
  assert.ok(await stays.locator('[part=why]').evaluate(why => 'open' in why && why.open))
})

test('an act on a card that stayed tells the suggestion as it was answered last', async t => {
  const page = await opened(t)
  const lantern = () =>
    page.evaluate(() => window.visit.slate('basket').suggestions.find(of => of.id === 'lantern'))
  const before = await lantern()
  await page.evaluate(() =>
    window.visit.setBasket([...window.visit.basket, { id: 'boots', quantity: 1 }]),
  )
  const now = await lantern()
  assert.notEqual(before?.score, now?.score)
  await card(page, 'lantern').locator('[part~=dismiss]').click()
  const [{ suggestion }] = await told(page, 'dismiss')
  assert.equal(suggestion.score, now?.score)
})

test('why it is not for me may be said, is kept, and changes nothing else at once', async t => {
  const page = await opened(t, { consent: 'persistent' })
  const [first, ...others] = await cards(page)
  await card(page, first).locator('[part~=dismiss]').click()
  await page.getByRole('button', { name: 'Too dear' }).click()
  assert.equal(await status(page), 'Noted: Too dear.')
  assert.deepEqual(await cards(page), others)
  const kept = await page.evaluate(() => JSON.parse(localStorage['alongside:memory']).data)
  assert.deepEqual(
    kept.dismissed.map(({ id, why }) => [id, why]),
    [[first, 'tooDear']],
  )
  await page.locator('alongside-slate [part=undo]').click()
  assert.ok((await cards(page)).includes(first))
})

test('a product that is never to come again is switched off, and undo takes all of it back', async t => {
  const page = await opened(t, { consent: 'persistent' })
  const [first, ...others] = await cards(page)
  await card(page, first).locator('[part~=dismiss]').click()
  await page.getByRole('button', { name: 'Never again' }).click()
  assert.equal(await status(page), 'Noted: Never again.')
  assert.deepEqual(await cards(page), others)
  const chosen = async () => {
    await drawn(page)
    return page.evaluate(() => window.visit.choices().map(({ kind, name }) => [kind, name]))
  }
  assert.deepEqual(await chosen(), [
    ['dismissal', first],
    ['productOff', first],
  ])
  await page.locator('alongside-slate [part=undo]').click()
  assert.deepEqual(await chosen(), [])
  assert.deepEqual(await cards(page), [first, ...others])
})

test('what a reason rests on can be left out: all that rests on it goes, and undo brings it back', async t => {
  const page = await opened(t, { consent: 'persistent' })
  const shown = await cards(page)
  const why = card(page, shown[0]).locator('[part=why]')
  await why.locator('summary').click()
  await why.getByRole('button', { name: "Don't use: Two-Person Tent" }).click()
  assert.deepEqual(await cards(page), [])
  assert.equal(await status(page), 'No longer a reason: Two-Person Tent')
  assert.equal(await focused(page), 'undo placeholder')
  await page.locator('alongside-slate [part=undo]').click()
  assert.deepEqual(await cards(page), shown)
  assert.equal(await focused(page), `dismiss ${shown[0]}`)
})

test('undo brings back no card the engine would not give for the basket as it is now', async t => {
  const page = await opened(t)
  const [, second] = await cards(page)
  await card(page, second).locator('[part~=dismiss]').click()
  await page.evaluate(() => window.visit.setBasket([{ id: 'stove', quantity: 1 }]))
  const forTheStove = await cards(page)
  assert.ok(forTheStove.length > 1 && !forTheStove.includes(second), `${forTheStove}`)
  await page.locator('alongside-slate [part=undo]').click()
  assert.deepEqual(await cards(page), forTheStove)
  assert.equal(await page.locator('alongside-slate li').count(), forTheStove.length)
  assert.equal(await focused(page), `dismiss ${forTheStove[1]}`)
})

test('undo brings a card back in place of the one that filled its room', async t => {
  const page = await opened(t)
  const shown = await cards(page)
  const [first, ...others] = shown
  await card(page, first).locator('[part~=dismiss]').click()
  await page.evaluate(() => window.visit.setBasket([{ id: 'tent', quantity: 2 }]))
  const filled = await cards(page)
  assert.equal(filled.length, shown.length)
  assert.deepEqual(filled.slice(0, others.length), others)
  await page.locator('alongside-slate [part=undo]').click()
  assert.deepEqual(await cards(page), shown)
})

test('with storage allowed a dismissed product stays away after a reload', async t => {
  const page = await opened(t, { consent: 'persistent' })
  const [first] = await cards(page)
  await card(page, first).locator('[part~=dismiss]').click()
  await reload(page)
  const ids = await cards(page)
  assert.ok(ids.length > 0 && !ids.includes(first), `${ids}`)
})
