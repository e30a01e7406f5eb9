/**
 * The demo shop, served and opened in a real browser. In: nothing but build/shop. Out: `opened`, a
 * fresh visitor per call, and what can be asked of one. What must stay true: a visitor stands in
 * the shop only once everything has loaded, and two visitors share nothing.
 */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { chromium } from 'playwright-core'
import { shopFolder } from '../../scripts/paths.mjs'
import { serveShop } from '../../scripts/serve.mjs'
import { chromiumPath } from '../../scripts/steps/browser.mjs'
import { drawn } from './tent-visitor.mjs'

/** The camera of the acceptance: the product that others go with. */
export const CAMERA = 'camera-nova'

/** @typedef {import('playwright-core').Page} Page */

/** Starts server and browser around the tests of a file. Out: how to open the shop in them. */
export function shopVisitors() {
  /** @type {import('playwright-core').Browser} */
  let browser
  /** @type {Awaited<ReturnType<typeof serveShop>>} */
  let server
  before(async () => {
    server = await serveShop({ root: shopFolder, port: 0 })
    browser = await chromium.launch({ executablePath: chromiumPath() })
  })
  after(async () => {
    await browser?.close()
    await server?.close()
  })
  return {
    /**
     * A visitor with an empty device, at `path`, everything loaded.
     * @param {string} path
     * @param {import('playwright-core').BrowserContextOptions & { prepare?: (page: Page) => Promise<unknown> }} [options]
     *   `prepare` runs before the first request
     */
    async opened(path, { prepare, ...options } = {}) {
      const context = await browser.newContext({ baseURL: server.url, ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      await prepare?.(page)
      await page.goto(path)
      await loaded(page)
      return page
    },
  }
}

/** Waits until the page says that it has loaded and sends nothing any more. */
export async function loaded(/** @type {Page} */ page) {
  await page.getByText('Requests since loading: 0').waitFor()
}

/** Follows a link of the shop: a move within the page, not a load. @param {Page} page @param {string} path */
export async function goTo(page, path) {
  await page.locator(`main a[href="${path}"], header a[href="${path}"]`).first().click()
  await page.waitForURL(`**${path}`)
}

/** Puts products into the basket on their own pages. @param {Page} page @param {string} id */
export async function add(page, id) {
  await page.locator(`main [data-action=add-to-basket][data-product-id="${id}"]`).first().click()
}

/** @param {Page} page */
export const suggestions = page => page.locator('alongside-slate [part~=card][data-product-id]')

/** The ids of the suggestions in view, in order. @param {Page} page */
export async function suggestedIds(page) {
  await drawn(page)
  return suggestions(page).evaluateAll(cards =>
    cards.map(card => card.getAttribute('data-product-id')),
  )
}

/** Turns the first suggestion down. @param {Page} page */
export async function turnDown(page) {
  await suggestions(page).first().locator('[part~=dismiss]').click()
  await drawn(page)
}

/**
 * Tabs on until the focus is on such an element, then presses a key there.
 * @param {Page} page @param {string} selector @param {string} [key]
 */
export async function press(page, selector, key = 'Enter') {
  for (let steps = 0; steps < 200; steps += 1) {
    if (await isFocused(page, selector)) return page.keyboard.press(key)
    await page.keyboard.press('Tab')
  }
  return assert.fail(`${selector} can't be reached by Tab`)
}

/** Whether the focus is on such an element, inside shadow roots too. @param {Page} page @param {string} selector */
export async function isFocused(page, selector) {
  await drawn(page)
  return page.evaluate(wanted => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return active?.matches(wanted) ?? false
  }, selector)
}

/** Chooses what the device may remember. @param {Page} page @param {'none' | 'session' | 'persistent'} tier */
export async function remember(page, tier) {
  await page.locator(`label[for=remember-${tier}]`).click()
}

/** Chooses how often suggestions come. @param {Page} page @param {'off' | 'less' | 'normal' | 'more'} frequency */
export async function speak(page, frequency) {
  const choice = page.locator(`alongside-panel input[name=frequency][value=${frequency}]`)
  await choice.check({ force: true })
}

/** Everything a page can leave behind on a device, by name. @param {Page} page */
export async function leftBehind(page) {
  const cookies = await page.context().cookies()
  const inPage = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
  return { ...inPage, cookies: cookies.map(({ name }) => name) }
}

/** A device that holds nothing of ours. */
export const NOTHING = {
  local: [],
  session: [],
  databases: [],
  caches: [],
  workers: 0,
  cookies: [],
}

/**
 * Nothing is left: what the shopper did is gone at once, and the model as soon as nobody writes it any more.
 * @param {Page} page
 */
export async function leavesNothing(page) {
  assert.deepEqual({ ...(await leftBehind(page)), caches: [] }, NOTHING)
  const isEmpty = async () => (await caches.keys()).length === 0
  await page.waitForFunction(isEmpty).catch(() => {})
  assert.deepEqual(await leftBehind(page), NOTHING)
}
