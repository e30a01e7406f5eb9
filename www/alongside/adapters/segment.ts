/**
 * Segment's e-commerce events, as `analytics.track` sends them.
 *
 * Comes in: `window.analytics`. Goes out: the visit's basket, prices and what was looked at.
 * What must stay true: the page's own `track` does what it did, first, with its own answer.
 * Names and properties: https://segment.com/docs/connections/spec/ecommerce/v2/
 */
import {
  lineOf,
  type PlainBasket,
  SourceBasket,
  type SourceLine,
  type SourceOptions,
} from '../source/basket.ts'
import { amount, attempt, field, list, pieces } from '../source/reading.ts'
import type { Visit } from '../visit.ts'

export interface SegmentOptions extends SourceOptions {
  /** The object's name on `window`. Default `analytics`. */
  name?: string
}

type Track = (this: unknown, ...given: unknown[]) => unknown

/** Follows `track`, and the calls its snippet has queued. Goes out: how to stop. */
export function segment(visit: Visit, options: SegmentOptions = {}): () => void {
  const page = globalThis as unknown as Record<string, unknown>
  const analytics = page[options.name ?? 'analytics'] as { track?: Track } | undefined
  const before = field(analytics, 'track') as Track | undefined
  if (!analytics || typeof before !== 'function') return () => {}
  const basket = SourceBasket.of(visit, options)
  let isListening = true
  const take = (name: unknown, properties: unknown) =>
    attempt(() => {
      if (!isListening) return
      if (name === 'Order Completed') basket.set()
      const [act, of] = EVENTS[String(name)] ?? []
      const products = of === 'list' ? list(field(properties, 'products')) : [properties]
      if (act) basket[act](...linesOf(products))
    })
  // The snippet is an array of calls until the library has come.
  for (const call of list(analytics)) {
    attempt(() => field(call, '0') === 'track' && take(field(call, '1'), field(call, '2')))
  }
  const track: Track = function (...given) {
    const answer = before.apply(this, given)
    take(given[0], given[1])
    return answer
  }
  attempt(() => {
    analytics.track = track
  })
  return () => {
    isListening = false
    if (analytics.track === track) analytics.track = before
  }
}

/** What an event says of the basket, and whether of one product or of a list. */
const EVENTS: Record<string, [keyof PlainBasket, 'one' | 'list']> = {
  __proto__: null as never,
  'Product Added': ['add', 'one'],
  'Product Removed': ['remove', 'one'],
  'Product Viewed': ['view', 'one'],
  'Product List Viewed': ['learn', 'list'],
  'Cart Viewed': ['set', 'list'],
  'Checkout Started': ['set', 'list'],
}

function linesOf(products: unknown[]): SourceLine[] {
  return products.flatMap(product =>
    lineOf(
      ['variant', 'sku', 'product_id'].map(name => field(product, name)),
      { quantity: pieces(field(product, 'quantity')), price: amount(field(product, 'price')) },
    ),
  )
}
