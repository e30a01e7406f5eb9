/**
 * Storage with faults, and the consent it is kept under. In: dist/ and a storage that fails on purpose.
 * What must stay true: consent none touches nothing, forgetting leaves nothing, and no fault ever throws.
 */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { alongside, bytes, noon } from './tent.mjs'

const MEMORY = 'alongside:memory'
const FREQUENCY = 'alongside:frequency'
const { Recommender, Visit } = alongside
const recommender = await Recommender.load(bytes())

/** A `Storage` that keeps a log and can be told to fail. */
class FakeStorage {
  items = new Map()
  /** @type {string[]} */
  touched = []
  /** @type {Set<string>} */
  failing = new Set()

  getItem = key => this.#do('getItem', key, () => this.items.get(key) ?? null)
  setItem = (key, text) => this.#do('setItem', key, () => void this.items.set(key, String(text)))
  removeItem = key => this.#do('removeItem', key, () => void this.items.delete(key))

  #do(what, key, act) {
    this.touched.push(`${what} ${key}`)
    if (this.failing.has(what)) throw new DOMException('refused', 'QuotaExceededError')
    return act()
  }
}

let local = new FakeStorage()
let session = new FakeStorage()
/** What a new page in the same browser starts with: the same storage, an empty page. */
const open = (
  /** @type {import("../../www/alongside/index.ts").Consent | undefined} */ consent = undefined,
) => new Visit(recommender, { ...(consent && { consent }), clock: () => ({ now: noon }) })
const idsOf = visit => {
  visit.setBasket([{ id: 'tent', quantity: 1 }])
  return visit.slate('basket').suggestions.map(({ id }) => id)
}
const dismiss = (visit, id) => visit.record({ type: 'dismissal', id })

beforeEach(() => {
  local = new FakeStorage()
  session = new FakeStorage()
  Object.assign(globalThis, { localStorage: local, sessionStorage: session })
})

test('without consent the memory is neither written nor read, whatever the shopper does', () => {
  const visit = open()
  dismiss(visit, 'mat')
  visit.record({ type: 'impression', placement: 'basket', ids: ['sleeping-bag'] })
  visit.switchCategory('sleep', false)
  visit.pageView()
  assert.ok(!idsOf(visit).includes('mat'), 'the page itself remembers')
  assert.deepEqual(local.touched, [`getItem ${FREQUENCY}`])
  assert.deepEqual(session.touched, [])
})

test('consent that is unknown erases nothing, consent that is refused erases at once', () => {
  dismiss(open('persistent'), 'mat')
  open()
  assert.ok(local.items.has(MEMORY))
  open('none')
  assert.deepEqual([...local.items.keys()], [])
})

for (const [consent, place] of /** @type {const} */ ([
  ['session', () => session],
  ['persistent', () => local],
])) {
  test(`under consent ${consent} a dismissed product stays away after a reload`, () => {
    dismiss(open(consent), 'mat')
    assert.deepEqual([...place().items.keys()], [MEMORY])
    assert.ok(!idsOf(open(consent)).includes('mat'))
    assert.ok(idsOf(open()).includes('mat'), 'without consent it is not read')
  })
}

test('opening pages starts no record; the first act does', () => {
  const visit = open('persistent')
  visit.pageView()
  idsOf(visit)
  assert.equal(local.items.size, 0)
  visit.record({ type: 'click', id: 'mat' })
  assert.equal(local.items.size, 1)
})

test('what happened on the page before consent came is kept from then on', () => {
  dismiss(open('persistent'), 'lantern')
  const visit = open()
  dismiss(visit, 'mat')
  visit.setConsent('persistent')
  const ids = idsOf(open('persistent'))
  assert.ok(!ids.includes('mat') && !ids.includes('lantern'), `${ids}`)
})

test('consent that comes late changes nothing about what this page has shown', () => {
  const visit = open()
  const see = placement => visit.record({ type: 'impression', placement, ids: ['mat'] })
  idsOf(visit)
  see('product')
  visit.pageView()
  see('basket')
  const remembered = () => JSON.parse(JSON.stringify(visit.export())).memory
  const before = remembered()
  visit.setConsent('persistent')
  assert.deepEqual(remembered(), { ...before, tier: 'persistent' })
  assert.equal(visit.slate('basket').silence, null)
})

test('a product seen on three pages before consent came was seen three times', () => {
  for (const kept of [false, true]) {
    if (kept) dismiss(open('persistent'), 'lantern')
    const visit = open()
    for (const placement of /** @type {const} */ (['product', 'basket', 'product'])) {
      visit.pageView()
      visit.record({ type: 'impression', placement, ids: ['mat'] })
    }
    visit.setConsent('persistent')
    const { data } = JSON.parse(local.items.get(MEMORY))
    assert.deepEqual(
      data.impressions.map(({ id, days }) => [id, days.length]),
      [['mat', 3]],
    )
    assert.equal(data.session.strips, 3)
    assert.equal(data.tier, 'persistent')
    local.items.clear()
  }
})

test('feedback that is none is refused at once and does not stand in the way of consent', () => {
  const visit = open()
  dismiss(visit, 'mat')
  for (const nonsense of [null, { type: 'wish' }]) {
    const record = () => visit.record(/** @type {any} */ (nonsense))
    assert.throws(record, { code: 'invalid-request' })
  }
  visit.setConsent('persistent')
  assert.ok(!idsOf(open('persistent')).includes('mat'))
})

test('opening pages before consent starts no record either', () => {
  const visit = open()
  visit.pageView()
  visit.setConsent('persistent')
  assert.equal(local.items.size, 0)
})

test('however long a page goes without consent, what it holds for later is bounded', () => {
  const visit = open()
  dismiss(visit, 'lantern')
  for (let n = 0; n < 1000; n += 1) visit.pageView()
  const { record } = recommender
  let told = 0
  recommender.record = (...given) => {
    told += 1
    return record.apply(recommender, given)
  }
  try {
    visit.setConsent('session')
    assert.equal(told, 3, 'the page views in a row are one')
    assert.ok(!idsOf(visit).includes('lantern'))
    visit.setConsent('none')
    for (let n = 0; n < 1000; n += 1) visit.record({ type: 'click', id: 'mat' })
    dismiss(visit, 'mat')
    told = 0
    visit.setConsent('session')
    assert.equal(told, 500)
    assert.ok(!idsOf(visit).includes('mat'), 'the newest is kept')
  } finally {
    recommender.record = record
  }
})

test('of two wishes to be on and off the last one holds, however long loading takes', async () => {
  const visit = new Visit(await Recommender.load({ ...bytes(), enabled: false }))
  await Promise.all([visit.setEnabled(true), visit.setEnabled(false)])
  assert.equal(visit.enabled, false)
  await Promise.all([visit.setEnabled(true), visit.setEnabled(false), visit.setEnabled(true)])
  assert.equal(visit.enabled, true)
  visit.end()
})

test('more consent takes the memory along, less consent erases it at once', () => {
  const visit = open('session')
  dismiss(visit, 'mat')
  visit.setConsent('persistent')
  assert.deepEqual([session.items.size, local.items.size], [0, 1])
  assert.ok(!idsOf(visit).includes('mat'))
  visit.setConsent('session')
  assert.deepEqual([session.items.size, local.items.size], [0, 0])
  assert.ok(idsOf(visit).includes('mat'))
})

test("a browser's privacy signal overrules the host, and the shopper overrules the signal", () => {
  Object.defineProperty(globalThis, 'navigator', {
    value: { globalPrivacyControl: true },
    configurable: true,
  })
  try {
    const visit = open('persistent')
    dismiss(visit, 'mat')
    assert.equal(visit.consent, 'none')
    assert.equal(local.items.size, 0)
    visit.setConsent('persistent', 'shopper')
    assert.equal(visit.consent, 'persistent')
    assert.equal(local.items.size, 1)
  } finally {
    Reflect.deleteProperty(globalThis, 'navigator')
  }
})

test('the frequency is kept on the act alone, without consent too, and Off stays off', () => {
  const visit = open()
  assert.equal(local.items.size, 0)
  visit.setFrequency('off')
  assert.deepEqual([...local.items], [[FREQUENCY, 'off']])
  const later = open()
  assert.equal(later.frequency, 'off')
  assert.deepEqual(idsOf(later), [])
  assert.equal(later.slate('product').silence?.code, 'frequency-off')
})

test('a frequency nobody knows is read as Less', () => {
  local.items.set(FREQUENCY, 'sometimes')
  assert.equal(open().frequency, 'less')
})

test('forgetting leaves nothing, and nothing more is kept until consent is stated again', () => {
  const visit = open('persistent')
  dismiss(visit, 'mat')
  visit.setFrequency('less')
  visit.forget()
  visit.pageView()
  dismiss(visit, 'lantern')
  assert.equal(local.items.size + session.items.size, 0)
  assert.deepEqual(visit.stored(), [])
  visit.setConsent('persistent')
  assert.ok(local.items.has(MEMORY))
})

test('what one tab erases the other does not write back', () => {
  const [one, other] = [open('persistent'), open('persistent')]
  dismiss(one, 'mat')
  dismiss(other, 'lantern')
  assert.ok(!idsOf(other).includes('mat'), 'it has read what the first has written')
  one.forget()
  dismiss(other, 'gas-xl')
  assert.equal(local.items.size, 0)
  assert.equal(other.consent, 'none')
})

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

test('the list of what is stored is what is stored, with its size', () => {
  const visit = open('persistent')
  dismiss(visit, 'mat')
  visit.setFrequency('more')
  const stored = visit.stored()
  assert.deepEqual(
    stored.map(({ key, purpose, until, bytes }) => ({ key, purpose, until, bytes })),
    [
      [MEMORY, 'memory'],
      [FREQUENCY, 'frequency'],
    ].map(([key, purpose]) => ({
      key,
      purpose,
      until: 'persistent',
      bytes: Buffer.byteLength(`${key}${local.items.get(key)}`),
    })),
  )
  const exported = JSON.parse(JSON.stringify(visit.export()))
  assert.equal(exported.stored.length, 2)
  assert.equal(exported.memory.dismissed[0].id, 'mat')
})

test('what an earlier consent has stored is listed and exported under any consent, or none', () => {
  for (const [tier, place] of /** @type {const} */ ([
    ['session', session],
    ['persistent', local],
  ])) {
    dismiss(open(tier), 'mat')
    const later = open()
    assert.deepEqual(
      later.stored().map(({ key, until }) => [key, until]),
      [[MEMORY, tier]],
    )
    const { stored } = JSON.parse(JSON.stringify(later.export()))
    assert.deepEqual(stored, [{ key: MEMORY, value: place.items.get(MEMORY) }])
    later.forget()
    assert.equal(place.items.size, 0)
  }
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

const IDS = ['mat', 'lantern', 'sleeping-bag', 'gas-xl']
const TIERS = /** @type {const} */ (['none', 'session', 'persistent'])
const FAULTS = ['getItem', 'setItem', 'removeItem']
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
      Object.assign(globalThis, {
        localStorage: new FakeStorage(),
        sessionStorage: new FakeStorage(),
      })
      local = /** @type {any} */ (globalThis.localStorage)
      session = /** @type {any} */ (globalThis.sessionStorage)
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
