/**
 * `<alongside-sharing>` in a real browser: sharing is the shopper's own act. In: dist/ and the tent shop.
 * What must stay true: it is off until they act, shows what it is about before it is saved, requests
 * nothing, and says why where it can't be on.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tentVisitors } from './tent-visitor.mjs'

const { device, opened } = tentVisitors()

/** Measures this page's visit and adds the control. @param {import('playwright-core').Page} page */
const withControl = page =>
  page.evaluate(async () => {
    const { measure } = await import('/dist/measure.js')
    window.taken = []
    window.measuring = measure(window.visit, { handOver: text => window.taken.push(text) })
    document.querySelector('footer')?.append(document.createElement('alongside-sharing'))
  })

const box = page => page.locator('alongside-sharing [data-action=share]')
const why = page => page.locator('alongside-sharing #why')

test('sharing is off until the shopper acts, by keyboard too, and off again at once', async t => {
  const page = await opened(t, { consent: 'persistent' })
  await withControl(page)
  assert.equal(await box(page).isChecked(), false)
  await box(page).focus()
  await page.keyboard.press('Space')
  assert.equal(await box(page).isChecked(), true)
  assert.equal(await page.evaluate(() => window.measuring.sharing), 'on')
  await page.keyboard.press('Space')
  assert.equal(await page.evaluate(() => window.measuring.sharing), 'off')
  assert.deepEqual(await page.evaluate(() => window.taken), [])
  assert.equal(await page.locator('alongside-sharing [data-handed="0"]').count(), 1)
})

test('where nothing is remembered, or the browser asks for privacy, the control says so', async t => {
  const page = await opened(t)
  await withControl(page)
  assert.ok(await box(page).isDisabled())
  assert.match((await why(page).textContent()) ?? '', /nothing is remembered/)
  const context = await device(t)
  await context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: true }),
  )
  const asking = await opened(t, { context, consent: 'persistent' })
  await withControl(asking)
  assert.ok(await box(asking).isDisabled())
  assert.match((await why(asking).textContent()) ?? '', /browser asks for privacy/)
})

test('a summary is shown whole before it can be saved, and counts what was seen', async t => {
  const page = await opened(t, { consent: 'persistent' })
  await withControl(page)
  await page.evaluate(() => window.visit.pageView())
  await page.waitForFunction(() => window.told.some(one => one.name === 'impression'))
  await page.waitForFunction(() => {
    const { counts } = window.measuring.measurements().summary
    return counts.rows.length > 0
  })
  await page.locator('alongside-sharing [data-action=summary]').click()
  const text = (await page.locator('alongside-sharing pre').textContent()) ?? ''
  const summary = JSON.parse(text)
  assert.equal(summary.sort, 'summary')
  assert.ok(summary.counts.rows.some(({ name }) => name === 'placement:basket'))
  const download = page.waitForEvent('download')
  await page.locator('alongside-sharing [data-action=save]').click()
  assert.equal((await download).suggestedFilename(), 'alongside-summary.json')
  const requests = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  )
  assert.ok(
    requests.every(path => !/answers|summary/.test(path)),
    `${requests}`,
  )
})
