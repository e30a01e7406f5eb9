/**
 * What is kept on the device, and what is not. In: dist/ and a storage that keeps a log.
 * What must stay true: consent none touches nothing, forgetting leaves nothing, and the list shows it all.
 */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import {
  dismiss,
  FREQUENCY,
  freshDevice,
  idsOf,
  local,
  MEMORY,
  open,
  session,
} from './storage-page.mjs'

beforeEach(freshDevice)

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
