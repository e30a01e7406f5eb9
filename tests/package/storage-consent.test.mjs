/**
 * Consent that comes, goes and comes late. In: dist/ and a storage that keeps a log.
 * What must stay true: what happened before it came is neither lost nor kept until it comes; less erases.
 */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import {
  dismiss,
  freshDevice,
  idsOf,
  local,
  MEMORY,
  open,
  Recommender,
  recommender,
  session,
  Visit,
} from './storage-page.mjs'
import { bytes } from './tent.mjs'

beforeEach(freshDevice)

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
