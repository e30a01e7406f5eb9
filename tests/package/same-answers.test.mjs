/**
 * Native and wasm are one engine: the same slate for the same request, to the last bit of every score.
 * In: the command line, dist/, the demo shop's model. 256 requests, 10,000 with ALONGSIDE_FULL.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { alongside } from './tent.mjs'

const inRepository = path => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const model = inRepository('build/model/model.alongside')
const catalogue = inRepository('build/model/catalogue.json')
const { products } = JSON.parse(readFileSync(catalogue, 'utf8'))
const recommender = await alongside.Recommender.load({ model, catalogue })

const id = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...products.map(one => one.id)) },
  fc.constant('ufo'),
)
const moment = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })
const ids = maxLength => fc.array(id, { maxLength })
const euros = fc.double({ min: 0, max: 3_000, noNaN: true })
const recent = fc.array(fc.record({ id, at: moment }, { requiredKeys: ['id'] }), { maxLength: 4 })

const context = fc.record(
  {
    hemisphere: fc.constantFrom('north', 'south'),
    device: fc.constantFrom('handset', 'tablet', 'desktop'),
    orderValue: euros,
    budgetLeft: euros,
    stage: fc.constantFrom(
      'firstVisit',
      'browsing',
      'basket',
      'checkout',
      'afterPurchase',
      'returning',
    ),
    gift: fc.boolean(),
  },
  { requiredKeys: [] },
)

const asked = fc.record({
  request: fc.record(
    {
      basket: fc.array(fc.record({ id, quantity: fc.integer({ min: 0, max: 9 }) }), {
        maxLength: 12,
      }),
      placement: fc.constantFrom('home', 'product', 'basket', 'drawer', 'checkout', 'done'),
      viewing: id,
      viewed: recent,
      searched: recent,
      removed: ids(2),
      returned: ids(2),
      unavailable: ids(4),
      prices: fc.array(fc.record({ id, price: euros }), { maxLength: 3 }),
      limit: fc.integer({ min: 0, max: 8 }),
      frequency: fc.constantFrom('less', 'normal', 'more'),
      consent: fc.constantFrom('none', 'session', 'persistent'),
      context,
    },
    { requiredKeys: ['basket', 'placement'] },
  ),
  clock: fc.record({
    now: moment,
    utcOffsetMinutes: fc.integer({ min: -720, max: 840 }),
    seed: fc.integer({ min: 0, max: 99 }),
  }),
})

/** The slates the command line gives for these requests. */
function native(requests) {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-'))
  try {
    const file = join(folder, 'asked.jsonl')
    writeFileSync(file, requests.map(one => JSON.stringify(one)).join('\n'))
    const printed = execFileSync(
      inRepository('target/release/alongside'),
      ['explain', model, '--requests', file],
      { encoding: 'utf8', maxBuffer: 1 << 30 },
    )
    return printed
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The engine's own part of a slate: without the words and pictures the package adds. */
function bare({ suggestions, silence, withheld, fallback }) {
  return {
    suggestions: suggestions.map(one => ({
      id: one.id,
      score: one.score,
      kind: one.kind,
      confidence: one.confidence,
      code: one.reason.code,
      anchors: one.reason.anchors,
      evidence: one.reason.evidence,
      alternatives: one.alternatives,
    })),
    silence: silence && { code: silence.code, until: silence.until },
    withheld: withheld.map(({ id, rule, until }) => ({ id, rule, until })),
    fallback,
  }
}

test('native and wasm give the same slate, bit for bit', () => {
  const requests = fc.sample(asked, {
    numRuns: process.env.ALONGSIDE_FULL ? 10_000 : 256,
    seed: 2026,
  })
  const expected = native(requests)
  assert.equal(expected.length, requests.length)
  let spoken = 0
  for (const [place, { request, clock }] of requests.entries()) {
    const slate = recommender.recommend(request, clock)
    spoken += slate.suggestions.length
    assert.deepEqual(bare(slate), bare(expected[place]), JSON.stringify({ request, clock }))
  }
  assert.ok(spoken > requests.length, 'many of these requests have something to say')
})
