/**
 * WooCommerce: the Store API's cart, as the blocks hold it or as the page reads it.
 *
 * Comes in: `wp.data`'s cart store where blocks are on the page, the events of blocks and of classic
 * themes, and else a function that reads the Store API. Goes out: the visit's basket, prices, stock.
 * What must stay true: nothing is requested here.
 * Cart: https://developer.woocommerce.com/docs/apis/store-api/resources-endpoints/cart/
 */
import { lineOf, SourceBasket, type SourceLine, type SourceOptions } from '../source/basket.ts'
import { type CartReader, followCart } from '../source/cart.ts'
import { amount, attempt, field, pieces } from '../source/reading.ts'
import type { Visit } from '../visit.ts'

export interface WoocommerceOptions extends SourceOptions {
  /**
   * The cart, for pages without blocks:
   * `() => fetch('/wp-json/wc/store/v1/cart').then(answer => answer.json())`.
   */
  readCart?: CartReader
}

const STORE = 'wc/store/cart'
const CART_CALL =
  /\/wc\/store\/(v1\/)?(cart\/[a-z]|batch)|[?&]wc-ajax=(add_to_cart|remove_from_cart)/
/** What classic themes send through jQuery, which no listener of the page's hears. */
const JQUERY_SIGNS = 'added_to_cart removed_from_cart wc_fragments_refreshed updated_wc_div'

/** Follows the cart. Goes out: how to stop. */
export function woocommerce(visit: Visit, options: WoocommerceOptions = {}): () => void {
  const basket = SourceBasket.of(visit, options)
  const { readCart = readBlocks } = options
  const { readAnew, stop } = followCart({
    readCart,
    changedBy: CART_CALL,
    events: {
      'wc-blocks_added_to_cart': readCart,
      'wc-blocks_removed_from_cart': readCart,
    },
    take: cart => {
      const items = field(cart, 'items')
      if (Array.isArray(items)) basket.set(...items.flatMap(itemLine))
    },
  })
  const stopBlocks = call(blocks(), 'subscribe', readAnew, STORE)
  const body = call(globalThis, 'jQuery', globalThis.document?.body)
  call(body, 'on', JQUERY_SIGNS, readAnew)
  return () => {
    stop()
    call({ stopBlocks }, 'stopBlocks')
    call(body, 'off', JQUERY_SIGNS, readAnew)
  }
}

/** The cart as the blocks on this page hold it. */
function readBlocks(): unknown {
  return call(call(blocks(), 'select', STORE), 'getCartData')
}

const blocks = () => field(globalThis, 'wp', 'data')

/** Calls a method of another script's; nothing comes of one that is not there. */
function call(owner: unknown, method: string, ...given: unknown[]): unknown {
  type Method = (...given: unknown[]) => unknown
  return attempt(() => (field(owner, method) as Method).apply(owner, given))
}

/** Prices come as text in the currency's smallest unit. */
function itemLine(item: unknown): SourceLine[] {
  const digits = Math.min(pieces(field(item, 'prices', 'currency_minor_unit') ?? 2), 6)
  return lineOf([field(item, 'id'), field(item, 'sku')], {
    quantity: pieces(field(item, 'quantity')),
    price: amount(field(item, 'prices', 'price'), 10 ** digits),
  })
}
