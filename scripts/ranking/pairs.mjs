/**
 * Products bought together. In: orders and a weight for a pair. Out: a ranker that adds up the weights
 * from all products of the basket. What must stay true: no pair is pruned and no order is left out.
 */
import { ranker } from './ranker.mjs'

/**
 * @typedef {object} Pair what a weight may depend on
 * @property {number} together orders that hold both
 * @property {number} anchor orders that hold the basket's product
 * @property {number} companion orders that hold the other one
 * @property {number} orders all orders
 */

/**
 * @param {import('./orders.mjs').Orders} orders
 * @param {(pair: Pair) => number} weight of anchor → companion
 */
export function pairRanker(orders, weight) {
  const companions = companionsOf(orders, weight)
  return ranker(orders, context => {
    const scores = new Float64Array(orders.products)
    for (const anchor of context) {
      const { products, weights } = companions[anchor]
      for (let at = 0; at < products.length; at += 1) scores[products[at]] += weights[at]
    }
    return scores
  })
}

/**
 * The weighted companions of each product.
 * @param {import('./orders.mjs').Orders} orders
 * @param {(pair: Pair) => number} weight
 */
function companionsOf(orders, weight) {
  const { bought, count } = orders
  const together = new Uint32Array(orders.products)
  return Array.from(bought, (anchorOrders, anchor) => {
    const products = meet(orders, anchor, together)
    const weights = Float64Array.from(products, companion =>
      weight({
        together: together[companion],
        anchor: anchorOrders,
        companion: bought[companion],
        orders: count,
      }),
    )
    for (const companion of products) together[companion] = 0
    return { products, weights }
  })
}

/**
 * Adds up in `together`, which comes in all zero, how often each product meets the anchor.
 * @param {import('./orders.mjs').Orders} orders
 * @param {number} anchor
 * @param {Uint32Array} together
 * @returns {Uint32Array} the products that meet it
 */
function meet({ baskets, postings }, anchor, together) {
  const met = []
  for (let posting = postings.starts[anchor]; posting < postings.starts[anchor + 1]; posting += 1) {
    const order = postings.values[posting]
    for (let line = baskets.starts[order]; line < baskets.starts[order + 1]; line += 1) {
      const product = baskets.values[line]
      if (product === anchor) continue
      if (together[product] === 0) met.push(product)
      together[product] += 1
    }
  }
  return Uint32Array.from(met)
}
