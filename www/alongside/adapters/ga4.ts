/**
 * GA4 e-commerce events on `window.dataLayer`, both as Tag Manager and as gtag writes them.
 *
 * Comes in: what the page pushes, before and after this was started. Goes out: the visit's basket,
 * the prices seen, what was looked at and what was taken out.
 * What must stay true: the page's own push does what it did, and nothing pushed can break anything.
 * Fields: https://developers.google.com/analytics/devguides/collection/ga4/ecommerce
 */
import {
  lineOf,
  type PlainBasket,
  SourceBasket,
  type SourceLine,
  type SourceOptions,
} from '../source/basket.ts'
import { listenToLayer } from '../source/layer.ts'
import { amount, field, pieces } from '../source/reading.ts'
import type { Visit } from '../visit.ts'

export interface Ga4Options extends SourceOptions {
  /** The array's name on `window`. Default `dataLayer`. */
  layer?: string
}

/** Follows the layer. Goes out: how to stop. */
export function ga4(visit: Visit, options: Ga4Options = {}): () => void {
  const basket = SourceBasket.of(visit, options)
  /** What was pushed apart from its event; `ecommerce: null` clears it. */
  let pushed: unknown
  return listenToLayer(options.layer ?? 'dataLayer', entry => {
    const isGtag = field(entry, '0') === 'event'
    const ecommerce = field(entry, 'ecommerce')
    if (ecommerce !== undefined) pushed = ecommerce
    const name = isGtag ? field(entry, '1') : field(entry, 'event')
    const lines = linesOf(isGtag ? field(entry, '2') : entry) ?? linesOf(pushed)
    if (name === 'purchase') basket.set()
    const act = EVENTS[String(name)]
    if (act && lines) basket[act](...lines)
  })
}

/** What an event says of the basket: more, less, all of it, or only what was seen. */
const EVENTS: Record<string, keyof PlainBasket> = {
  __proto__: null as never,
  add_to_cart: 'add',
  remove_from_cart: 'remove',
  view_cart: 'set',
  begin_checkout: 'set',
  add_shipping_info: 'set',
  add_payment_info: 'set',
  view_item: 'view',
  view_item_list: 'learn',
  select_item: 'learn',
}

/** The items of an event, of its `ecommerce`, or none where it has no list of them. */
function linesOf(event: unknown): SourceLine[] | undefined {
  const items = field(event, 'ecommerce', 'items') ?? field(event, 'items')
  if (!Array.isArray(items)) return undefined
  return items.flatMap(item => {
    // A list of our own making says nothing about the page.
    if (String(field(item, 'item_list_id')).startsWith('alongside_')) return []
    return lineOf([field(item, 'item_id'), field(item, 'item_variant')], {
      quantity: pieces(field(item, 'quantity')),
      price: amount(field(item, 'price')),
    })
  })
}
