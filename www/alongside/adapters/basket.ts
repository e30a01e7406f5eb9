/**
 * The basket by hand, for a shop without any of the conventions the other adapters read.
 *
 *     const basket = plainBasket(visit)
 *     basket.set({ ids: ['SKU-1'], quantity: 1, price: 249 })
 */
import { type PlainBasket, SourceBasket, type SourceOptions } from '../source/basket.ts'
import type { Visit } from '../visit.ts'

export type { PlainBasket, SourceLine, SourceOptions } from '../source/basket.ts'

export function plainBasket(visit: Visit, options: SourceOptions = {}): PlainBasket {
  return SourceBasket.of(visit, options)
}
