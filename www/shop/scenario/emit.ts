/**
 * The scenario as files.
 *
 * In: products and orders. Out: the text of catalogue.csv and orders.csv, in the columns the
 * builder understands.
 */
import { isSale, timestamp } from './calendar.ts'
import { product } from './catalogue/index.ts'
import type { Declared, Order, Product } from './world.ts'

type Cell = string | number | boolean

const quoted = (cell: Cell): string => {
  const text = String(cell)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const csv = (header: string, rows: readonly (readonly Cell[])[]): string =>
  [header, ...rows.map(row => row.map(quoted).join(','))].join('\n').concat('\n')

const euros = (cents: number): string => (cents / 100).toFixed(2)

/** Google Merchant's syntax: `required_part:id:card-64,accessory:id:tripod-travel`. */
const relatedProduct = (declared: Declared): string =>
  Object.entries(declared)
    .flatMap(([kind, ids]) => ids.map(id => `${kind}:id:${id}`))
    .join(',')

const CATALOGUE_HEADER =
  'item_id,title,category,price,family,series,brand,level,variant_of,aliases,url,image,in_stock,' +
  'launched_on,early_access_tier,seasons,life_stage,repurchase_days,adult,related_product'

export const catalogueCsv = (products: readonly Product[]): string =>
  csv(
    CATALOGUE_HEADER,
    products.map(one => [
      one.id,
      one.title,
      one.category,
      euros(one.priceCents),
      one.family,
      one.series,
      one.brand,
      one.level ?? '',
      one.variantOf ?? '',
      one.aliases.join('|'),
      `/product/${one.id}`,
      one.image,
      one.inStock,
      one.launchedOn,
      one.earlyAccessTier,
      one.seasons.join('|'),
      one.lifeStage,
      one.repurchaseDays ?? '',
      false,
      relatedProduct(one.declared),
    ]),
  )

export const ordersCsv = (orders: readonly Order[]): string =>
  csv('order_id,user_id,timestamp,item_id,quantity,price', orders.flatMap(orderRows))

function orderRows({ id: orderId, shopper, day, minute, lines }: Order): Cell[][] {
  const placed = timestamp(day, minute)
  const percentPaid = isSale(day) ? 80 : 100
  return lines.map(({ id, quantity }) => {
    const paid = Math.round((product(id).priceCents * percentPaid) / 100)
    return [orderId, shopper, placed, id, quantity, euros(paid)]
  })
}
