/**
 * A shop whose every word is a canary: ids, titles, categories, prices. In: the builder. Out: its model and
 * catalogue, made in an instant, and who is in it.
 * What must stay true: what is suggested there, drawn and acted upon are canaries, all of them known.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builderBinary } from '../../scripts/paths.mjs'
import { canaries } from './walks/canaries.js'

const PRODUCTS = 60
/** Products bought together, and how many did. */
const FAMILY = 4
const SHOPPERS = 60

const words = canaries(200)
const take = (() => {
  const left = [...words]
  return count => left.splice(0, count)
})()

export const ids = take(PRODUCTS)
const titles = take(PRODUCTS)
export const categories = take(5)
/** Words of the shop's page that no product has: unknown ids, what was searched. */
export const strangers = take(15)
/** What is left makes the prices: as many digits as nobody else writes. */
const prices = take(PRODUCTS).map((_, at) => `${731_900 + at * 97}.${10 + (at % 90)}`)

/** All two hundred, as they could appear. */
export const singing = [...ids, ...titles, ...categories, ...strangers, ...prices]

/** @returns {{ model: Buffer, catalogue: Buffer }} */
export function canaryShop() {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-canaries-'))
  const at = name => join(folder, name)
  try {
    writeFileSync(at('products.csv'), ['item_id,title,category,price', ...products()].join('\n'))
    writeFileSync(at('orders.csv'), ['order_id,item_id,user_id', ...orders()].join('\n'))
    const inputs = ['--orders', at('orders.csv'), '--catalogue', at('products.csv')]
    const how = ['--privacy', 'threshold', '--no-tune', '--out', at('model')]
    execFileSync(builderBinary, ['build', ...inputs, ...how], { stdio: 'pipe' })
    return {
      model: readFileSync(join(at('model'), 'model.alongside')),
      catalogue: readFileSync(join(at('model'), 'catalogue.json')),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const family = index => Math.floor(index / FAMILY)

const products = () =>
  ids.map((id, at) =>
    [id, titles[at], categories[family(at) % categories.length], prices[at]].join(),
  )

/** Each shopper buys one whole family. */
const orders = () =>
  ids.flatMap((id, at) =>
    Array.from({ length: SHOPPERS }, (_, who) => {
      const order = `${family(at)}-${who}`
      return [order, id, `shopper-${order}`].join()
    }),
  )
