/**
 * What the page may show of each product: titles, prices, links, pictures.
 *
 * Comes in: the bytes of `catalogue.json`. Goes out: a look-up by product id.
 * What must stay true: a title can't reorder or break the text around it.
 */
import type { Catalogue, CatalogueProduct } from './engine.ts'
import { AlongsideError } from './error.ts'

/** The catalogue, ready to be asked. */
export interface ShopWindow {
  readonly currency: string | null
  readonly products: ReadonlyMap<string, CatalogueProduct>
}

/** Control characters, and the marks that turn the direction of the text that follows. */
const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

export function readCatalogue(bytes: Uint8Array): ShopWindow {
  let catalogue: Catalogue
  try {
    catalogue = JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw invalid('it is not JSON', cause)
  }
  if (catalogue?.version !== 1) throw invalid('it is not a catalogue of version 1')
  if (!Array.isArray(catalogue.products)) throw invalid('it holds no list of products')
  const products = new Map<string, CatalogueProduct>()
  for (const product of catalogue.products) {
    if (typeof product?.id !== 'string') throw invalid('a product in it has no id')
    if (typeof (product.title ?? '') !== 'string') throw invalid('a title in it is no text')
    const title = product.title?.replace(UNPRINTABLE, '')
    products.set(product.id, title === undefined ? product : { ...product, title })
  }
  return { currency: catalogue.currency ?? null, products }
}

function invalid(what: string, cause?: unknown): AlongsideError {
  return new AlongsideError(
    'catalogue-invalid',
    `The catalogue can't be used: ${what}. Pass the catalogue.json of alongside build.`,
    { cause },
  )
}
