/**
 * The tent shop's page, opened for a test. In: what the visitor allows. Out: `opened`, a visitor per call,
 * and what can be asked of one. What must stay true: a visitor has an empty device, and leaves when the
 * test ends, passed or failed, so that nothing keeps the next test or the end of the file waiting.
 */
import { after, before } from 'node:test'
import { openPage, openStage } from './stage.mjs'

/** @typedef {import('node:test').TestContext} Test */
/** @typedef {import('playwright-core').Page} Page */

/** Starts server and browser around the tests of a file. Out: how to open the page in them. */
export function tentVisitors() {
  /** @type {import('./stage.mjs').Stage} */
  let stage
  before(async () => {
    stage = await openStage()
  })
  after(() => stage?.close())

  /**
   * An empty device, for visits that share one.
   * @param {Test} test
   * @param {import('playwright-core').BrowserContextOptions} [options]
   */
  async function device(test, options) {
    const context = await stage.browser.newContext({ locale: 'en-GB', ...options })
    test.after(() => context.close())
    return context
  }

  return {
    device,
    /**
     * A visitor to the page, the tent in the basket, everything loaded.
     * @param {Test} test
     * @param {Parameters<typeof openPage>[1] & { files?: Record<string, string> }} [options]
     *   `files`: served in place of the shop's own, by path
     */
    async opened(test, { files, context, ...options } = {}) {
      const home = context ?? (await device(test))
      if (!files) return openPage(stage, { ...options, context: home })
      const shop = await openStage({ browser: stage.browser, files })
      test.after(() => shop.close())
      return openPage(shop, { ...options, context: home })
    },
  }
}

/** One suggestion. @param {Page} page @param {string | undefined} id */
export const card = (page, id) =>
  page.locator(`alongside-slate [part~=card][data-product-id="${id}"]`)

/** Slates follow a press, and a change, after the frame that answers it. @param {Page} page */
export const drawn = page =>
  page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))))

/** The ids of the suggestions, in order, as soon as they are drawn. @param {Page} page */
export async function cards(page) {
  await drawn(page)
  return page
    .locator('alongside-slate [part~=card]')
    .evaluateAll(all => all.map(one => one.dataset.productId))
}

/** What the elements have told the page under this name. @param {Page} page @param {string} name */
export async function told(page, name) {
  await drawn(page)
  return page.evaluate(
    name => window.told.filter(one => one.name === name).map(one => one.detail),
    name,
  )
}

/** The part or name of what has the focus, and of which row, through shadow roots. @param {Page} page */
export async function focused(page) {
  await drawn(page)
  return page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement
    const row = inner?.closest('li')
    const what = inner?.getAttribute('part') ?? inner?.getAttribute('value') ?? inner?.tagName
    const which = row?.matches('[part=placeholder]') ? 'placeholder' : row?.dataset.productId
    return `${what} ${which ?? ''}`.trim()
  })
}

/** Loads the page again and waits for its visit. @param {Page} page */
export async function reload(page) {
  await page.reload()
  await page.waitForFunction(() => document.documentElement.dataset.state === 'ready')
}
