/**
 * One data set with its frozen split and queries. In: its folder. Out: the orders that may be learned from,
 * and the questions of the test part. What must stay true: no order of the test part is counted anywhere.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readColumns } from './csv.mjs'
import { ordersOf } from './orders.mjs'

const PART = 'test'
/** The share of order lines the most bought products make. */
const HEAD_SHARE = 0.2

/**
 * @typedef {object} DataSet
 * @property {string} folder
 * @property {Map<string, number>} places of the catalogue's products, by id
 * @property {import('./orders.mjs').Orders} orders train and valid, by time where there is any
 * @property {import('./metrics.mjs').Query[]} queries
 * @property {import('./metrics.mjs').Field} field
 */

/** The names of the data sets that have frozen queries. @param {string} data */
export const dataSetNames = data =>
  readdirSync(data)
    .filter(name =>
      ['orders.csv', 'split.csv', 'queries.csv'].every(file => existsSync(join(data, name, file))),
    )
    .sort()

/** @param {string} folder @returns {DataSet} */
export function readDataSet(folder) {
  const file = (/** @type {string} */ name) => join(folder, name)
  const parts = new Map(
    readColumns(file('split.csv'), ['order_id', 'part']).map(([order, part]) => [order, part]),
  )
  const lines = readColumns(file('orders.csv'), ['order_id', 'timestamp', 'item_id']).filter(
    ([order]) => parts.get(order) !== PART,
  )
  const places = catalogueOf(file('products.csv'), lines)
  const orders = ordersOf(places.size, basketsByTime(lines, places))
  const queries = readColumns(file('queries.csv'), ['query_id', 'part', 'context', 'target'])
    .filter(([, part]) => part === PART)
    .map(([id, , context, target]) => queryOf(places, { id, context, target }))
  const field = { products: places.size, bought: orders.bought, head: headOf(lines, places) }
  return { folder, places, orders, queries, field }
}

/** Every product of the catalogue, then every other one that was bought. */
function catalogueOf(/** @type {string} */ products, /** @type {string[][]} */ lines) {
  const listed = existsSync(products) ? readColumns(products, ['item_id']).map(([id]) => id) : []
  const ids = new Set([...listed, ...lines.map(([, , id]) => id)])
  return new Map([...ids].map((id, place) => [id, place]))
}

/** @param {string[][]} lines @param {Map<string, number>} places */
function basketsByTime(lines, places) {
  /** @type {Map<string, { time: string, basket: number[] }>} */
  const orders = new Map()
  for (const [order, time, id] of lines) {
    const found = orders.get(order) ?? { time, basket: [] }
    found.basket.push(placeOf(places, id))
    orders.set(order, found)
  }
  // ISO 8601 sorts as text; without time the order of the file stays.
  return [...orders.values()]
    .sort((one, other) => compareText(one.time, other.time))
    .map(({ basket }) => basket)
}

/** @param {string} one @param {string} other */
function compareText(one, other) {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** @param {Map<string, number>} places @param {{ id: string, context: string, target: string }} row */
function queryOf(places, { id, context, target }) {
  const names = new Set(context.split(' '))
  const known = [...names].filter(name => places.has(name))
  return {
    id,
    context: known.map(name => placeOf(places, name)),
    contextSize: names.size,
    target: places.get(target),
  }
}

/** The most bought products, as many as it takes to make a fifth of the lines; of equals the one first seen. */
function headOf(/** @type {string[][]} */ lines, /** @type {Map<string, number>} */ places) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const [, , id] of lines) counts.set(id, (counts.get(id) ?? 0) + 1)
  const head = new Set()
  let covered = 0
  for (const [id, count] of [...counts].sort(([, one], [, other]) => other - one)) {
    if (covered >= HEAD_SHARE * lines.length) break
    head.add(placeOf(places, id))
    covered += count
  }
  return head
}

/** @param {Map<string, number>} places @param {string} id of a product of the catalogue */
const placeOf = (places, id) => /** @type {number} */ (places.get(id))
