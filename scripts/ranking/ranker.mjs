/**
 * From scores to ranks. In: a score for every product. Out: the first k, and the place of any product.
 * What must stay true: a product of the basket has no place; equal scores go by popularity, then by the
 * catalogue's order, so that products without any evidence fill the list as the popular ones they are.
 */

/**
 * @typedef {object} Ranking
 * @property {number[]} top the first k products, best first
 * @property {(product: number) => number} placeOf counted from 1; the product may not be in the basket
 */

/**
 * @typedef {object} Ranker
 * @property {(context: number[]) => Float64Array} score of every product, the basket's own included
 * @property {(context: number[], k: number) => Ranking} rank
 */

/**
 * @param {import('./orders.mjs').Orders} orders
 * @param {(context: number[]) => Float64Array} score every product for one basket
 * @returns {Ranker}
 */
export function ranker({ products, bought }, score) {
  return {
    score,
    rank(context, k) {
      const scores = score(context)
      // Below every score, so that a basket's product is never before another one.
      for (const product of context) scores[product] = Number.NEGATIVE_INFINITY
      const isBefore = (/** @type {number} */ one, /** @type {number} */ other) => {
        if (scores[one] !== scores[other]) return scores[one] > scores[other]
        return bought[one] === bought[other] ? one < other : bought[one] > bought[other]
      }
      const placeOf = (/** @type {number} */ product) => {
        let place = 1
        for (let other = 0; other < products; other += 1) {
          if (isBefore(other, product)) place += 1
        }
        return place
      }
      return { top: first(Math.min(k, products - context.length), products, isBefore), placeOf }
    },
  }
}

/**
 * The first k by insertion: k is small, and nearly every product fails the first comparison.
 * @param {number} k
 * @param {number} products
 * @param {(one: number, other: number) => boolean} isBefore
 */
function first(k, products, isBefore) {
  /** @type {number[]} */
  const top = []
  for (let product = 0; product < products; product += 1) {
    if (top.length === k && !(k > 0 && isBefore(product, top[k - 1]))) continue
    let at = top.length
    while (at > 0 && isBefore(product, top[at - 1])) at -= 1
    top.splice(at, 0, product)
    top.length = Math.min(top.length, k)
  }
  return top
}
