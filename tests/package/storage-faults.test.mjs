/**
 * Storage that is damaged, newer, too old, too large, full or forbidden. In: dist/ and faults at each call.
 * What must stay true: nothing throws, every slate is whole, and what is damaged makes the shop quieter.
 */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { dismiss, freshDevice, idsOf, local, MEMORY, open, session } from './storage-page.mjs'
import { noon } from './tent.mjs'

beforeEach(freshDevice)

test('a damaged memory makes the shop quieter and is then written anew', () => {
  for (const damage of [
    '{"v":1,"data":',
    '',
    'null',
    '[]',
    '{"v":"1"}',
    '{"v":1,"data":{"a":1}}',
  ]) {
    local.items.set(MEMORY, damage)
    const visit = open('persistent')
    assert.ok(idsOf(visit).length <= 2, `as at Less, after ${damage}`)
    dismiss(visit, 'mat')
    assert.deepEqual(JSON.parse(local.items.get(MEMORY)).data.dismissed[0].id, 'mat')
  }
})

test('what a newer alongside wrote is left as it is, until the shopper says forget', () => {
  const newer = JSON.stringify({ v: 99, savedAt: noon, data: { version: 99, wishes: ['?'] } })
  local.items.set(MEMORY, newer)
  const visit = open('persistent')
  dismiss(visit, 'mat')
  assert.ok(!idsOf(visit).includes('mat'))
  assert.equal(local.items.get(MEMORY), newer)
  visit.forget()
  assert.equal(local.items.size, 0)
})

test('a page where storage itself is forbidden works from its own memory', () => {
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(globalThis, name, {
      get: () => {
        throw new DOMException('forbidden', 'SecurityError')
      },
      configurable: true,
    })
  }
  try {
    const visit = open('persistent')
    dismiss(visit, 'mat')
    visit.setFrequency('more')
    assert.ok(!idsOf(visit).includes('mat'))
    visit.forget()
    assert.deepEqual(visit.stored(), [])
  } finally {
    Reflect.deleteProperty(globalThis, 'localStorage')
    Reflect.deleteProperty(globalThis, 'sessionStorage')
  }
})

const FAULTS = ['getItem', 'setItem', 'removeItem']

for (const what of FAULTS) {
  test(`when every ${what} fails, the page goes on from its own memory and tells no one`, () => {
    const before = open('persistent')
    dismiss(before, 'lantern')
    local.failing.add(what)
    session.failing.add(what)
    const visit = open('persistent')
    dismiss(visit, 'mat')
    visit.setFrequency('more')
    visit.setConsent('session')
    visit.setConsent('persistent')
    dismiss(visit, 'mat')
    assert.ok(!idsOf(visit).includes('mat'))
    visit.stored()
    visit.export()
    visit.forget()
    assert.equal(visit.consent, 'none')
  })
}

test('a record nobody came back to for ninety days is not read again, and is gone', () => {
  const day = 86_400_000
  dismiss(open('persistent'), 'mat')
  assert.ok(open('persistent', noon + 59 * day).export().memory.dismissed.length > 0)
  open('persistent', noon + 200 * day)
  assert.equal(local.items.size, 0)
})

test('a record of a version before it had an end is read, and then has one', () => {
  dismiss(open('persistent'), 'mat')
  const { data, v } = JSON.parse(local.items.get(MEMORY))
  local.items.set(MEMORY, JSON.stringify({ v, savedAt: noon, data }))
  const visit = open('persistent')
  assert.ok(!idsOf(visit).includes('mat'))
  dismiss(visit, 'lantern')
  const written = JSON.parse(local.items.get(MEMORY))
  assert.ok(written.expiresAt > noon && written.since === noon)
})

test('a record far too large is taken for damaged or for what it is, and never in the way', () => {
  const impressions = Array.from({ length: 50_000 }, (_, at) => ({ id: `p${at}`, days: [20_000] }))
  dismiss(open('persistent'), 'mat')
  const { v, data } = JSON.parse(local.items.get(MEMORY))
  local.items.set(MEMORY, JSON.stringify({ v, savedAt: noon, data: { ...data, impressions } }))
  const visit = open('persistent')
  dismiss(visit, 'lantern')
  const slate = visit.slate('basket')
  assert.equal(slate.suggestions.length === 0, slate.silence !== null)
})

const IDS = ['mat', 'lantern', 'sleeping-bag', 'gas-xl']

const TIERS = /** @type {const} */ (['none', 'session', 'persistent'])

const id = fc.constantFrom(...IDS)

const acts = fc.oneof(
  fc.record({ do: fc.constant('dismiss'), id }),
  fc.record({ do: fc.constant('see'), id }),
  fc.record({ do: fc.constant('consent'), to: fc.constantFrom(...TIERS) }),
  fc.record({ do: fc.constant('frequency'), to: fc.constantFrom('off', 'less', 'normal', 'more') }),
  fc.record({ do: fc.constant('reload'), consent: fc.constantFrom(undefined, ...TIERS) }),
  fc.record({ do: fc.constant('damage'), text: fc.oneof(fc.string(), fc.json()) }),
  fc.record({ do: fc.constant('fault'), what: fc.constantFrom(...FAULTS), on: fc.boolean() }),
  fc.record({ do: fc.constantFrom('pageView', 'forget', 'other tab erases') }),
)

test('whatever fails in whatever order: nothing throws, every slate is whole, no consent is no trace', () => {
  const numRuns = process.env.ALONGSIDE_FULL ? 3000 : 200
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 30 }), steps => {
      freshDevice()
      let visit = open()
      for (const step of steps) {
        local.touched = []
        session.touched = []
        const before = visit.consent
        visit = perform(visit, step)
        const statesConsent = ['consent', 'forget', 'reload', 'other tab erases'].includes(step.do)
        if (before === 'none' && visit.consent === 'none' && !statesConsent) {
          const touched = [...local.touched, ...session.touched].filter(act => act.endsWith(MEMORY))
          assert.deepEqual(touched, [])
        }
        visit.setBasket([{ id: 'tent', quantity: 1 }])
        const slate = visit.slate('basket')
        assert.equal(slate.suggestions.length === 0, slate.silence !== null)
        if (visit.frequency === 'off') assert.equal(slate.silence?.code, 'frequency-off')
      }
    }),
    { numRuns },
  )
})

/** Each act, on the visit; one that opens a new page answers with its visit. */

const PERFORM = {
  dismiss: (visit, { id }) => dismiss(visit, id),
  see: (visit, { id }) => visit.record({ type: 'impression', placement: 'basket', ids: [id] }),
  consent: (visit, { to }) => visit.setConsent(to),
  frequency: (visit, { to }) => visit.setFrequency(to),
  reload: (_, { consent }) => open(consent),
  damage: (_, { text }) => void local.items.set(MEMORY, text),
  fault: (_, { what, on }) => {
    for (const { failing } of [local, session]) on ? failing.add(what) : failing.delete(what)
  },
  pageView: visit => visit.pageView(),
  forget: visit => visit.forget(),
  'other tab erases': () => local.items.clear(),
}

const perform = (visit, step) => PERFORM[step.do](visit, step) ?? visit
