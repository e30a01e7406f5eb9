/**
 * An order log with everything that has ever gone wrong in one: names with blanks, quotes, emoji and capitals,
 * nobody's orders, refunds, lines twice, times that are equal or missing, an order two shoppers claim, a reseller,
 * a bot. In: a number of shoppers and a seed. Out: rows as a spreadsheet would write them. The same seed, the same rows.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

const PRODUCTS = [
  'tent',
  'Tent',
  'TENT-2',
  'stove',
  'gas 230 g',
  'gas "large"',
  "mug 'blue'",
  'Mütze',
  'ÅNGSTRÖM',
  'ångström',
  '帳篷',
  '🏕️ kit',
  'straße',
  'STRASSE',
  'a,b;c|d',
  "o'clock",
  'back\\slash',
  'per%cent_',
  'NULL',
  'POST',
  'gift_card_20',
  'Discount',
  '-1',
  '00017',
  '17',
]
/** Blanks that stand around an id and are no part of it. */
const AROUND = ['', '', '', ' ', '  ', '\t', '\u00a0']
const NOBODY = ['', '', '0', 'guest', 'Null', '(not set)']
const STATUS = ['', '', '', '', '', '', 'completed', 'wc-cancelled', 'Refunded', 'test']
const FIRST = Date.UTC(2025, 0, 1, 12)
const MINUTE = 60_000
const SPAN_MINUTES = 400 * 24 * 60

export const HEADER = ['order_id', 'item_id', 'user_id', 'timestamp', 'quantity', 'status']

/** Rows of text, the header not among them. */
export function hostileRows({ shoppers, seed }) {
  const chance = chanceOf(seed)
  const rows = []
  let orders = 0
  const order = (user, at, items, quantity = '1') => {
    orders += 1
    const id = `${chance.one(['#', 'A-', 'ü', ''])}${orders}`
    for (const item of items) rows.push([id, item, user, at, quantity, ''])
    return id
  }
  const time = () => written(FIRST + chance.below(SPAN_MINUTES) * MINUTE, chance)
  for (let shopper = 0; shopper < shoppers; shopper += 1) {
    const name = chance.below(6) === 0 ? '' : `${chance.one(['u', 'U', 'ß', "o'"])}${shopper}`
    for (let times = 1 + chance.below(5); times > 0; times -= 1) {
      const user = name || chance.one(NOBODY)
      const items = Array.from({ length: 1 + chance.below(5) }, () => around(chance))
      const at = time()
      const id = order(user, at, items, chance.one(['1', '2', '0.5', '', '1', '1']))
      vary({ rows, id, user, at, items, chance })
    }
  }
  pests(order, rows)
  return rows
}

/** What happens to an order afterwards. */
function vary({ rows, id, user, at, items, chance }) {
  const [first] = items
  const told = (item, { who = user, when = at, quantity = '1', status = '' } = {}) =>
    rows.push([id, item, who, when, quantity, status])
  const happens = [
    () => told(first),
    () => told(first.toUpperCase(), { quantity: '-1' }),
    () => told(first, { quantity: '-5' }),
    () => told('tent', { quantity: '0' }),
    () => told('stove', { when: '' }),
    () => told('stove', { who: 'another' }),
    () => told('', {}),
    () => told('gas 230 g', { status: chance.one(STATUS) }),
    () => told('unheard of', {}),
  ]
  if (chance.below(2) === 0) chance.one(happens)()
}

/** Two resellers, a bot, times that are equal, and rows that belong to no order. */
function pests(order, rows) {
  const many = Array.from({ length: 130 }, (_, at) => `bulk ${at}`)
  order('reseller', '2025-06-01T00:00:00', many)
  order('wholesale', '2025-06-02', many)
  for (let times = 0; times < 520; times += 1) {
    order('bot', times % 2 ? '2025-03-01T08:00:00' : '2025-03-02', ['tent', 'stove'])
  }
  order('nobody has a time', '', ['tent', 'gas 230 g'])
  order('nobody has a time', '', ['stove', 'gas 230 g'])
  rows.push(['', 'tent', 'lost', '', '1', ''])
}

/** An id as people write it. */
function around(chance) {
  const name = PRODUCTS[Math.min(chance.below(PRODUCTS.length), chance.below(PRODUCTS.length))]
  const spelled = chance.below(8) === 0 ? name.toUpperCase() : name
  return chance.one(AROUND) + spelled + chance.one(AROUND)
}

/** A time, a day, or neither. */
function written(at, chance) {
  const [day, time] = new Date(at).toISOString().split(/[T.]/)
  return chance.one([`${day}T${time}`, `${day}T${time}`, `${day} ${time}`, day, ''])
}

function chanceOf(seed) {
  const source = xoroshiro128plus(seed)
  const below = limit => uniformInt(source, 0, limit - 1)
  return { below, one: among => among[below(among.length)] }
}

/** CSV, every value in quotes. */
export function csv(header, rows) {
  const quoted = value => `"${value.replaceAll('"', '""')}"`
  return [header, ...rows].map(row => `${row.map(quoted).join(',')}\n`).join('')
}
