/**
 * `npm run bench:page`: what a shopper waits for, in the demo shop in Chromium. In: build/shop. Out: three
 * figures beside their budgets, each the median of several runs; nothing fails, for machines differ.
 */
import { readFileSync } from 'node:fs'
import { inRoot, shopFolder } from './paths.mjs'
import { main } from './progress.mjs'
import { serveShop } from './serve.mjs'
import { chromiumPath, browser as findBrowser } from './steps/browser.mjs'
import { buildShop, prepareTools } from './steps.mjs'

const RUNS = 7
/** A phone of the lower middle class beside a desk. */
const SLOWER = 4

const VITALS = inRoot('node_modules', 'web-vitals', 'dist', 'web-vitals.iife.js')
const WATCH = `
  window.interactions = []
  webVitals.onINP(({ value }) => window.interactions.push(value), { reportAllChanges: true, durationThreshold: 16 })
  const drawn = () => document.querySelector('alongside-slate')?.shadowRoot?.querySelector('[part~=card]')
  const look = () => {
    if (drawn()) window.firstSlate ??= performance.now()
    else requestAnimationFrame(look)
  }
  look()
`

/** @typedef {import('playwright-core').Page} Page */

/** @param {number[]} values */
const median = values => values.sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN

/** From the beginning of a load to the first card, the basket kept in the tab. @param {Page} page */
async function coldLoad(page) {
  await page.reload()
  await page.waitForFunction(() => 'firstSlate' in globalThis)
  return page.evaluate(() => Number(Reflect.get(globalThis, 'firstSlate')))
}

/** From a change of the basket to the frame that shows the new slate. @param {Page} page */
const basketChange = page =>
  page.evaluate(async () => {
    const button = document.querySelector('.stepper button:last-child')
    const begun = performance.now()
    if (button instanceof HTMLElement) button.click()
    await new Promise(shown => requestAnimationFrame(() => setTimeout(shown)))
    return performance.now() - begun
  })

/** The slowest of: turning down, undo, why, off and on. @param {Page} page */
async function interaction(page) {
  for (const part of ['dismiss', 'undo', 'why'])
    await page.locator(`alongside-slate [part=${part}] >> visible=true`).first().click()
  for (const choice of ['off', 'normal'])
    await page.locator(`alongside-panel input[value=${choice}]`).check({ force: true })
  await page.waitForTimeout(500)
  return page.evaluate(() => Math.max(...Reflect.get(globalThis, 'interactions'), 0))
}

await main(async () => {
  await prepareTools()
  await buildShop()
  await findBrowser()
  const { chromium } = await import('playwright-core')
  const server = await serveShop({ root: shopFolder, port: 0 })
  const browser = await chromium.launch({ executablePath: chromiumPath() })
  const page = await browser.newPage({ baseURL: server.url })
  await page.addInitScript({ content: `${readFileSync(VITALS)};${WATCH}` })
  await page.goto('/tour')
  await page.locator('label[for=remember-session]').click()
  await page.locator('[data-scene=refusing]').click()
  await page.waitForFunction(() => 'firstSlate' in globalThis)

  const cold = []
  for (let run = 0; run < RUNS; run += 1) cold.push(await coldLoad(page))
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const changes = []
  for (let run = 0; run < RUNS; run += 1) changes.push(await basketChange(page))
  const slowest = await interaction(page)

  const line = (
    /** @type {string} */ what,
    /** @type {number} */ ms,
    /** @type {number} */ budget,
  ) => console.log(`${what.padEnd(58)}${ms.toFixed(0).padStart(6)} ms of ${budget}`)
  line('cold load to first slate', median(cold), 300)
  line(`basket change to slate, CPU ${SLOWER} times slower`, median(changes), 100)
  line(`slowest interaction to next paint, CPU ${SLOWER} times slower`, slowest, 50)
  await browser.close()
  await server.close()
})
