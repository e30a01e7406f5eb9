/**
 * The demo shop on a phone. In: build/shop in Chromium, 390 px wide. What must stay true: whoever has put
 * something into the basket sees a way there, and it covers nothing where there is another.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { add, CAMERA, shopVisitors } from './shop-visitor.mjs'

const { opened } = shopVisitors()
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

test('after "Added" a way to the basket is in view, and counts along', async () => {
  const page = await opened('/department/photo', PHONE)
  const pill = page.locator('.basket-pill')
  assert.ok(await pill.isHidden(), 'nothing in the basket yet')
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2))
  await page.locator('main [data-action=add-to-basket] >> visible=true').last().click()
  await pill.waitFor()
  assert.match(await pill.innerText(), /^Basket\s+1$/)
  await pill.click()
  await page.waitForURL('**/basket')
})

test('where the head can be seen, it alone leads to the basket', async () => {
  const page = await opened(`/product/${CAMERA}`, PHONE)
  await page.evaluate(() => scrollTo(0, 0))
  await add(page, CAMERA)
  await page.evaluate(() => scrollTo(0, 0))
  await page.locator('.basket-pill').waitFor({ state: 'hidden' })
})
