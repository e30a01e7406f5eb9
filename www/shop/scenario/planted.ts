/**
 * What the shoppers do that the shop does not declare: alternatives they choose between, and what
 * they grow into.
 *
 * In: the goals. Out: pairs of lines, read off the same data the orders come from. A shop declares
 * a few substitutes and next steps by hand; a miner that finds the others in the orders is right,
 * and these lists say so.
 */
import { parentOf, product } from './catalogue/index.ts'
import type { Role, Stage } from './goals/goal.ts'
import { GOALS } from './goals/index.ts'

export type Pair = readonly [string, string]

const linesOf = ({ choices }: Role): string[] => [
  ...new Set(choices.flatMap(({ ids }) => ids.map(parentOf))),
]

const across = (some: readonly string[], others: readonly string[]): Pair[] =>
  some.flatMap(one => others.map((other): Pair => [one, other]))

const key = (pair: Pair): string => [...pair].sort().join(' ')

const unique = (pairs: readonly Pair[]): Pair[] => [
  ...new Map(pairs.map(pair => [pair.join(' '), pair])).values(),
]

/** Lines that fill two roles of one stage: these do come together. */
const together = new Set(
  GOALS.flatMap(({ stages }) =>
    stages.flatMap(({ roles }) =>
      roles.flatMap((role, index) =>
        roles
          .slice(index + 1)
          .flatMap(other => across(linesOf(role), linesOf(other)))
          .map(key),
      ),
    ),
  ),
)

/** By department and role, the lines that fill it: sibling goals (looks, mounts) share roles. */
function fillers(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { department, stages, refills = [] } of GOALS) {
    const roles = [...stages.flatMap(stage => stage.roles), ...refills.map(({ role }) => role)]
    for (const role of roles) {
      const name = `${department} ${role.name}`
      found.set(name, new Set([...(found.get(name) ?? []), ...linesOf(role)]))
    }
  }
  return found
}

/** Different lines for one role: no order holds both on purpose. */
export const alternatives: readonly Pair[] = unique(
  [...fillers().values()]
    .flatMap(lines => across([...lines], [...lines]))
    .filter(pair => pair[0] < pair[1] && !together.has(key(pair))),
)

const leadsOf = ({ roles }: Stage): string[] => roles.filter(({ lead }) => lead).flatMap(linesOf)

/** A level higher or, where neither has a level, dearer. */
function isRise([from, to]: Pair): boolean {
  const [one, other] = [product(from), product(to)]
  if ((one.level === undefined) !== (other.level === undefined)) return false
  return (other.level ?? other.priceCents) > (one.level ?? one.priceCents)
}

/** From what begins one stage of a goal to what begins a later one, if that is a rise. */
export const growth: readonly Pair[] = unique(
  GOALS.flatMap(({ stages }) =>
    stages.flatMap((stage, index) =>
      stages.slice(index + 1).flatMap(later => across(leadsOf(stage), leadsOf(later))),
    ),
  ).filter(isRise),
)
