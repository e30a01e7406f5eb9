/**
 * The figures: what ranked lists are worth. In: queries and their answers. Out: one number a metric.
 * HR@k: share of targets in the first k. NDCG@k: mean of 1/log2(place + 1). MRR@k: mean of 1/place.
 * MPR: mean percentile rank of targets that were bought before, 100 when all come first. Coverage: share
 * of the catalogue in some list. Tail HR: of targets outside the most bought products that make a fifth of
 * the lines. What must stay true: ours and every baseline go through this one function.
 */

/**
 * @typedef {object} Query
 * @property {string} id
 * @property {number[]} context the basket's products that the catalogue knows, each once
 * @property {number} contextSize the basket's products, known or not
 * @property {number | undefined} target the hidden product, where the catalogue knows it
 */

/**
 * @typedef {object} Answer
 * @property {number[]} top the first k
 * @property {number} [place] the target's, among all products that are not in the basket
 */

/**
 * @typedef {object} Field what the figures are relative to
 * @property {number} products in the catalogue
 * @property {Uint32Array} bought orders of each product
 * @property {Set<number>} head the most bought products
 */

const SIZES = [
  { size: '1', upTo: 1 },
  { size: '2-4', upTo: 4 },
  { size: '5-9', upTo: 9 },
  { size: '10+', upTo: Number.POSITIVE_INFINITY },
]

/** The columns of hit rates by basket size. */
export const sizeNames = SIZES.map(({ size }) => size)

/**
 * @param {Query[]} queries
 * @param {Answer[]} answers in the order of the queries
 * @param {Field} field
 */
export function measureAnswers(queries, answers, field) {
  const places = queries.map(({ target }, at) =>
    target === undefined ? 0 : answers[at].top.indexOf(target) + 1,
  )
  const hits = places.map(place => (place > 0 ? 1 : 0))
  const hitRateWhere = (/** @type {(query: Query) => boolean} */ isChosen) =>
    mean(hits.filter((_, at) => isChosen(queries[at])))
  const shown = new Set(answers.flatMap(answer => answer.top))
  return {
    hitRate: mean(hits),
    ndcg: mean(places.map(place => (place > 0 ? 1 / Math.log2(place + 1) : 0))),
    mrr: mean(places.map(place => (place > 0 ? 1 / place : 0))),
    meanPercentileRank: mean(percentiles(queries, answers, field)),
    coverage: shown.size / field.products,
    tailHitRate: hitRateWhere(({ target }) => target === undefined || !field.head.has(target)),
    bySize: SIZES.map(({ size }) => hitRateWhere(query => sizeOf(query) === size)),
  }
}

/** @typedef {ReturnType<typeof measureAnswers>} Figures a figure of no query at all is NaN */

/** @param {Query[]} queries @param {Answer[]} answers @param {Field} field */
function percentiles(queries, answers, { products, bought }) {
  return queries.flatMap(({ context, target }, at) => {
    const { place } = answers[at]
    if (target === undefined || place === undefined || bought[target] === 0) return []
    const candidates = products - context.length
    return [(100 * (candidates - place + 1)) / candidates]
  })
}

/** @param {Query} query */
const sizeOf = ({ contextSize }) => SIZES.find(({ upTo }) => contextSize <= upTo)?.size

/** @param {number[]} values */
const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length
