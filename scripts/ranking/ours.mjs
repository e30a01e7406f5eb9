/**
 * Our own ranked lists. In: a data set. Out: answers for the common metrics, and the size of the model.
 * `alongside evaluate` learns, encodes, decodes and ranks; of its own figures only the MPR is taken, which
 * needs every product's place and not only the first k. What must stay true: a list that breaks the rules
 * of the game (a product of the basket, a product twice, one nobody knows) ends the run.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../command.mjs'
import { measure } from '../measure.mjs'
import { builderBinary, inRoot } from '../paths.mjs'
import { readColumns } from './csv.mjs'
import { sizeOf } from './size.mjs'

/** Both ways to choose the learner's settings. */
export const ours = [
  { name: 'alongside --no-tune', flags: ['--no-tune'] },
  { name: 'alongside', flags: [] },
]

/**
 * @param {import('./data-set.mjs').DataSet} set
 * @param {{ flags: string[], k: number }} options
 */
export async function evaluateOurs(set, { flags, k }) {
  const folder = inRoot('build', 'bench')
  mkdirSync(folder, { recursive: true })
  const ranked = join(folder, 'ranked.csv')
  const model = join(folder, 'measured.alongside')
  const input = (/** @type {string} */ name) => join(set.folder, name)
  // With the whole catalogue, as the baselines: products nobody has bought count in the MPR.
  const catalogue = input('products.csv')
  const { output } = await measure(builderBinary, [
    'evaluate',
    ...['--orders', input('orders.csv')],
    ...(existsSync(catalogue) ? ['--catalogue', catalogue] : []),
    ...['--split', input('split.csv')],
    ...['--queries', input('queries.csv')],
    ...['--k', String(k)],
    ...['--ranked', ranked],
    ...['--model', model],
    ...flags,
  ])
  return {
    answers: answersIn(set, readColumns(ranked, ['query_id', 'ranked'])),
    meanPercentileRank: numberIn(output, /\bMPR (\d+\.\d+)/),
    size: await sizeOf(model),
    notes: notesIn(output),
  }
}

/**
 * What it said besides figures: the learner's settings, the hits that are versions of what the basket
 * holds, and how the three words of confidence held. @param {string} output
 */
export const notesIn = output =>
  output.split('\n').filter(line => /^(pairs|ease|without versions|words) /.test(line))

/**
 * @param {Pick<import('./data-set.mjs').DataSet, 'queries' | 'places'>} set
 * @param {string[][]} rows query_id, ranked
 * @returns {import('./metrics.mjs').Answer[]} a query without a row has an empty list
 */
export function answersIn({ queries, places }, rows) {
  const lists = new Map(rows.map(([id, ranked]) => [id, ranked.split(' ').filter(Boolean)]))
  return queries.map(query => {
    const top = (lists.get(query.id) ?? []).map(id => {
      const product = places.get(id)
      if (product === undefined) throw new Failure(`${query.id}: ${id} is no product.`)
      return product
    })
    if (new Set([...top, ...query.context]).size < top.length + query.context.length) {
      throw new Failure(`${query.id}: a product is listed twice or is in the basket.`)
    }
    return { top }
  })
}

/** @param {string} output @param {RegExp} pattern */
function numberIn(output, pattern) {
  const found = pattern.exec(output)?.[1]
  if (found === undefined) throw new Failure(`alongside evaluate did not print ${pattern}.`, output)
  return Number(found)
}
