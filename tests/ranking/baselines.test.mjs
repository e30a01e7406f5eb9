/** Each baseline by hand on four orders: tent and stove, tent and mat, stove and gas and tent, mat alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { train as basketKnn } from '../../scripts/ranking/baselines/basket-knn.mjs'
import { train as confidence } from '../../scripts/ranking/baselines/confidence.mjs'
import { train as cosine } from '../../scripts/ranking/baselines/cosine.mjs'
import { train as lift } from '../../scripts/ranking/baselines/lift.mjs'
import {
  train as logLikelihood,
  logLikelihoodRatio,
} from '../../scripts/ranking/baselines/log-likelihood.mjs'
import { train as popularity } from '../../scripts/ranking/baselines/popularity.mjs'
import { ordersOf } from '../../scripts/ranking/orders.mjs'
import { ranker } from '../../scripts/ranking/ranker.mjs'

const [tent, stove, gas, mat, lamp] = [0, 1, 2, 3, 4]
const orders = ordersOf(5, [[tent, stove], [tent, mat, mat], [stove, gas, tent], [mat]])

/**
 * @param {import('../../scripts/ranking/baselines.mjs').Train} train
 * @param {number[]} context
 * @param {number[]} wanted scores of the products that are not in the basket, by place
 */
function scores(train, context, wanted) {
  const found = train(orders).score(context)
  const others = [tent, stove, gas, mat, lamp].filter(product => !context.includes(product))
  assert.equal(others.length, wanted.length)
  for (const [at, product] of others.entries()) {
    assert.ok(Math.abs(found[product] - wanted[at]) < 1e-12, `${product}: ${found[product]}`)
  }
}

test('an order counts a product once', () => {
  assert.deepEqual([...orders.bought], [3, 2, 1, 2, 0])
  assert.deepEqual([...orders.baskets.starts], [0, 2, 4, 7, 8])
  assert.deepEqual([...orders.postings.values], [0, 1, 2, 0, 2, 2, 1, 3])
})

test('popularity counts orders and does not look at the basket', () => {
  scores(popularity, [tent], [2, 1, 2, 0])
  scores(popularity, [lamp], [3, 2, 1, 2])
})

test('confidence is the share of the orders with the basket product', () => {
  scores(confidence, [tent], [2 / 3, 1 / 3, 1 / 3, 0])
  scores(confidence, [stove], [1, 1 / 2, 0, 0])
  scores(confidence, [tent, stove], [1 / 3 + 1 / 2, 1 / 3, 0])
})

test('lift divides by both and shrinks what few orders say', () => {
  scores(
    lift,
    [tent],
    [((4 * 2) / (3 * 2)) * (2 / 102), (4 / 3) * (1 / 101), (4 / 6) * (1 / 101), 0],
  )
})

test('cosine divides by the geometric mean', () => {
  scores(cosine, [tent], [2 / Math.sqrt(6), 1 / Math.sqrt(3), 1 / Math.sqrt(6), 0])
  scores(cosine, [tent, stove], [1 / Math.sqrt(3) + 1 / Math.sqrt(2), 1 / Math.sqrt(6), 0])
})

test('the log-likelihood ratio sums four cells and says nothing of a pair that avoids each other', () => {
  scores(logLikelihood, [tent], [2 * Math.log(64 / 27), 2 * Math.log(1024 / 729), 0, 0])
  const independent = { together: 25, anchor: 50, companion: 50, orders: 100 }
  assert.equal(logLikelihoodRatio(independent), 0)
})

test('basket-kNN lets each order vote by its cosine to the whole basket', () => {
  const [half, third] = [1 / Math.sqrt(2), 1 / Math.sqrt(3)]
  scores(basketKnn, [tent], [half + third, third, half, 0])
  scores(basketKnn, [tent, stove], [2 / Math.sqrt(6), 1 / 2, 0])
})

test('a baseline forgets one basket before the next', () => {
  for (const train of [confidence, lift, cosine, logLikelihood, basketKnn]) {
    const trained = train(orders)
    const once = trained.score([tent])
    trained.score([stove, mat])
    assert.deepEqual(trained.score([tent]), once)
  }
})

test('ties and products without evidence go by popularity, then by the catalogue', () => {
  const scored = ranker(orders, () => Float64Array.of(0, 0, 1, 0, 0))
  const { top, placeOf } = scored.rank([], 5)
  assert.deepEqual(top, [gas, tent, stove, mat, lamp])
  assert.deepEqual(top.map(placeOf), [1, 2, 3, 4, 5])
})

test('a product of the basket is never listed and takes no place', () => {
  const { top, placeOf } = confidence(orders).rank([tent], 10)
  assert.deepEqual(top, [stove, mat, gas, lamp])
  assert.equal(placeOf(gas), 3)
  assert.deepEqual(popularity(orders).rank([tent, stove], 1).top, [mat])
})
