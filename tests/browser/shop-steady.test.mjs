/**
 * Nothing moves by itself, wherever suggestions appear. In: build/shop in Chromium on a slow device, web-vitals.
 * What must stay true: each placement's cumulative layout shift is 0, although the model comes last.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { add, CAMERA, loaded, remember, shopVisitors, suggestions } from './shop-visitor.mjs'

const { opened } = shopVisitors()
const VITALS = readFileSync(
  fileURLToPath(new URL('./web-vitals.iife.js', import.meta.resolve('web-vitals'))),
  'utf8',
)
const WATCH = `
  window.shifts = []
  webVitals.onCLS(({ value }) => window.shifts.push(value), { reportAllChanges: true })
`

/** Like a phone of the lower middle class beside this machine. */
const SLOWER = 4

/** A visitor on a slow device with the camera in the basket, who may be remembered in this tab. */
async function slowVisitor() {
  const page = await opened(`/product/${CAMERA}`, { viewport: { width: 1280, height: 1600 } })
  await remember(page, 'session')
  await add(page, CAMERA)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.addInitScript({ content: `${VITALS}; ${WATCH}` })
  return page
}

/** What web-vitals reports when the shopper leaves. @param {import('playwright-core').Page} page */
async function shifted(page) {
  await page.waitForTimeout(300)
  return page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    return window['shifts'].at(-1)
  })
}

const comes = page => suggestions(page).first().waitFor()

for (const [placement, path] of Object.entries({
  home: '/',
  product: `/product/${CAMERA}`,
  basket: '/basket',
  checkout: '/checkout',
})) {
  test(`${placement}: suggestions come, and nothing moves`, async () => {
    const page = await slowVisitor()
    await page.goto(path)
    await loaded(page)
    await comes(page)
    assert.equal(await shifted(page), 0)
  })
}

test('drawer and done: suggestions come, and nothing moves', async () => {
  const page = await slowVisitor()
  await page.goto('/department/photo')
  await loaded(page)
  await page.locator('.to-peek').click()
  await comes(page)
  await page.keyboard.press('Escape')
  await page.locator('a[href="/basket"]').first().click()
  await page.locator('a[href="/checkout"]').click()
  await page.locator('[data-action=order]').click()
  await page.waitForURL('**/done')
  await comes(page)
  assert.equal(await shifted(page), 0)
})
