/**
 * How a shopper pursues a goal: stage after stage, role after role.
 *
 * In: a goal, a shopper, the day it begins. Out: the orders it leads to. No order holds two
 * products of one role, nor a product that is owned already, unless it is wanted again.
 */

import { LAST_DAY, seasonOf } from './calendar.ts'
import { parentOf, product } from './catalogue/index.ts'
import { isSold } from './catalogue/shelf.ts'
import type { Chance } from './chance.ts'
import { type Choice, fills, type Goal, type Refill, type Role, type Stage } from './goals/goal.ts'
import type { Shopper } from './shoppers.ts'
import type { OrderLine, PlannedOrder } from './world.ts'

export function pursue(
  goal: Goal,
  shopper: Shopper,
  start: number,
  chance: Chance,
): PlannedOrder[] {
  const orders: PlannedOrder[] = []
  let day = start
  for (const stage of goal.stages) {
    if (!chance.percent(stage.odds)) continue
    const begins = day + chance.between(stage.after)
    if (stage.seasons && !stage.seasons.includes(seasonOf(begins))) continue
    day = begins
    orders.push(...complete(stage, shopper, day, chance))
  }
  for (const refill of goal.refills ?? []) {
    orders.push(...restock(refill, shopper, start, chance))
  }
  return orders.filter(order => order.lines.length > 0)
}

/** The order a stage begins with and, maybe, a later one for what is still missing. */
function complete(stage: Stage, shopper: Shopper, day: number, chance: Chance): PlannedOrder[] {
  const lead = chance.weighted(stage.roles, role => role.lead ?? 0)
  const first = { day, lines: fill(stage.roles, shopper, day, chance, lead) }
  if (!chance.percent(stage.finish.odds)) return [first]
  const later = day + chance.between(stage.finish.after)
  const missing = stage.roles.filter(role => !fills(role, shopper.owned))
  return [first, { day: later, lines: fill(missing, shopper, later, chance) }]
}

/** Fuel, paper and batteries, for as long as the interest lasts. */
function restock(refill: Refill, shopper: Shopper, start: number, chance: Chance): PlannedOrder[] {
  const orders: PlannedOrder[] = []
  let day = start + chance.between(refill.every)
  while (day <= LAST_DAY && chance.percent(refill.odds)) {
    orders.push({ day, lines: fill([refill.role], shopper, day, chance) })
    day += chance.between(refill.every)
  }
  return orders
}

function fill(
  roles: readonly Role[],
  shopper: Shopper,
  day: number,
  chance: Chance,
  lead?: Role,
): OrderLine[] {
  const lines: OrderLine[] = []
  for (const role of roles) {
    const wanted = role === lead || chance.percent(Math.round((role.odds * shopper.appetite) / 100))
    if (!wanted || (!role.again && fills(role, shopper.owned))) continue
    const id = choose(role, shopper, day, chance)
    if (!id) continue
    shopper.owned.add(parentOf(id))
    lines.push({ id, quantity: role.quantity ? chance.between(role.quantity) : 1 })
  }
  return lines
}

/** A product for the role, by what is sold that day, by budget and by taste in colours. */
function choose(role: Role, shopper: Shopper, day: number, chance: Chance): string | undefined {
  const onSale = role.choices
    .map(({ ids, weight }) => ({ ids: ids.filter(id => isSold(id, day)), weight }))
    .filter(({ ids }) => ids.length > 0)
  if (onSale.length === 0) return undefined
  const prices = onSale.map(({ ids: [id = ''] }) => product(id).priceCents)
  const choice = chance.weighted(onSale, one => one.weight * budgetFactor(one, prices, shopper))
  return chance.weighted(choice.ids, id => tasteFactor(id, shopper))
}

function budgetFactor(
  { ids: [id = ''] }: Choice,
  prices: readonly number[],
  shopper: Shopper,
): number {
  const price = product(id).priceCents
  if (shopper.budget === 'careful' && price === Math.min(...prices)) return 3
  if (shopper.budget === 'generous' && price === Math.max(...prices)) return 3
  return 1
}

function tasteFactor(id: string, shopper: Shopper): number {
  const { temper } = product(id)
  if (temper === 'neutral') return 3
  return temper === shopper.taste ? 5 : 2
}
