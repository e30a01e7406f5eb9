/**
 * Baskets to ask about. In: how many products there are, how many baskets of what size. Out: places in rising
 * order, the same each time. What must stay true: products of low places are in far more baskets than others.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

const SEED = 20_261_121
/** Half of all products held are among the first eighth. */
const SKEW = 3

/** @param {{ products: number, size: number, count: number }} wanted @returns {number[][]} */
export function seededBaskets({ products, size, count }) {
  const chance = xoroshiro128plus(SEED)
  return Array.from({ length: count }, () => {
    /** @type {Set<number>} */
    const basket = new Set()
    while (basket.size < size) basket.add(Math.floor(products * uniformFloat64(chance) ** SKEW))
    return [...basket].sort((a, b) => a - b)
  })
}
