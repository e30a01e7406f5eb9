/**
 * Log-likelihood ratio, the correlated co-occurrence of Mahout and the Universal Recommender:
 * score(j) = Σ over i in the basket of G²(i, j), where j follows i more often than chance.
 * Source: Dunning, Computational Linguistics 19(1), 1993:
 * G² = 2·Σ O·ln(O / E) over the four cells "with or without i" × "with or without j".
 */
import { pairRanker } from '../pairs.mjs'

/** @type {import('../baselines.mjs').Train} */
export const train = orders => pairRanker(orders, logLikelihoodRatio)

/** G², and 0 for a pair that avoids each other. @param {import('../pairs.mjs').Pair} pair */
export function logLikelihoodRatio({ together, anchor, companion, orders }) {
  if (together * orders <= anchor * companion) return 0
  const surprise = (
    /** @type {number} */ seen,
    /** @type {number} */ row,
    /** @type {number} */ column,
  ) => (seen === 0 ? 0 : seen * Math.log((seen * orders) / (row * column)))
  const withoutAnchor = orders - anchor
  const withoutCompanion = orders - companion
  return (
    2 *
    (surprise(together, anchor, companion) +
      surprise(anchor - together, anchor, withoutCompanion) +
      surprise(companion - together, withoutAnchor, companion) +
      surprise(withoutAnchor - companion + together, withoutAnchor, withoutCompanion))
  )
}
