/**
 * The nouns of the demo shop's world.
 *
 * In: nothing. Out: the types that the catalogue, the goals, the shoppers and the order log share.
 * A product is a plain value; whatever a shopper may know about it stands on it.
 */
import type { Department, Temper } from '../pictures/palette.ts'

export type { Department, Temper }

export const DEPARTMENTS = ['wardrobe', 'running', 'light', 'photo'] as const satisfies Department[]

export type Season = 'spring' | 'summer' | 'autumn' | 'winter'

/** Google Merchant's kinds of related product, and ours (`consumable`, `next_step`, `never_with`). */
export type RelationKind =
  | 'required_part'
  | 'accessory'
  | 'consumable'
  | 'part_of_set'
  | 'substitute'
  | 'different_brand'
  | 'next_step'
  | 'never_with'

/** What the shop itself says about a product's companions, by kind. */
export type Declared = { readonly [kind in RelationKind]?: readonly string[] }

export interface Product {
  readonly id: string
  readonly title: string
  readonly department: Department
  readonly category: string
  readonly priceCents: number
  readonly family: string
  readonly series: string
  readonly brand: string
  /** How far along a shopper is who wants this: 1 to 3, absent where it means nothing. */
  readonly level?: 1 | 2 | 3
  /** The product this is another colour or size of. */
  readonly variantOf?: string
  readonly aliases: readonly string[]
  readonly inStock: boolean
  /** ISO date. */
  readonly launchedOn: string
  readonly earlyAccessTier: string
  readonly seasons: readonly Season[]
  readonly lifeStage: string
  readonly repurchaseDays?: number
  readonly declared: Declared
  readonly temper: Temper
  readonly image: string
}

/** One line of an order. */
export interface OrderLine {
  readonly id: string
  readonly quantity: number
}

/** What a shopper buys at once; the day counts from the first of the log. */
export interface PlannedOrder {
  readonly day: number
  readonly lines: readonly OrderLine[]
}

/** A row of the order log. */
export interface Order extends PlannedOrder {
  readonly id: string
  /** Empty for a guest. */
  readonly shopper: string
  readonly minute: number
}
