/**
 * The order log: everybody's orders on one time line.
 *
 * In: chance. Out: orders in the order of time, numbered. Every order has at least one line and no
 * product twice; a guest's order has no shopper.
 */
import { minuteToOrder } from './calendar.ts'
import type { Chance } from './chance.ts'
import { meet, twoYearsOf } from './shoppers.ts'
import type { Order } from './world.ts'

/** How many there are in the shop's own order log. */
export const SHOPPERS = 11_900

/** In a hundred orders, how many are placed without signing in. */
const GUEST_ODDS = 6

export function orderLog(chance: Chance, shoppers: number): Order[] {
  const orders = Array.from({ length: shoppers }, (_, index) => {
    const shopper = meet(index + 1, chance)
    const name = `s${10_000 + 3 * shopper.number}`
    return twoYearsOf(shopper, chance).map(planned => ({
      ...planned,
      shopper: chance.percent(GUEST_ODDS) ? '' : name,
      minute: minuteToOrder(chance),
    }))
  }).flat()
  return orders
    .sort((a, b) => a.day - b.day || a.minute - b.minute)
    .map((order, index) => ({ ...order, id: `A${100_000 + index}` }))
}
