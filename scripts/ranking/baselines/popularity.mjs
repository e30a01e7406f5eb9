/**
 * The most bought products, whatever is in the basket: score(j) = n_j, the orders that hold j.
 * Source: the yardstick of every evaluation, such as Cremonesi, Koren and Turrin, RecSys 2010 (TopPop).
 */
import { ranker } from '../ranker.mjs'

/** @type {import('../baselines.mjs').Train} */
export const train = orders => ranker(orders, () => Float64Array.from(orders.bought))
