/**
 * The path of the demo shop's shopper: what is suggested, why, and every way to turn it down.
 * In: build/shop in Chromium. What must stay true: each sentence below.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tour } from './shop-tour.mjs'
import {
  add,
  CAMERA,
  goTo,
  isFocused,
  leavesNothing,
  leftBehind,
  loaded,
  NOTHING,
  press,
  remember,
  shopVisitors,
  speak,
  suggestedIds,
  suggestions,
  turnDown,
} from './shop-visitor.mjs'

const { opened } = shopVisitors()

/** A visitor at the basket, the camera in it. @param {'none' | 'session' | 'persistent'} tier */
async function withCamera(tier = 'none') {
  const page = await opened(`/product/${CAMERA}`)
  if (tier !== 'none') await remember(page, tier)
  await add(page, CAMERA)
  await goTo(page, '/basket')
  await suggestions(page).first().waitFor()
  return page
}

test('a camera in the basket brings suggestions, a memory card among them', async () => {
  const page = await withCamera()
  const ids = await suggestedIds(page)
  assert.ok(
    ids.some(id => id?.startsWith('card-')),
    `no memory card in ${ids}`,
  )
  assert.ok(!ids.includes(CAMERA), 'the camera itself is suggested')
})

test('every reason names the camera, the only thing in the basket', async () => {
  const page = await withCamera()
  const reasons = await page.locator('alongside-slate [part~=reason]').allTextContents()
  assert.ok(reasons.length > 0)
  for (const reason of reasons) assert.match(reason, /Nova mirrorless camera/)
})

test('a suggestion that is added is in the basket and no longer suggested', async () => {
  const page = await withCamera()
  const [id] = await suggestedIds(page)
  await suggestions(page).first().locator('[part~=add]').click()
  await page.locator(`.line[data-product-id="${id}"]`).waitFor()
  assert.ok(!(await suggestedIds(page)).includes(id ?? null))
  assert.equal(await page.locator('.basket-count').textContent(), '2')
})

test('a suggestion leads to its product page without a load, and costs there what it said', async () => {
  const page = await withCamera()
  const [id] = await suggestedIds(page)
  const price = await suggestions(page).first().locator('[part~=price]').textContent()
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
  await suggestions(page).first().locator('[part~=title]').click()
  await page.waitForURL(`**/product/${id}`)
  assert.ok(await page.evaluate(() => 'sameDocument' in globalThis))
  assert.match(price ?? '', /^€\d/)
  assert.equal(await page.locator('.product-price').textContent(), price)
})

for (const tier of /** @type {const} */ (['session', 'persistent'])) {
  test(`"not for me" holds after a reload when memory is ${tier}`, async () => {
    const page = await withCamera(tier)
    const before = await suggestedIds(page)
    await turnDown(page)
    assert.ok(!(await suggestedIds(page)).includes(before[0] ?? null), 'it is still there')
    await page.reload()
    await loaded(page)
    await suggestions(page).first().waitFor()
    assert.ok(!(await suggestedIds(page)).includes(before[0] ?? null), 'it came back')
  })
}

test('"not for me" can be taken back in place', async () => {
  const page = await withCamera()
  const before = await suggestedIds(page)
  await turnDown(page)
  await page.locator('alongside-slate [part~=undo]').click()
  assert.deepEqual(await suggestedIds(page), before)
})

test('the front page speaks of what is liked, every other placement for the camera', async () => {
  const page = await opened('/')
  /** @type {string[]} */
  const spoken = []
  await tour(page, async stop => {
    if ((await suggestedIds(page)).length > 0) spoken.push(stop)
  })
  assert.deepEqual(spoken, ['home', 'product', 'basket', 'checkout', 'done', 'panel'])
})

test('off silences every placement at once and stays off after a reload', async () => {
  const page = await withCamera('session')
  await speak(page, 'off')
  assert.deepEqual(await suggestedIds(page), [])
  for (const path of ['/checkout', '/done', `/product/${CAMERA}`, '/basket']) {
    if (path === '/done') await page.locator('[data-action=order]').click()
    else await page.goto(path)
    await loaded(page)
    assert.equal(await page.locator('alongside-slate').count(), 1, `${path} has a placement`)
    assert.deepEqual(await suggestedIds(page), [], `${path} is silent`)
    if (path === `/product/${CAMERA}`) await add(page, CAMERA)
  }
  await speak(page, 'normal')
  await suggestions(page).first().waitFor()
})

test('checkout suggests one thing only: what the camera needs', async () => {
  const page = await withCamera()
  await speak(page, 'more')
  await goTo(page, '/checkout')
  assert.deepEqual(await suggestedIds(page), ['card-64'])
})

test('forget leaves nothing on the device, and nothing comes back by itself', async () => {
  const page = await withCamera('persistent')
  await speak(page, 'more')
  await turnDown(page)
  const before = await leftBehind(page)
  assert.ok(before.local.length >= 2 && before.session.length >= 1, 'there is something to forget')
  await page.locator('alongside-panel [data-action=forget]').click()
  await leavesNothing(page)
  await page.locator('.brand').click()
  await add(page, 'card-64')
  await page.reload()
  await loaded(page)
  assert.deepEqual(await leftBehind(page), NOTHING)
})

test('the whole way, from camera to order, needs a keyboard only', async () => {
  const page = await opened(`/product/${CAMERA}`)
  await press(page, '[data-action=add-to-basket]')
  await press(page, '.to-basket')
  await page.waitForURL('**/basket')
  assert.equal(await isFocused(page, 'h1'), true, 'focus is at the heading of the new page')
  const before = await suggestedIds(page)
  await press(page, '[part~=dismiss]')
  await press(page, '[part~=undo]')
  assert.deepEqual(await suggestedIds(page), before)
  await press(page, 'alongside-slate [part~=why] summary, summary')
  await press(page, '[part~=add]')
  assert.equal(await page.locator('.basket-count').textContent(), '2')
  await page.locator('h1').focus()
  await press(page, 'a[href="/checkout"]')
  await press(page, '[data-action=order]')
  await page.waitForURL('**/done')
  assert.equal(await isFocused(page, 'h1'), true)
  await press(page, 'input[name=frequency]', 'ArrowLeft')
  assert.ok(await page.locator('input[name=frequency][value=less]').isChecked())
  await press(page, '[data-action=forget]')
  await leavesNothing(page)
})

test('backstage says in words why each product was kept back', async () => {
  const page = await opened('/tour')
  await page.locator('[data-scene=completion]').click()
  await suggestions(page).first().waitFor()
  await page.locator('[data-action=backstage]').click()
  const said = await page.locator('.withheld li p').allInnerTexts()
  assert.ok(said.length > 0)
  for (const sentence of said) assert.match(sentence, /^[a-z][^{}]+ [^{}]+$/)
})
