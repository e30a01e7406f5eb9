/**
 * Item-kNN on what was bought or not: score(j) = Σ over i in the basket of C_ij / √(n_i·n_j).
 * Source: Sarwar, Karypis, Konstan and Riedl, WWW 2001; all neighbours are kept.
 */
import { pairRanker } from '../pairs.mjs'

/** @type {import('../baselines.mjs').Train} */
export const train = orders =>
  pairRanker(orders, ({ together, anchor, companion }) => together / Math.sqrt(anchor * companion))
