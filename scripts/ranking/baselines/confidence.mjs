/**
 * Association rules with one product on either side: score(j) = Σ over i in the basket of C_ij / n_i.
 * Source: Agrawal, Imieliński and Swami, SIGMOD 1993. C_ij orders hold both, n_i hold i.
 */
import { pairRanker } from '../pairs.mjs'

/** @type {import('../baselines.mjs').Train} */
export const train = orders => pairRanker(orders, ({ together, anchor }) => together / anchor)
