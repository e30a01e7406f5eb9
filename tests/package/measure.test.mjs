/**
 * Measuring and sharing from the page's side. In: dist/, a device of its own, an experiment.
 * What must stay true: without the shopper's own yes the host's callback is never called; what it
 * is given is what the panel can list, to the byte.
 */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import * as storagePage from './storage-page.mjs'
import { freshDevice, MEMORY, Recommender, Visit } from './storage-page.mjs'
import { bytes, distFile, noon } from './tent.mjs'

/** @type {typeof import('../../www/alongside/measure.ts')} */
const { measure } = await import(distFile('measure.js').href)

const DAY = 86_400_000
const arm = (/** @type {string} */ name, share = 0.5) => ({ name, share })
const policy = {
  experiments: [
    {
      id: 'help',
      share: 1,
      starts: noon - DAY,
      ends: noon + 40 * DAY,
      varies: /** @type {const} */ ('presence'),
      outcome: /** @type {const} */ ('ordered'),
      arms: [{ ...arm('none'), holdsOut: true }, arm('all')],
    },
  ],
}
const recommender = await Recommender.load({ ...bytes(), policy })

/** @typedef {(...given: [...Parameters<typeof measure>, tell: (text: string) => void]) => ReturnType<typeof measure>} Build */

/** @type {Build} */
const honest = (visit, options) => measure(visit, options)

/** @type {Build} */
const saysYesItself = (visit, options) => {
  visit.record({ type: 'sharing', on: true })
  return measure(visit, options)
}

/** @type {Build} */
const tellsAnybody = (visit, options, tell) => measure(visit, { ...options, handOver: tell })

beforeEach(() => {
  freshDevice()
  setPrivacySignal(false)
})

/** @param {boolean} globalPrivacyControl */
function setPrivacySignal(globalPrivacyControl) {
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { globalPrivacyControl },
  })
}

/** A page of this device, `days` after the first. What it hands over lands in `taken`. */
function page({
  days = 0,
  taken = /** @type {string[]} */ ([]),
  hears = true,
  build = honest,
} = {}) {
  const events = new EventTarget()
  const clock = () => ({ now: noon + days * DAY })
  const visit = new Visit(recommender, { consent: 'persistent', clock })
  const handOver = (/** @type {string} */ text) => void taken.push(text)
  const measuring = build(visit, { page: events, ...(hears && { handOver }) }, handOver)
  return { visit, measuring, events }
}

/** Sees what the slate has, or is held out of it: either is an exposure. */
function look({ visit, events }) {
  visit.setBasket([{ id: 'tent', quantity: 1 }])
  const { suggestions, arms } = visit.slate('basket')
  const detail = { ids: suggestions.map(({ id }) => id), placement: 'basket', suggestions }
  if (suggestions.length > 0)
    events.dispatchEvent(new CustomEvent('alongside-impression', { detail }))
  else visit.record({ type: 'shown', placement: 'basket', suggestions: [] })
  return arms
}

const effectsOf = visit => JSON.parse(JSON.stringify(visit.export())).memory.effects

test('a page draws 64 bits once, and the arm they lead to stays', () => {
  const first = page()
  const { draw } = effectsOf(first.visit)
  assert.match(draw, /^[0-9a-f]{16}$/)
  const arms = look(first)
  assert.equal(arms?.length, 1)
  const later = page({ days: 3 })
  assert.equal(effectsOf(later.visit).draw, draw)
  assert.deepEqual(look(later), arms)
})

test('what was seen is counted by play, placement, department and confidence', () => {
  for (;;) {
    freshDevice()
    const here = page()
    if (look(here)?.[0]?.arm !== 'all') continue
    const { rows } = effectsOf(here.visit).periods[0]
    assert.deepEqual(
      new Set(rows.map(({ name }) => name.split(':')[0])),
      new Set(['play', 'placement', 'department', 'confidence']),
    )
    const { measures, summary } = here.measuring.measurements()
    assert.ok(measures.some(({ name }) => name === 'acceptance'))
    assert.equal(summary.sort, 'summary')
    break
  }
})

/** What happens to the answer of one device. */
function answers({ yes = true, signal = false, hears = true, build = honest } = {}) {
  const taken = /** @type {string[]} */ ([])
  const first = page({ taken, hears, build })
  if (yes) first.measuring.share(true)
  look(first)
  setPrivacySignal(signal)
  const later = page({ days: 20, taken, hears, build })
  for (let n = 0; n < 50; n++) later.visit.pageView()
  return { taken, later }
}

test('with the shopper’s yes an answer is handed over once, and the list holds its very bytes', () => {
  const { taken, later } = answers()
  assert.equal(taken.length, 1)
  assert.deepEqual(later.measuring.handed, taken)
  const [text = ''] = taken
  assert.equal(new TextEncoder().encode(text).length, 128)
  assert.equal(JSON.parse(text).experiment, 'help')
  const again = page({ days: 60, taken })
  again.visit.pageView()
  assert.equal(taken.length, 1, 'nor on another day')
})

/** R2 of the privacy note: a refusal, and a build that leaks just there. */
const refusals = {
  'without a yes': { how: { yes: false }, build: saysYesItself },
  // With the signal consent falls, and what was kept is gone: no build can leak it.
  'where the browser asks for privacy': { how: { signal: true }, build: undefined },
  'where the host does not ask': { how: { hears: false }, build: tellsAnybody },
}
for (const [when, { how, build }] of Object.entries(refusals)) {
  test(`${when} nothing is made and the callback is never called`, () => {
    assertNothingLeaves(answers(how))
  })

  if (!build) continue
  test(`${when} a build that leaks is found out`, () => {
    assert.throws(() => assertNothingLeaves(answers({ ...how, build })), assert.AssertionError)
  })
}

/** @param {ReturnType<typeof answers>} answered */
function assertNothingLeaves({ taken, later }) {
  assert.deepEqual(taken, [])
  assert.deepEqual(later.measuring.handed, [])
  assert.ok(!JSON.stringify(later.visit.export()).includes('\\"answer\\"'))
}

test('the control knows why nothing can be shared', () => {
  const reason = (/** @type {object} */ how) => page(how).measuring.sharing
  assert.equal(reason({}), 'off')
  assert.equal(reason({ hears: false }), 'nobody-asks')
  const here = page()
  here.measuring.share(true)
  assert.equal(here.measuring.sharing, 'on')
  here.visit.setConsent('none')
  assert.equal(here.measuring.sharing, 'nothing-remembered')
  setPrivacySignal(true)
  assert.equal(page().measuring.sharing, 'asks-for-privacy')
})

test('forgetting takes value, counts and the yes along', () => {
  const here = page()
  here.measuring.share(true)
  look(here)
  here.visit.forget()
  assert.equal(storagePage.local.items.get(MEMORY), undefined)
  const later = page({ days: 1 })
  assert.equal(later.measuring.sharing, 'off')
  assert.deepEqual(effectsOf(later.visit).exposures, [])
})
