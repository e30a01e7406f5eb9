/**
 * The products a page describes in JSON-LD: what is looked at, at which price, and whether it is there.
 *
 * Comes in: the page's `application/ld+json` scripts. Goes out: the product in view, prices and stock.
 * What must stay true: JSON-LD knows no basket, so the basket is left as it is.
 * Terms: https://schema.org/Product, https://schema.org/ItemAvailability
 */
import { lineOf, SourceBasket, type SourceLine, type SourceOptions } from '../source/basket.ts'
import { amount, attempt, field } from '../source/reading.ts'
import type { Visit } from '../visit.ts'

export interface JsonldOptions extends SourceOptions {
  /** Where to look. Default: the page. */
  root?: ParentNode
}

/** Things in things: deeper than any page nests them, and a bound for one that never ends. */
const DEEPEST = 8
const GONE = /(OutOfStock|SoldOut|Discontinued)$/
const THERE = /(InStock|LimitedAvailability|OnlineOnly|PreOrder|PreSale|BackOrder|MadeToOrder)$/

/** Reads the page as it is now: call it again when it has become another. Goes out: what it has found. */
export function jsonld(visit: Visit, options: JsonldOptions = {}): SourceLine[] {
  const root = options.root ?? (globalThis as Partial<typeof globalThis>).document
  const found: SourceLine[] = []
  for (const script of root?.querySelectorAll('script[type="application/ld+json"]') ?? []) {
    attempt(() => collect(JSON.parse(script.textContent ?? ''), found, 0))
  }
  const basket = SourceBasket.of(visit, options)
  basket.learn(...found)
  // A page about one product describes one; a list of them is not looked at one by one.
  const [only, ...others] = found
  if (only && others.length === 0) basket.view(only)
  return found
}

function collect(thing: unknown, found: SourceLine[], depth: number): void {
  if (depth > DEEPEST || typeof thing !== 'object' || thing === null) return
  if (isProduct(thing)) found.push(...productLine(thing))
  else for (const part of Object.values(thing)) collect(part, found, depth + 1)
}

function isProduct(thing: object): boolean {
  const type = field(thing, '@type')
  return [type].flat().some(name => /^(https?:\/\/schema\.org\/)?Product$/.test(String(name)))
}

function productLine(product: object): SourceLine[] {
  const [offer] = [field(product, 'offers')].flat()
  const stock = String(field(offer, 'availability'))
  return lineOf(
    ['sku', 'productID', 'mpn', 'gtin13', 'gtin', '@id'].map(name => field(product, name)),
    {
      price: amount(field(offer, 'price') ?? field(offer, 'lowPrice')),
      isAvailable: GONE.test(stock) ? false : THERE.test(stock) || undefined,
    },
  )
}
