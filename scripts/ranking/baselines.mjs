/**
 * What a shop would use instead, each in its own file. In: orders. Out: rankers.
 * What must stay true: a baseline sees the same orders as ours.
 */
import { train as basketKnn } from './baselines/basket-knn.mjs'
import { train as confidence } from './baselines/confidence.mjs'
import { train as cosine } from './baselines/cosine.mjs'
import { train as lift } from './baselines/lift.mjs'
import { train as logLikelihood } from './baselines/log-likelihood.mjs'
import { train as popularity } from './baselines/popularity.mjs'

/** @typedef {(orders: import('./orders.mjs').Orders) => import('./ranker.mjs').Ranker} Train */

/** @type {{ name: string, train: Train }[]} by the names the table prints */
export const baselines = [
  { name: 'popularity', train: popularity },
  { name: 'confidence', train: confidence },
  { name: 'lift (shrunk)', train: lift },
  { name: 'cosine', train: cosine },
  { name: 'LLR (CCO)', train: logLikelihood },
  { name: 'basket-kNN (SKNN)', train: basketKnn },
]
