/**
 * The shoppers: what each is like, and everything each buys in two years.
 *
 * In: chance. Out: per shopper, a list of planned orders. Loyalty to a mount or a lighting system
 * is for life; gifts and errands leave no trace in what a shopper owns.
 */
import { dayToStart, LAST_DAY, seasonOf } from './calendar.ts'
import { versionsOf } from './catalogue/index.ts'
import { soldOn } from './catalogue/shelf.ts'
import type { Chance } from './chance.ts'
import type { Goal } from './goals/goal.ts'
import { GIFTS, GOALS } from './goals/index.ts'
import { pursue } from './pursue.ts'
import { DEPARTMENTS, type Department, type PlannedOrder, type Temper } from './world.ts'

export interface Shopper {
  readonly number: number
  readonly taste: Exclude<Temper, 'neutral'>
  readonly budget: 'careful' | 'comfortable' | 'generous'
  /** How readily roles are filled, as a percentage of their odds. */
  readonly appetite: number
  readonly interest: Department
  /** Parents of all that was bought for oneself. */
  readonly owned: Set<string>
}

const INTEREST: Readonly<Record<Department, number>> = {
  wardrobe: 32,
  running: 20,
  light: 22,
  photo: 26,
}
const APPETITE = { careful: 92, comfortable: 112, generous: 132 } as const

export function meet(number: number, chance: Chance): Shopper {
  const budget = chance.weighted(['careful', 'comfortable', 'generous'] as const, one =>
    one === 'comfortable' ? 5 : 3,
  )
  return {
    number,
    taste: chance.percent(50) ? 'warm' : 'cool',
    budget,
    appetite: APPETITE[budget],
    interest: chance.weighted(DEPARTMENTS, department => INTEREST[department]),
    owned: new Set(),
  }
}

/** All orders of one shopper within the log, in the order in which they were wished for. */
export function twoYearsOf(shopper: Shopper, chance: Chance): PlannedOrder[] {
  const orders = goalsOf(shopper, chance).flatMap(goal =>
    pursue(goal, shopper, startOf(goal, chance), chance),
  )
  if (chance.percent(16)) orders.push(gift(chance))
  if (chance.percent(16)) orders.push(errand(chance))
  return orders
    .filter(({ day }) => day >= 0 && day <= LAST_DAY)
    .map(order => (chance.percent(5) ? withImpulse(order, chance) : order))
}

/** One goal for most, two or three for many, a dozen for a few. */
function goalsOf(shopper: Shopper, chance: Chance): Goal[] {
  const wishes = chance.percent(2)
    ? chance.between([6, 12])
    : chance.weighted([1, 2, 3], count => (count === 1 ? 64 : count === 2 ? 28 : 8))
  const goals: Goal[] = []
  for (let wish = 0; wish < wishes; wish += 1) {
    const department = chance.percent(65) ? shopper.interest : chance.oneOf(DEPARTMENTS)
    const open = GOALS.filter(goal => goal.department === department && isOpen(goal, goals))
    if (open.length > 0) goals.push(chance.weighted(open, goal => goal.weight))
  }
  return goals
}

/** A goal is pursued once, and a loyalty leaves the other side's goal closed. */
const isOpen = (goal: Goal, taken: readonly Goal[]): boolean =>
  taken.every(
    one =>
      one !== goal &&
      !(goal.loyalty && one.loyalty && one.department === goal.department) &&
      !(goal.department === 'running' && one.department === 'running'),
  )

function startOf(goal: Goal, chance: Chance): number {
  for (;;) {
    const day = dayToStart(goal.department, chance)
    if (!goal.seasons || goal.seasons.includes(seasonOf(day))) return day
  }
}

function gift(chance: Chance): PlannedOrder {
  const day = dayToStart('gift', chance)
  const present = chance.oneOf(GIFTS)
  const lines = chance.percent(40) ? [present.line, present.with] : [present.line]
  return {
    day,
    lines: lines.map(line => ({ id: chance.oneOf(versionsOf(line)).id, quantity: 1 })),
  }
}

function errand(chance: Chance): PlannedOrder {
  const day = dayToStart('errand', chance)
  const first = anything(day, chance)
  const second = anything(day, chance)
  const ids = chance.percent(40) && second !== first ? [first, second] : [first]
  return { day, lines: ids.map(id => ({ id, quantity: 1 })) }
}

/** Something that has nothing to do with the rest. */
function withImpulse(order: PlannedOrder, chance: Chance): PlannedOrder {
  const id = anything(order.day, chance)
  if (order.lines.some(line => line.id === id)) return order
  return { ...order, lines: [...order.lines, { id, quantity: 1 }] }
}

const anything = (day: number, chance: Chance): string => chance.oneOf(soldOn(day))
