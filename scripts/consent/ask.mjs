/**
 * One shop's questions, asked of a device without and of one with a past. In: an exam. Out: hit rates. The slate
 * is the one a shopper would see, gates and all, at its longest (More). It never holds ten: HR@10 of a slate is
 * the share of hidden products that stand on it. Without consent it holds three at most, so that the choice is
 * compared by the first three of both.
 */
import { readFileSync } from 'node:fs'
import { setImmediate as breathe } from 'node:timers/promises'
import { measure } from '../measure.mjs'
import { builderBinary, inRoot } from '../paths.mjs'
import { readColumns } from '../ranking/csv.mjs'

/** What a device may know, the least first. */
export const TIERS = /** @type {const} */ (['none', 'persistent'])
/** Suggestions of a slate where nothing may be stored. */
export const BOTH_HOLD = 3
const SLICE = 200

/**
 * @typedef {object} Order
 * @property {string} user empty for a guest
 * @property {number} at milliseconds since 1970
 * @property {string[]} items
 */

/**
 * @param {import('./questions.mjs').Exam} exam
 * @param {typeof import('../../www/alongside/index.ts').Recommender} Recommender
 * @param {(line: string) => void} say
 */
export async function ask(exam, Recommender, say) {
  const { recommender, orders, parts } = await learned(exam, Recommender, say)
  const pasts = pastsOf(orders, parts)
  const queries = readColumns(exam.queries, ['part', 'order_id', 'context', 'target'])
  /** @type {{ hasPast: boolean, places: number[] }[]} */
  const answers = []
  for (const [part, id, context, target] of queries) {
    const order = orders.get(id)
    if (part !== 'test' || !order) continue
    const past = (pasts.get(order.user) ?? []).filter(({ at }) => at < order.at)
    const places = TIERS.map(consent => {
      const memory = remembered(recommender, past, consent)
      const request = {
        basket: context.split(' ').map(id => ({ id })),
        placement: /** @type {const} */ ('basket'),
        frequency: /** @type {const} */ ('more'),
        consent,
      }
      const slate = recommender.recommend(request, { now: order.at, memory })
      return slate.suggestions.findIndex(({ id }) => id === target)
    })
    answers.push({ hasPast: past.length > 0, places })
    if (answers.length % SLICE > 0) continue
    say(`${answers.length} asked`)
    await breathe()
  }
  recommender.free()
  const returning = answers.filter(({ hasPast }) => hasPast)
  const groups = [
    { of: exam.name, group: answers },
    { of: `${exam.name}, returning shoppers`, group: returning },
  ]
  return groups
    .filter(({ group }) => group.length > 0)
    .map(({ of, group }) => {
      const hitRates = (/** @type {number} */ most) =>
        TIERS.map((_, tier) => {
          const isHit = (/** @type {number} */ place) => place >= 0 && place < most
          return group.filter(({ places }) => isHit(places[tier])).length / group.length
        })
      return {
        of,
        asked: group.length,
        slate: hitRates(Number.POSITIVE_INFINITY),
        first: hitRates(BOTH_HOLD),
      }
    })
}

/**
 * @param {import('./questions.mjs').Exam} exam
 * @param {typeof import('../../www/alongside/index.ts').Recommender} Recommender
 * @param {(line: string) => void} say
 */
async function learned({ orders, catalogue, split, queries }, Recommender, say) {
  say('learning')
  const model = inRoot('build', 'bench', 'consent.alongside')
  await measure(builderBinary, [
    ...['evaluate', '--no-tune', '--orders', orders, '--split', split, '--queries', queries],
    ...['--model', model],
    ...(catalogue ? ['--catalogue', catalogue] : []),
  ])
  const window = new TextEncoder().encode(JSON.stringify({ version: 1, products: [] }))
  return {
    recommender: await Recommender.load({ model: readFileSync(model), catalogue: window }),
    orders: ordersOf(readColumns(orders, ['order_id', 'user_id', 'timestamp', 'item_id'])),
    parts: new Map(readColumns(split, ['order_id', 'part']).map(([order, part]) => [order, part])),
  }
}

/** @param {string[][]} lines */
function ordersOf(lines) {
  /** @type {Map<string, Order>} */
  const orders = new Map()
  for (const [id, user, timestamp, item] of lines) {
    const known = orders.get(id) ?? { user, at: Date.parse(`${timestamp}Z`), items: [] }
    known.items.push(item)
    orders.set(id, known)
  }
  return orders
}

/** What each shopper bought in orders that are not asked about, oldest first. */
function pastsOf(
  /** @type {Map<string, Order>} */ orders,
  /** @type {Map<string, string>} */ parts,
) {
  /** @type {Map<string, Order[]>} */
  const pasts = new Map()
  for (const [id, order] of orders) {
    if (order.user === '' || parts.get(id) === 'test') continue
    pasts.set(order.user, [...(pasts.get(order.user) ?? []), order])
  }
  for (const past of pasts.values()) past.sort((one, other) => one.at - other.at)
  return pasts
}

/**
 * @param {import('../../www/alongside/index.ts').Recommender} recommender
 * @param {Order[]} past
 * @param {typeof TIERS[number]} consent
 */
function remembered(recommender, past, consent) {
  if (consent === 'none') return undefined
  return past.reduce(
    (memory, { at, items }) =>
      recommender.record(memory, { type: 'purchased', ids: items }, { now: at, consent }),
    /** @type {unknown} */ (undefined),
  )
}
