/** The yardstick by hand: three queries on five products, a hit in first place, one in third, and a miss. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureAnswers } from '../../scripts/ranking/metrics.mjs'

// 0 tent, 1 stove, 2 gas, 3 mat, 4 lamp: nobody has bought the lamp yet.
const field = { products: 5, bought: Uint32Array.of(9, 4, 3, 2, 0), head: new Set([0]) }
const queries = [
  { id: 'a', context: [1], contextSize: 1, target: 0 },
  { id: 'b', context: [0, 1], contextSize: 2, target: 3 },
  { id: 'c', context: [0], contextSize: 5, target: 4 },
]
const answers = [
  { top: [0, 2, 3], place: 1 },
  { top: [2, 4, 3], place: 3 },
  { top: [1, 2, 3], place: 4 },
]
const figures = measureAnswers(queries, answers, field)

/** @param {number} found @param {number} wanted */
const near = (found, wanted) => assert.ok(Math.abs(found - wanted) < 1e-12, `${found}`)

test('hit rate counts a target anywhere in the list once', () => near(figures.hitRate, 2 / 3))

test('NDCG discounts a place by its logarithm, MRR by itself', () => {
  near(figures.ndcg, (1 + 1 / 2) / 3)
  near(figures.mrr, (1 + 1 / 3) / 3)
})

test('the percentile rank leaves out a target nobody bought before', () => {
  // First of 4 candidates is 100, third of 3 is a third.
  near(figures.meanPercentileRank, (100 + 100 / 3) / 2)
})

test('coverage is the share of the catalogue in any list', () => near(figures.coverage, 1))

test('the tail leaves out targets that sell by themselves', () => near(figures.tailHitRate, 1 / 2))

test('hit rates by basket size have no figure where there is no query', () => {
  assert.deepEqual(figures.bySize, [1, 1, 0, Number.NaN])
})

test('a target the catalogue does not know is a miss of the tail without a percentile', () => {
  const stranger = { id: 'd', context: [0], contextSize: 1, target: undefined }
  const found = measureAnswers([stranger], [{ top: [1] }], field)
  assert.equal(found.hitRate, 0)
  assert.equal(found.tailHitRate, 0)
  assert.ok(Number.isNaN(found.meanPercentileRank))
})
