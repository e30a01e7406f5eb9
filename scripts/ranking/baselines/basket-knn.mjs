/**
 * Basket-kNN (SKNN): the orders most like the basket vote for what they hold:
 * score(j) = Σ over the k nearest orders s that hold j of |b ∩ s| / √(|b|·|s|).
 * Source: Jannach and Ludewig, RecSys 2017; of equally near orders the later one. Every order is
 * compared: the sampling of the paper is for speed alone.
 */
import { ranker } from '../ranker.mjs'

/** Chosen on the validation parts of groceries (of 50 to 1000) and online_retail_2010 (50, 100, 200). */
const NEIGHBOURS = 200

/** @type {import('../baselines.mjs').Train} */
export const train = orders => {
  const shared = new Uint16Array(orders.count)
  return ranker(orders, context => {
    const scores = new Float64Array(orders.products)
    for (const { order, similarity } of nearest(orders, context, shared)) {
      const { starts, values } = orders.baskets
      for (let line = starts[order]; line < starts[order + 1]; line += 1) {
        scores[values[line]] += similarity
      }
    }
    return scores
  })
}

/**
 * @param {import('../orders.mjs').Orders} orders
 * @param {number[]} context
 * @param {Uint16Array} shared all zero before and after
 */
function nearest({ baskets, postings }, context, shared) {
  const met = []
  for (const product of context) {
    for (let at = postings.starts[product]; at < postings.starts[product + 1]; at += 1) {
      const order = postings.values[at]
      if (shared[order] === 0) met.push(order)
      shared[order] += 1
    }
  }
  /** @type {Neighbour[]} */
  const neighbours = []
  for (const order of met) {
    const size = baskets.starts[order + 1] - baskets.starts[order]
    const neighbour = { order, similarity: shared[order] / Math.sqrt(context.length * size) }
    shared[order] = 0
    keep(neighbour, neighbours)
  }
  return neighbours.sort(nearestFirst).slice(0, NEIGHBOURS)
}

/** @typedef {{ order: number, similarity: number }} Neighbour */

/** @param {Neighbour} one @param {Neighbour} other */
const nearestFirst = (one, other) => other.similarity - one.similarity || other.order - one.order

/**
 * Keeps the nearest and at most as many again: sorting now and then costs less than sorting everything.
 * @param {Neighbour} neighbour
 * @param {Neighbour[]} neighbours their first `NEIGHBOURS` are in order once there were twice as many
 */
function keep(neighbour, neighbours) {
  neighbours.push(neighbour)
  if (neighbours.length < 2 * NEIGHBOURS) return
  neighbours.sort(nearestFirst)
  neighbours.length = NEIGHBOURS
}
