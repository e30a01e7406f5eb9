/**
 * What was planted, so that what a model learned can be held against it.
 *
 * In: the catalogue, the goals, the orders. Out: plain lists of ids. Nothing here is written by
 * hand: it is read off the same data the orders come from.
 */
import { CATALOGUE, parentOf, versionsOf } from './catalogue/index.ts'
import { LOOKS } from './catalogue/looks.ts'
import type { Role } from './goals/goal.ts'
import { GOALS } from './goals/index.ts'
import { alternatives, growth, type Pair } from './planted.ts'
import type { Order, RelationKind } from './world.ts'

/** Declared pairs of these kinds, each once, in the direction in which it was declared first. */
function declared(...kinds: RelationKind[]): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const { id, declared: companions, variantOf } of CATALOGUE) {
    if (variantOf) continue
    for (const other of kinds.flatMap(kind => companions[kind] ?? [])) {
      if (!pairs.has(`${other} ${id}`)) pairs.set(`${id} ${other}`, [id, other])
    }
  }
  return [...pairs.values()]
}

const variants = CATALOGUE.filter(({ variantOf }) => !variantOf)
  .map(({ id }) => versionsOf(id).map(version => version.id))
  .filter(ids => ids.length > 1)

const sets = LOOKS.map(({ id, seasons, pieces }) => ({ id, seasons, roles: pieces }))

/** What is bought together on purpose: whatever fills one role of a stage with what fills another. */
const complements = GOALS.flatMap(goal =>
  goal.stages.map(({ name, roles }) => ({ goal: goal.name, stage: name, pairs: pairsOf(roles) })),
)

function pairsOf(roles: readonly Role[]): Pair[] {
  const pairs = new Map<string, Pair>()
  roles.forEach((role, index) => {
    for (const anchor of idsOf(role)) {
      for (const companion of roles.slice(index + 1).flatMap(idsOf)) {
        if (parentOf(anchor) === parentOf(companion)) continue
        pairs.set([anchor, companion].sort().join(' '), [anchor, companion])
      }
    }
  })
  return [...pairs.values()]
}

function idsOf({ choices }: Role): string[] {
  return choices.flatMap(({ ids }) => ids)
}

export function truth(seed: number, orders: readonly Order[]): object {
  const shoppers = new Set(orders.map(({ shopper }) => shopper).filter(Boolean))
  return {
    seed,
    counts: {
      products: CATALOGUE.length,
      parents: CATALOGUE.filter(({ variantOf }) => !variantOf).length,
      orders: orders.length,
      orderLines: orders.reduce((sum, { lines }) => sum + lines.length, 0),
      shoppers: shoppers.size,
      guestOrders: orders.filter(({ shopper }) => !shopper).length,
    },
    sets,
    nextSteps: declared('next_step'),
    growth,
    substitutes: declared('substitute', 'different_brand'),
    alternatives,
    variants,
    neverWith: declared('never_with'),
    complements,
  }
}
