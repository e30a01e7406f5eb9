/**
 * The demo shop as one file, opened from the disk. In: build/offline in Chromium, the network off. What must
 * stay true: it is the whole shop, it asks for nothing, and it can be sent.
 */
import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { offlineFile } from '../../scripts/paths.mjs'
import { chromiumPath } from '../../scripts/steps/browser.mjs'
import { add, CAMERA, goTo, loaded, suggestedIds, suggestions } from './shop-visitor.mjs'

/** @type {import('playwright-core').Browser} */
let browser
before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath() })
})
after(() => browser?.close())

const address = pathToFileURL(offlineFile).href

async function opened(t, path = '') {
  const context = await browser.newContext({ offline: true })
  t.after(() => context.close())
  const page = await context.newPage()
  const asked = []
  const failed = []
  page.on('request', request => asked.push(request.url()))
  page.on('pageerror', error => failed.push(error.message))
  await page.goto(`${address}${path}`)
  await loaded(page)
  return { page, asked, failed }
}

test('the file is at most 600 KB', () => {
  assert.ok(statSync(offlineFile).size <= 600 * 1024, `${statSync(offlineFile).size} bytes`)
})

test('from the disk, with no network: from camera to order, and nothing is asked for', async t => {
  const { page, asked, failed } = await opened(t)
  await goTo(page, '#/department/photo')
  await goTo(page, `#/product/${CAMERA}`)
  await add(page, CAMERA)
  await goTo(page, '#/basket')
  await suggestions(page).first().waitFor()
  assert.ok((await suggestedIds(page)).includes('card-64'))
  await suggestions(page).first().locator('[part~=title]').click()
  await page.waitForURL('**#/product/card-64')
  assert.match((await page.locator('h1').textContent()) ?? '', /memory card/)
  await page.goBack()
  await page.waitForURL('**#/basket')
  await goTo(page, '#/checkout')
  await page.locator('[data-action=order]').click()
  await page.waitForURL('**#/done')
  assert.equal(await page.locator('h1').textContent(), 'Thank you.')
  assert.deepEqual(
    asked.filter(url => !url.startsWith('data:') && !url.startsWith('blob:')),
    [address],
  )
  assert.deepEqual(failed, [])
})

test('every address of the file can be opened by itself', async t => {
  const { page } = await opened(t, '#/product/lamp-table')
  assert.match((await page.locator('h1').textContent()) ?? '', /Bedside lamp/)
})
