/**
 * Shopify storefronts: the standard events and actions, and the Ajax cart where a theme has neither.
 *
 * Comes in: `shopify:` events on the document, `Shopify.actions`, and the cart as either tells it.
 * Goes out: the visit's basket in the model's ids, with prices and stock.
 * What must stay true: nothing is requested here. What asks the shop for its cart is the shop's own
 * action, or a function the page hands in.
 * Events: https://shopify.dev/docs/api/storefront-events-and-actions
 */
import { lineOf, SourceBasket, type SourceLine, type SourceOptions } from '../source/basket.ts'
import { type CartReader, followCart } from '../source/cart.ts'
import { amount, field, pieces } from '../source/reading.ts'
import type { Visit } from '../visit.ts'

export interface ShopifyOptions extends SourceOptions {
  /**
   * The cart, for themes without `Shopify.actions`:
   * `() => fetch('/cart.js').then(answer => answer.json())`.
   */
  readCart?: CartReader
}

/** What Ajax calls change a cart. */
const CART_CALL = /\/cart\/(add|change|update|clear)/

/** Follows the cart and the products in view. Goes out: how to stop. */
export function shopify(visit: Visit, options: ShopifyOptions = {}): () => void {
  const basket = SourceBasket.of(visit, options)
  return followCart({
    readCart: options.readCart ?? getCart,
    changedBy: CART_CALL,
    take: cart => {
      const lines = linesOf(field(cart, 'cart') ?? cart)
      if (lines) basket.set(...lines)
    },
    events: {
      // It is sent before the cart changes; its promise tells how it ended.
      'shopify:cart:lines-update': event => field(event, 'promise'),
      'shopify:product:view': event => {
        basket.view(...productLine(field(event, 'product'), field(event, 'selectedVariant')))
      },
    },
  }).stop
}

/** Where a theme has no actions this fails, and there is no cart to follow. */
const getCart = () => (globalThis as unknown as Actions).Shopify.actions.getCart()

interface Actions {
  Shopify: { actions: { getCart: CartReader } }
}

/** The lines of a cart: as the Storefront API has them, or as `cart.js` does. */
function linesOf(cart: unknown): SourceLine[] | undefined {
  const lines = field(cart, 'lines')
  const found = field(cart, 'items') ?? field(lines, 'nodes') ?? lines
  return Array.isArray(found) ? found.flatMap(cartLine) : undefined
}

function cartLine(line: unknown): SourceLine[] {
  const bought = field(line, 'merchandise')
  const [product] = bought ? productLine(field(bought, 'product'), bought) : ajaxLine(line)
  if (!product) return []
  // What one of it costs in this cart is today's price, discounts and all.
  const today = amount(field(line, 'cost', 'amountPerQuantity', 'amount'))
  return [{ ...product, price: today ?? product.price, quantity: pieces(field(line, 'quantity')) }]
}

function productLine(product: unknown, variant: unknown): SourceLine[] {
  const price = field(variant, 'price')
  const available = field(variant, 'availableForSale')
  return lineOf(
    [variant, product].flatMap(of => [...global(field(of, 'id')), field(of, 'sku')]),
    {
      price: amount(field(price, 'amount') ?? price),
      isAvailable: available === false ? available : undefined,
    },
  )
}

/** `cart.js` counts money in hundredths. */
function ajaxLine(item: unknown): SourceLine[] {
  return lineOf(
    ['variant_id', 'sku', 'product_id'].map(name => field(item, name)),
    { price: amount(field(item, 'final_price'), 100) },
  )
}

/** A global id (`gid://shopify/ProductVariant/1`), and what stands at its end, by which exports know it. */
function global(id: unknown): unknown[] {
  return [id, /[^/]+$/.exec(String(id))?.[0]]
}
