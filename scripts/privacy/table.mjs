/** The table of tiers. In: a row. Out: its line; what was drawn several times as mean ± standard deviation. */

const TIER_WIDTH = 18
const WIDTHS = [4, 10, 9, 16, 16]

/** @param {string} set */
export const heading = set => cells([set, 'ε', 'relations', 'products', 'HR@10', 'NDCG@10'])

/** @param {import('./tiers.mjs').Row} row */
export const line = ({ tier, epsilon, draws }) =>
  cells([
    tier,
    epsilon === undefined ? '' : String(epsilon),
    whole(draws.map(draw => draw.relations)),
    whole(draws.map(draw => draw.reached)),
    spread(draws.map(draw => draw.hitRate)),
    spread(draws.map(draw => draw.ndcg)),
  ])

/** @param {string[]} line */
const cells = ([first, ...others]) =>
  first.padEnd(TIER_WIDTH) + others.map((cell, at) => cell.padStart(WIDTHS[at])).join('')

/** The mean of whole numbers. @param {(number | undefined)[]} values */
function whole(values) {
  const known = values.filter(value => value !== undefined)
  return known.length > 0 ? String(Math.round(mean(known))) : ''
}

/** @param {number[]} values */
function spread(values) {
  const middle = mean(values)
  if (values.length === 1) return `${middle.toFixed(4)}        `
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return `${middle.toFixed(4)} ± ${Math.sqrt(squares / (values.length - 1)).toFixed(3)}`
}

/** @param {number[]} values */
const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length
