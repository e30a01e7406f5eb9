/**
 * Every tier on one data set. In: its folder. Out: a row for popularity and for each tier and ε: relations, products
 * reached, HR@10 and NDCG@10, of noise the mean and spread over some draws. `plain` is what noise gives where pairs
 * are named above a threshold (Wilson et al. 2020), as most libraries do it. Orders are read once for a tier; of each
 * draw all ε have the same fine noise, scaled. What must stay true: all rows answer the same queries.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../command.mjs'
import { measure } from '../measure.mjs'
import { builderBinary } from '../paths.mjs'
import { train } from '../ranking/baselines/popularity.mjs'
import { readDataSet } from '../ranking/data-set.mjs'
import { measureAnswers } from '../ranking/metrics.mjs'

const EPSILONS = [1, 2, 4, 8]
const K = 10
/** Pairs one shopper may add, for the plain mechanism: a public setting for each kind of shop. */
const PLAIN_PAIRS = { groceries: 16, online_retail_2010: 64, belgian_retail: 16 }
const OTHER_PLAIN_PAIRS = 8

/**
 * @typedef {object} Row
 * @property {string} tier
 * @property {number | undefined} epsilon undefined where nothing is drawn
 * @property {Figures[]} draws one where nothing is drawn
 *
 * @typedef {object} Figures
 * @property {number | undefined} [epsilon]
 * @property {number} [relations]
 * @property {number} [reached]
 * @property {number} hitRate
 * @property {number} ndcg
 *
 * @typedef {{ tier: string, flags: string[], isNoisy: boolean }} Contestant
 */

/**
 * @param {{ name: string, folder: string, draws: number }} set
 * @param {(line: string) => void} say
 * @returns {AsyncGenerator<Row>}
 */
export async function* measureTiers({ name, folder, draws }, say) {
  say('popularity')
  yield { tier: 'popularity', epsilon: undefined, draws: [popularity(folder)] }
  for (const { tier, flags, isNoisy } of contestants(name)) {
    say(tier)
    const noise = ['--epsilons', EPSILONS.join(','), '--draws', String(draws)]
    const found = await evaluate(folder, isNoisy ? [...flags, ...noise] : flags)
    for (const epsilon of isNoisy ? EPSILONS : [undefined]) {
      const ofIt = found.filter(figures => figures.epsilon === epsilon)
      yield { tier, epsilon, draws: ofIt }
    }
  }
}

/** @param {string} name @returns {Contestant[]} */
function contestants(name) {
  const pairs = PLAIN_PAIRS[/** @type {keyof typeof PLAIN_PAIRS} */ (name)] ?? OTHER_PLAIN_PAIRS
  const plain = ['--selection', 'head', '--pairs-a-shopper', String(pairs)]
  const noisy = ['dp', 'dp-order'].flatMap(tier => [
    { tier, flags: ['--privacy', tier], isNoisy: true },
    { tier: `${tier}, plain`, flags: ['--privacy', tier, ...plain], isNoisy: true },
  ])
  const certain = [
    { tier: 'none', flags: ['--privacy', 'none'] },
    { tier: 'none, untuned', flags: ['--privacy', 'none', '--no-tune'] },
    { tier: 'threshold', flags: ['--privacy', 'threshold'] },
    { tier: 'public', flags: ['--privacy', 'public'] },
  ].map(contestant => ({ ...contestant, isNoisy: false }))
  return [...certain, ...noisy]
}

/** One or more measurements. @param {string} folder @param {string[]} flags @returns {Promise<Figures[]>} */
async function evaluate(folder, flags) {
  const file = (/** @type {string} */ name) => join(folder, name)
  const catalogue = file('products.csv')
  const { output } = await measure(builderBinary, [
    'evaluate',
    ...['--orders', file('orders.csv')],
    ...(existsSync(catalogue) ? ['--catalogue', catalogue] : []),
    ...['--split', file('split.csv'), '--queries', file('queries.csv')],
    ...['--k', String(K), ...flags],
  ])
  const measurements = output.split(/^(?=\w+ · \d+ queries)/m)
  return measurements.filter(told => told.includes('HR@')).map(figuresOf)
}

/** @param {string} told what `alongside evaluate` prints of one measurement @returns {Figures} */
function figuresOf(told) {
  const number = (/** @type {RegExp} */ pattern) => {
    const found = pattern.exec(told)?.[1]
    if (found === undefined)
      throw new Failure(`\`alongside evaluate\` printed no ${pattern}.`, told)
    return Number(found)
  }
  return {
    epsilon: /^epsilon/m.test(told) ? number(/^epsilon ([\d.]+)/m) : undefined,
    relations: number(/^(\d+) relations observed/m),
    reached: number(/; (\d+) of \d+ products/),
    hitRate: number(/^HR@\d+ ([\d.]+)/m),
    ndcg: number(/^HR@\d+ .* NDCG@\d+ ([\d.]+)/m),
  }
}

/** @param {string} folder @returns {Figures} */
function popularity(folder) {
  const { orders, queries, field } = readDataSet(folder)
  const ranker = train(orders)
  const answers = queries.map(({ context }) => ({ top: ranker.rank(context, K).top }))
  const { hitRate, ndcg } = measureAnswers(queries, answers, field)
  return { hitRate, ndcg }
}
