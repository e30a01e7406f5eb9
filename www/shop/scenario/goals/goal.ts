/**
 * What a shopper is after, told as data.
 *
 * In: nothing. Out: the shape of a goal: stages in time, each with roles to fill, each role with
 * the products that can fill it. One product per role: that is how alternatives stay apart.
 */
import { parentOf, versionsOf } from '../catalogue/index.ts'
import type { Range } from '../chance.ts'
import type { Department, Season } from '../world.ts'

/** Products among which taste decides (the versions of one line, or a single piece). */
export interface Choice {
  readonly ids: readonly string[]
  readonly weight: number
}

export interface Role {
  readonly name: string
  /** In a hundred orders of the stage, how many fill this role; the lead's is 100. */
  readonly odds: number
  readonly choices: readonly Choice[]
  /** How likely it is, among equals, that the stage begins with this role. */
  readonly lead?: number
  /** Wanted again although one is owned: a second card, more bulbs. */
  readonly again?: boolean
  readonly quantity?: Range
}

export interface Stage {
  readonly name: string
  /** Days since the stage before. */
  readonly after: Range
  /** In a hundred shoppers who came this far, how many begin it. */
  readonly odds: number
  readonly seasons?: readonly Season[]
  readonly roles: readonly Role[]
  /** In a hundred shoppers, how many come back for what is still missing, and when. */
  readonly finish: { readonly odds: number; readonly after: Range }
}

/** A consumable that runs out. */
export interface Refill {
  readonly role: Role
  readonly every: Range
  /** Chance in a hundred to buy again, each time. */
  readonly odds: number
}

export interface Goal {
  readonly name: string
  readonly department: Department
  readonly weight: number
  /** A fork by loyalty (a mount, a system): a shopper follows one side for good. */
  readonly loyalty?: string
  readonly seasons?: readonly Season[]
  readonly stages: readonly Stage[]
  readonly refills?: readonly Refill[]
}

/** Any version of a line, the shopper's taste deciding. */
export const any = (parent: string, weight = 1): Choice => ({
  ids: versionsOf(parent).map(({ id }) => id),
  weight,
})

/** This very product and no other version of it. */
export const only = (id: string, weight = 1): Choice => ({ ids: [id], weight })

/** Whether one of these products, in whatever version, fills the role. */
export const fills = (role: Role, ownedParents: ReadonlySet<string>): boolean =>
  role.choices.some(({ ids }) => ids.some(id => ownedParents.has(parentOf(id))))
