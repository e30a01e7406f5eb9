/**
 * Which orders are learned from and which are asked about. In: a folder of orders. Out: the files `alongside
 * evaluate` reads. What must stay true: an order asked about is neither learned from nor part of anybody's past.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../paths.mjs'
import { readColumns } from '../ranking/csv.mjs'

/**
 * @typedef {object} Exam
 * @property {string} name
 * @property {string} orders
 * @property {string | undefined} catalogue
 * @property {string} split
 * @property {string} queries
 */

/** A data set with its frozen questions. @param {string} name @param {string} folder @returns {Exam} */
export function frozen(name, folder) {
  const file = (/** @type {string} */ of) => join(folder, of)
  const catalogue = file('products.csv')
  return {
    name,
    orders: file('orders.csv'),
    catalogue: existsSync(catalogue) ? catalogue : undefined,
    split: file('split.csv'),
    queries: file('queries.csv'),
  }
}

/**
 * A shop without a split: the newest tenth of the orders is asked about, each by its last line, all but the
 * newest fifth is learned from. @param {string} name @param {string} folder @returns {Exam}
 */
export function newestTenth(name, folder) {
  const orders = join(folder, 'orders.csv')
  /** @type {Map<string, { at: string, items: Set<string> }>} */
  const found = new Map()
  for (const [order, at, item] of readColumns(orders, ['order_id', 'timestamp', 'item_id'])) {
    const known = found.get(order) ?? { at, items: new Set() }
    known.items.add(item)
    found.set(order, known)
  }
  const byTime = [...found].sort(([, one], [, other]) => (one.at < other.at ? -1 : 1))
  const partOf = (/** @type {number} */ place) =>
    place < byTime.length * 0.8 ? 'train' : place < byTime.length * 0.9 ? 'valid' : 'test'
  const split = byTime.map(([order], place) => `${order},${partOf(place)}`)
  const queries = byTime.flatMap(([order, { items }], place) => {
    const [target, ...context] = [...items].reverse()
    const part = partOf(place)
    if (part === 'train' || context.length === 0) return []
    return [`${order},${part},${order},${context.join(' ')},${target}`]
  })
  const out = inRoot('build', 'bench', 'consent')
  mkdirSync(out, { recursive: true })
  const write = (/** @type {string} */ file, /** @type {string[]} */ lines) => {
    writeFileSync(join(out, file), `${lines.join('\n')}\n`)
    return join(out, file)
  }
  return {
    name,
    orders,
    catalogue: join(folder, 'catalogue.csv'),
    split: write('split.csv', ['order_id,part', ...split]),
    queries: write('queries.csv', ['query_id,part,order_id,context,target', ...queries]),
  }
}
