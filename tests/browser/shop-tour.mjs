/**
 * Once through the demo shop, as one visit. In: a page at the front door, and what to do at each
 * stop. Out: nothing. What must stay true: every kind of page is a stop, with something on it.
 */
import { add, CAMERA, goTo, suggestions } from './shop-visitor.mjs'

/**
 * @param {import('playwright-core').Page} page
 * @param {(stop: string) => Promise<unknown>} atStop
 */
export async function tour(page, atStop) {
  await atStop('home')
  await goTo(page, '/department/photo')
  await atStop('department')
  await goTo(page, `/product/${CAMERA}`)
  await atStop('product')
  await add(page, CAMERA)
  await goTo(page, '/basket')
  await suggestions(page).first().waitFor()
  await atStop('basket')
  await goTo(page, '/checkout')
  await atStop('checkout')
  await page.locator('[data-action=order]').click()
  await page.waitForURL('**/done')
  await atStop('done')
  await page.locator('alongside-panel summary').first().click()
  await atStop('panel')
}
