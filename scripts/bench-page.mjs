/**
 * `npm run bench:page`: what a shopper waits for, in the demo shop in Chromium. In: build/shop. Out: three
 * figures beside their budgets, each the median of several runs, and the slowest interactions by name, with
 * what their time is made of; nothing fails, for machines differ.
 */
import { shopFolder } from './paths.mjs'
import { main } from './progress.mjs'
import { serveShop } from './serve.mjs'
import { chromiumPath, browser as findBrowser } from './steps/browser.mjs'
import { buildShop, prepareTools } from './steps.mjs'

const RUNS = 7
/** A phone of the lower middle class beside a desk. */
const SLOWER = 4
/** What an interaction has set off is over by then. */
const SETTLE_MS = 600
const NAMED = 3

/** Runs in the page: the first card, and every event of an interaction with its three parts. */
function watch() {
  const drawn = () =>
    document.querySelector('alongside-slate')?.shadowRoot?.querySelector('[part~=card]')
  const look = () => {
    if (drawn()) Reflect.set(globalThis, 'firstSlate', performance.now())
    else requestAnimationFrame(look)
  }
  look()
  /** @type {object[]} */
  const events = []
  Reflect.set(globalThis, 'events', events)
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      const event = /** @type {PerformanceEventTiming & { interactionId: number }} */ (entry)
      if (event.interactionId === 0) continue
      const { duration, startTime, processingStart, processingEnd } = event
      const parts = [processingStart, processingEnd, startTime + duration]
      events.push({ duration, parts: parts.map((end, at) => end - (parts[at - 1] ?? startTime)) })
    }
  }).observe(/** @type {object} */ ({ type: 'event', durationThreshold: 16, buffered: true }))
}

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ duration: number, parts: number[] }} Timed how long to the next paint: waited, worked, painted */

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

/** @param {string} selector */
const press = selector => (/** @type {Page} */ page) =>
  page.locator(`${selector} >> visible=true`).first().click()

/** A camera in the basket, nothing remembered yet. @param {Page} page */
async function set(page) {
  await page.locator('a[href="/tour"]').first().click()
  await page.locator('[data-scene=refusing]').click()
  await page.locator('alongside-slate [part~=card]').first().waitFor()
}

/** In this order all can be done. @type {[string, (page: Page) => Promise<void>][]} */
const ACTS = [
  ['why this?', press('alongside-slate [part=why] summary')],
  ['not for me', press('alongside-slate [part=dismiss]')],
  ['undo', press('alongside-slate [part=undo]')],
  ['add', press('alongside-slate [part=add]')],
  ['remove what was added', press('.line:last-child [data-action=remove]')],
  ['one piece more', press('.stepper button:last-child')],
  ['what is known, stored and left out', press('alongside-panel summary')],
  ['the same, folded away', press('alongside-panel summary')],
  ['more', press('alongside-panel label:has([value=more])')],
  ['off', press('alongside-panel label:has([value=off])')],
  ['normal', press('alongside-panel label:has([value=normal])')],
]

/** Each act some times over; of each the middle one. @param {Page} page */
async function interactions(page) {
  /** @type {Map<string, Timed[]>} */
  const timed = new Map(ACTS.map(([name]) => [name, []]))
  for (let run = 0; run < RUNS; run += 1) {
    await set(page)
    for (const [name, act] of ACTS) {
      await page.evaluate(() => Reflect.get(globalThis, 'events').splice(0))
      await act(page)
      await page.waitForTimeout(SETTLE_MS)
      timed.get(name)?.push(await slowestEvent(page))
    }
  }
  return [...timed]
    .map(([name, all]) => ({ name, ...all.sort(byDuration)[all.length >> 1] }))
    .sort(byDuration)
    .reverse()
}

const byDuration = (/** @type {Timed} */ one, /** @type {Timed} */ other) =>
  one.duration - other.duration

/** Of one act; what is quicker than the browser tells counts as nothing. @param {Page} page @returns {Promise<Timed>} */
async function slowestEvent(page) {
  /** @type {Timed[]} */
  const events = await page.evaluate(() => Reflect.get(globalThis, 'events'))
  return events.sort(byDuration).at(-1) ?? { duration: 0, parts: [0, 0, 0] }
}

await main(async () => {
  await prepareTools()
  await buildShop()
  await findBrowser()
  const { chromium } = await import('playwright-core')
  const server = await serveShop({ root: shopFolder, port: 0 })
  const browser = await chromium.launch({ executablePath: chromiumPath() })
  const page = await browser.newPage({ baseURL: server.url })
  await page.addInitScript(watch)
  await page.goto('/tour')
  await set(page)
  await page.locator('label[for=remember-session]').click()

  const cold = []
  for (let run = 0; run < RUNS; run += 1) cold.push(await coldLoad(page))
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const changes = []
  for (let run = 0; run < RUNS; run += 1) changes.push(await basketChange(page))
  const slowest = await interactions(page)

  const line = (
    /** @type {string} */ what,
    /** @type {number} */ ms,
    /** @type {number} */ budget,
  ) => console.log(`${what.padEnd(58)}${ms.toFixed(0).padStart(6)} ms of ${budget}`)
  line('cold load to first slate', median(cold), 300)
  line(`basket change to slate, CPU ${SLOWER} times slower`, median(changes), 100)
  line(
    `slowest interaction to next paint, CPU ${SLOWER} times slower`,
    slowest[0]?.duration ?? Number.NaN,
    50,
  )
  for (const { name, duration, parts } of slowest.slice(0, NAMED)) {
    const [waited, worked, painted] = parts.map(ms => ms.toFixed(0))
    const made = `waited ${waited}, worked ${worked}, drawn ${painted}`
    console.log(`  ${name.padEnd(56)}${duration.toFixed(0).padStart(6)} ms: ${made}`)
  }
  await browser.close()
  await server.close()
})
