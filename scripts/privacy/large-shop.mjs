/**
 * A shop of a million orders in which it is known what goes with what. In: a seed and a folder. Out: the files of
 * a data set. Products have companions of their own and so have shelves; popularity falls by Zipf's law; a shopper
 * orders twice in the mean, a few very often. Titles name the shelf and a trait, so that they tell no companion.
 * What must stay true: the same seed gives the same files.
 */
import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

const PRODUCTS = 5_000
const SHELVES = 50
const TRAITS = 40
const COMPANIONS = 4
const STEEPNESS = 0.85
/** In a hundred. */
const FREQUENT_SHOPPERS = 3
const ANOTHER_ORDER = 45
const ANOTHER_ORDER_OF_FREQUENT = 92
const ANOTHER_LINE = 57
const BY_COMPANION = 45
const BY_SHELF = 25
/** Of ten thousand orders so many are to learn from, so many to tune with; the rest is asked about. */
const TRAIN = 9_800
const VALID = 100
const MOST_LINES = 40
const LINES_A_WRITE = 20_000

/** @typedef {{ between: (low: number, high: number) => number, percent: (odds: number) => boolean }} Chance */

/** @param {number} seed @returns {Chance} */
function chanceOf(seed) {
  const generator = xoroshiro128plus(seed)
  const between = (/** @type {number} */ low, /** @type {number} */ high) =>
    uniformInt(generator, low, high)
  return { between, percent: odds => between(0, 99) < odds }
}

/** Something that chooses a place by whole-number weights. @param {number[]} weights @param {Chance} chance */
function wheel(weights, { between }) {
  let total = 0
  const ends = Float64Array.from(weights, weight => {
    total += weight
    return total
  })
  return () => {
    const point = between(1, total)
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle] < point) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** What goes with what, and how to draw it. @param {Chance} chance */
function planted(chance) {
  const weights = Array.from({ length: PRODUCTS }, (_, rank) =>
    Math.floor(1e5 / (rank + 1) ** STEEPNESS),
  )
  const shelfOf = weights.map(() => chance.between(0, SHELVES - 1))
  const popular = wheel(weights, chance)
  const companions = weights.map(() => Array.from({ length: COMPANIONS }, popular))
  const complement = Array.from({ length: SHELVES }, () => chance.between(0, SHELVES - 1))
  const onShelf = Array.from({ length: SHELVES }, (_, shelf) => {
    const places = weights.flatMap((_, place) => (shelfOf[place] === shelf ? [place] : []))
    const draw = wheel(
      places.map(place => weights[place]),
      chance,
    )
    return () => places[draw()]
  })
  return { shelfOf, popular, companions, complement, onShelf }
}

/** @param {ReturnType<typeof planted>} shop @param {Chance} chance */
function orderOf({ shelfOf, popular, companions, complement, onShelf }, chance) {
  let last = popular()
  const order = new Set([last])
  while (order.size < MOST_LINES && chance.percent(ANOTHER_LINE)) {
    const kind = chance.between(0, 99)
    if (kind < BY_COMPANION) last = companions[last][chance.between(0, COMPANIONS - 1)]
    else if (kind < BY_COMPANION + BY_SHELF) last = onShelf[complement[shelfOf[last]]]()
    else last = popular()
    order.add(last)
  }
  return [...order]
}

/**
 * @param {string} folder
 * @param {{ orders: number, seed: number }} size
 */
export async function writeLargeShop(folder, { orders, seed }) {
  const chance = chanceOf(seed)
  const shop = planted(chance)
  mkdirSync(folder, { recursive: true })
  const shelf = (/** @type {number} */ place) => `shelf ${shop.shelfOf[place]}`
  await write(folder, 'products.csv', 'item_id,title,category', function* lines() {
    for (let place = 0; place < PRODUCTS; place += 1)
      yield `p${place},Trait${place % TRAITS} thing of ${shelf(place)},${shelf(place)}`
  })
  /** @type {string[]} */
  const parts = []
  /** @type {string[]} */
  const questions = []
  await write(folder, 'orders.csv', 'order_id,user_id,timestamp,item_id', function* lines() {
    let [shopper, left] = [0, 0]
    for (let number = 0; number < orders; number += 1) {
      if (left === 0) [shopper, left] = [shopper + 1, ordersOfOne(chance)]
      left -= 1
      const order = orderOf(shop, chance)
      const part = partOf(chance)
      parts.push(`o${number},${part}`)
      if (part !== 'train' && order.length > 1) questions.push(asked(number, part, order, chance))
      for (const place of order) yield `o${number},s${shopper},,p${place}`
    }
  })
  await write(folder, 'split.csv', 'order_id,part', () => parts)
  await write(folder, 'queries.csv', 'query_id,part,order_id,context,target', () => questions)
}

/** How often a new shopper will order. @param {Chance} chance */
function ordersOfOne(chance) {
  const again = chance.percent(FREQUENT_SHOPPERS) ? ANOTHER_ORDER_OF_FREQUENT : ANOTHER_ORDER
  let orders = 1
  while (chance.percent(again)) orders += 1
  return orders
}

/** @param {Chance} chance */
function partOf({ between }) {
  const place = between(0, 9_999)
  if (place < TRAIN) return 'train'
  return place < TRAIN + VALID ? 'valid' : 'test'
}

/** One product of an order hidden. @param {number} number @param {string} part @param {number[]} order @param {Chance} chance */
function asked(number, part, order, chance) {
  const hidden = chance.between(0, order.length - 1)
  const context = order.filter((_, at) => at !== hidden).map(place => `p${place}`)
  return `q${number},${part},o${number},${context.join(' ')},p${order[hidden]}`
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} header
 * @param {() => Iterable<string>} lines
 */
async function write(folder, name, header, lines) {
  const file = createWriteStream(join(folder, name))
  let some = [header]
  for (const line of lines()) {
    some.push(line)
    if (some.length < LINES_A_WRITE) continue
    if (!file.write(`${some.join('\n')}\n`)) await once(file, 'drain')
    some = []
  }
  file.end(some.length > 0 ? `${some.join('\n')}\n` : '')
  await finished(file)
}
