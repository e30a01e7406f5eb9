/**
 * Every task, by keyboard alone. In: build/shop in Chromium. What must stay true: each sentence below; and after
 * each act the focus is somewhere a person would look for it.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFocused, press, shopVisitors, suggestedIds, suggestions } from './shop-visitor.mjs'

const { opened } = shopVisitors()

/** A visitor for whom a scene has been set, by keyboard. @param {string} name */
async function scene(name) {
  const page = await opened('/tour')
  await press(page, `[data-scene=${name}]`)
  await suggestions(page).first().waitFor()
  return page
}

const count = page => page.locator('.basket-count').textContent()

test('find a product by searching', async () => {
  const page = await opened('/')
  await press(page, '.search input', 'F')
  await page.keyboard.type('oam roller')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/search/**')
  assert.ok(await isFocused(page, 'h1'))
  await press(page, '[data-product-id=roller-foam]')
  assert.equal(await count(page), '1')
})

test('look into the basket, and come back to where one was', async () => {
  const page = await scene('completion')
  await press(page, '.to-peek')
  assert.ok(await isFocused(page, '.peek h2'))
  await press(page, '.peek a.button')
  await page.waitForURL('**/basket')
  await press(page, '.to-peek')
  await page.keyboard.press('Escape')
  assert.ok(await isFocused(page, '.to-peek'))
})

test('add a suggestion: the focus is on its neighbour', async () => {
  const page = await scene('completion')
  await press(page, '[part=add]')
  assert.equal(await count(page), '2')
  assert.ok(await isFocused(page, '[part=add]'))
})

test('read why, and add what would do as well', async () => {
  const page = await scene('ecosystem')
  const before = Number(await count(page))
  await press(page, '[part=why] summary')
  await press(page, '[part=others] summary')
  await press(page, '.others button')
  assert.equal(await count(page), String(before + 1))
})

test('turn a suggestion down, and take that back', async () => {
  const page = await scene('completion')
  const before = await suggestedIds(page)
  await press(page, '[part=dismiss]')
  assert.ok(await isFocused(page, '[part=undo]'))
  await page.keyboard.press('Enter')
  assert.deepEqual(await suggestedIds(page), before)
  assert.ok(await isFocused(page, '[part=dismiss]'))
})

test('say why something is not for one: the focus stays in its place', async () => {
  const page = await scene('refusing')
  await press(page, '[part=dismiss]')
  await press(page, '.gone .plain')
  assert.ok(await isFocused(page, '.gone [part=undo]'))
})

test('switch a product off for good', async () => {
  const page = await scene('refusing')
  const [first] = await suggestedIds(page)
  await press(page, '[part=dismiss]')
  await press(page, '.gone .plain:last-child')
  assert.ok(await isFocused(page, '.gone [part=undo]'))
  await page.reload()
  await suggestions(page).first().waitFor()
  assert.ok(!(await suggestedIds(page)).includes(first))
})

test('leave a product out of all reasons, and take that back where one’s settings are', async () => {
  const page = await scene('refusing')
  const before = await suggestedIds(page)
  await press(page, '[part=why] summary')
  await press(page, '[part=why] button')
  assert.ok(await isFocused(page, '.gone [part=undo]'))
  assert.notDeepEqual(await suggestedIds(page), before)
  await press(page, '[part=settings]')
  await press(page, 'section > details > summary')
  await press(page, '[part=undo]')
  assert.deepEqual(await suggestedIds(page), before)
})

test('go from a suggestion to one’s own settings, and switch all off in one act', async () => {
  const page = await scene('completion')
  await press(page, '[part=settings]')
  assert.ok(await isFocused(page, 'input[name=frequency][value=normal]'))
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  assert.ok(await isFocused(page, 'input[name=frequency][value=off]'))
  assert.deepEqual(await suggestedIds(page), [])
})

test('leave a category out', async () => {
  const page = await scene('muting')
  await press(page, '[part=settings]')
  await press(page, 'section > details > summary')
  await press(page, '.departments input', 'Space')
  await page.locator('.departments input:not(:checked)').first().waitFor({ state: 'attached' })
  assert.ok(await isFocused(page, '.departments input:not(:checked)'))
})

test('forget everything', async () => {
  const page = await scene('forgetting')
  await press(page, '[part=settings]')
  await press(page, '[data-action=forget]')
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0)
  assert.ok(await isFocused(page, '[data-action=forget]'))
})

test('go backstage, jump to December, and come back', async () => {
  const page = await scene('completion')
  await press(page, '[data-action=backstage]')
  assert.ok(await isFocused(page, '.backstage h2'))
  await press(page, 'input[name=time]', 'ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  assert.match(await page.locator('.backstage [role=status]').innerText(), /December/)
  await page.keyboard.press('Escape')
  assert.ok(await isFocused(page, '[data-action=backstage]'))
})
