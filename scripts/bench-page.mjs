/**
 * `npm run bench:page`: what a shopper waits for, in the demo shop in Chromium. In: build/shop. Out: three
 * figures beside their budgets, each the median of several runs, and the slowest interactions by name, with
 * what their time is made of, beside a press on the same page that only changes one word; nothing fails,
 * for machines differ.
 */
import { byDuration, press, watchEvents } from './page/press.mjs'
import { shopFolder } from './paths.mjs'
import { main } from './progress.mjs'
import { serveShop } from './serve.mjs'
import { chromiumPath, browser as findBrowser } from './steps/browser.mjs'
import { buildShop, prepareTools } from './steps.mjs'

/** @typedef {import('./page/press.mjs').Page} Page */
/** @typedef {import('./page/press.mjs').Timed} Timed */

const RUNS = 7
/** A phone of the lower middle class beside a desk. */
const SLOWER = 4
const NAMED = 3

/** Runs in the page: when the first card is there. */
function watchFirstSlate() {
  const look = () => {
    if (document.querySelector('alongside-slate')?.shadowRoot?.querySelector('[part~=card]'))
      Reflect.set(globalThis, 'firstSlate', performance.now())
    else requestAnimationFrame(look)
  }
  look()
}

/** @param {number[]} values */
const median = values => values.sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN

/** From the beginning of a load to the first card, the basket kept in the tab. @param {Page} page */
async function coldLoad(page) {
  await page.reload()
  await page.waitForFunction(() => 'firstSlate' in globalThis)
  return page.evaluate(() => Number(Reflect.get(globalThis, 'firstSlate')))
}

/** What a suggestion that is added changes: the slate, and by what is taken out again once more. */
const CHANGES = ['[part=add]', '.line:last-child [data-action=remove]']

/** From a change of the basket to the frame that shows another slate. @param {Page} page @param {string} by */
const basketChange = (page, by) =>
  page.evaluate(async by => {
    const slate = document.querySelector('alongside-slate')?.shadowRoot
    const list = slate?.querySelector('[part=list]')
    const button = slate?.querySelector(by) ?? document.querySelector(by)
    if (!list || !(button instanceof HTMLElement)) throw new Error(`No slate, or no ${by}.`)
    const shown = new Promise(seen => {
      const changed = () => requestAnimationFrame(() => setTimeout(seen))
      new MutationObserver(changed).observe(list, { childList: true })
    })
    const begun = performance.now()
    button.click()
    await shown
    return performance.now() - begun
  }, by)

/** A camera in the basket, nothing remembered yet. @param {Page} page */
async function set(page) {
  await page.locator('a[href="/tour"]').first().click()
  await page.locator('[data-scene=refusing]').click()
  await page.locator('alongside-slate [part~=card]').first().waitFor()
}

const ANY_PRESS = 'any press on this page that changes one word'

/** A button that does nothing but change its one word. @param {Page} page */
const addBareButton = page =>
  page.evaluate(() => {
    const button = document.createElement('button')
    button.className = 'bare'
    button.textContent = 'on'
    button.onclick = () => {
      button.textContent = button.textContent === 'on' ? 'of' : 'on'
    }
    document.querySelector('.page-head')?.append(button)
  })

/** In this order all can be done. */
const ACTS = {
  [ANY_PRESS]: '.bare',
  'why this?': 'alongside-slate [part=why] summary',
  'not for me': 'alongside-slate [part=dismiss]',
  undo: 'alongside-slate [part=undo]',
  add: 'alongside-slate [part=add]',
  'remove what was added': '.line:last-child [data-action=remove]',
  'one piece more': '.stepper button:last-child',
  'what is known, stored and left out': 'alongside-panel summary',
  'the same, folded away': 'alongside-panel summary',
  more: 'alongside-panel label:has([value=more])',
  off: 'alongside-panel label:has([value=off])',
  normal: 'alongside-panel label:has([value=normal])',
}

/** Each act some times over; of each the middle one, the slowest first. @param {Page} page */
async function interactions(page) {
  /** @type {Map<string, Timed[]>} */
  const timed = new Map(Object.keys(ACTS).map(name => [name, []]))
  for (let run = 0; run < RUNS; run += 1) {
    await set(page)
    await addBareButton(page)
    for (const [name, selector] of Object.entries(ACTS)) {
      timed.get(name)?.push(await press(page, selector))
    }
  }
  return [...timed]
    .map(([name, all]) => ({ name, ...all.sort(byDuration)[all.length >> 1] }))
    .sort(byDuration)
    .reverse()
}

/** @param {string} what @param {number} ms @param {number} budget */
function line(what, ms, budget) {
  console.log(`${what.padEnd(58)}${ms.toFixed(0).padStart(6)} ms of ${budget}`)
}

/** @param {Timed & { name: string }} one */
function detail({ name, duration, parts }) {
  const [waited, worked, drawn] = parts.map(ms => ms.toFixed(0))
  const made = `waited ${waited}, worked ${worked}, drawn ${drawn}`
  console.log(`  ${name.padEnd(56)}${duration.toFixed(0).padStart(6)} ms: ${made}`)
}

await main(async () => {
  await prepareTools()
  await buildShop()
  await findBrowser()
  const { chromium } = await import('playwright-core')
  const server = await serveShop({ root: shopFolder, port: 0 })
  const browser = await chromium.launch({ executablePath: chromiumPath() })
  const page = await browser.newPage({ baseURL: server.url })
  await page.addInitScript(watchFirstSlate)
  await page.addInitScript(watchEvents)
  await page.goto('/tour')
  await set(page)
  await page.locator('label[for=remember-session]').click()

  const cold = []
  for (let run = 0; run < RUNS; run += 1) cold.push(await coldLoad(page))
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const changes = []
  for (let run = 0; run < RUNS; run += 1) {
    await set(page)
    for (const by of CHANGES) changes.push(await basketChange(page, by))
  }
  const pressed = await interactions(page)
  const slowest = pressed.filter(({ name }) => name !== ANY_PRESS)

  line('cold load to first slate', median(cold), 300)
  line(`basket change to slate, CPU ${SLOWER} times slower`, median(changes), 100)
  const what = `slowest interaction to next paint, CPU ${SLOWER} times slower`
  line(what, slowest[0]?.duration ?? Number.NaN, 50)
  for (const one of slowest.slice(0, NAMED)) detail(one)
  for (const one of pressed.filter(({ name }) => name === ANY_PRESS)) detail(one)
  await browser.close()
  await server.close()
})
