/**
 * The page of all states, opened in every way a shopper may see it. In: build/shop. Out: the ways, and `opened`.
 * What must stay true: a page is handed on only once every state is drawn.
 */

/** @typedef {{ width: number, colorScheme?: 'light' | 'dark', forcedColors?: 'active', locale?: string, text?: number }} Way */

/** @type {Record<string, Way>} */
export const ways = {
  light: { width: 1024 },
  dark: { width: 1024, colorScheme: 'dark' },
  'forced colours': { width: 1024, forcedColors: 'active' },
  'right to left, 40 % longer': { width: 1024, locale: 'pseudo' },
  '320 px': { width: 320 },
  '1280 px, German': { width: 1280, locale: 'de' },
  '200 % text, French': { width: 1024, locale: 'fr', text: 2 },
}

/**
 * @param {import('playwright-core').Browser} browser @param {string} url of the shop's server @param {Way} way
 */
export async function opened(browser, url, { width, locale = 'en', text = 1, ...media }) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
    ...media,
  })
  const page = await context.newPage()
  await page.goto(`${url}states.html?locale=${locale}`)
  await page.waitForFunction(() => document.documentElement.dataset['state'] === 'ready')
  await page.evaluate(share => {
    document.documentElement.style.fontSize = `${share * 100}%`
  }, text)
  // The chosen buttons keep no ring: a picture shows a state and not where the test has been.
  await page.evaluate(() => {
    const active = /** @type {HTMLElement | null} */ (document.activeElement)
    active?.blur()
  })
  return page
}
