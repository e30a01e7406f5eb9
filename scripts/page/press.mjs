/**
 * A press as a hand does it, and what the browser says it took. In: a page of the shop, and on what to press.
 * Out: the slowest event of the press, with its three parts.
 * What must stay true: nothing of the test's own runs in the page between the press and the paint after it.
 */

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ duration: number, parts: number[] }} Timed how long to the next paint: waited, worked, drawn */

/** The pointer rests before it presses, and a press takes a moment. */
const REST_MS = 100
const HELD_MS = 60
/** What a press has set off is over by then. */
const SETTLE_MS = 600

/** Keeps every event of a press with its parts. Runs in the page, before all else. */
export function watchEvents() {
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

/**
 * Playwright's own click looks from within the page whether it meets its target, at the page's expense: here
 * the pointer is sent from outside.
 * @param {Page} page @param {string} selector @returns {Promise<Timed>}
 */
export async function press(page, selector) {
  const target = page.locator(`${selector} >> visible=true`).first()
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error(`${selector} is not there to be pressed.`)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(at.x, at.y)
  await page.waitForTimeout(REST_MS)
  await page.evaluate(() => Reflect.get(globalThis, 'events').splice(0))
  await page.mouse.click(at.x, at.y, { delay: HELD_MS })
  await page.waitForTimeout(SETTLE_MS)
  return slowestEvent(page)
}

/** What is quicker than the browser tells counts as nothing. @param {Page} page @returns {Promise<Timed>} */
async function slowestEvent(page) {
  /** @type {Timed[]} */
  const events = await page.evaluate(() => Reflect.get(globalThis, 'events'))
  return events.sort(byDuration).at(-1) ?? { duration: 0, parts: [0, 0, 0] }
}

export const byDuration = (/** @type {Timed} */ one, /** @type {Timed} */ other) =>
  one.duration - other.duration
