/**
 * What can be bought on a day.
 *
 * In: a day of the log. Out: products that are launched and in season. What is out of stock today
 * was sold before.
 */
import { dayOf, seasonOf } from '../calendar.ts'
import type { Season } from '../world.ts'
import { CATALOGUE } from './index.ts'

const SEASONS: readonly Season[] = ['spring', 'summer', 'autumn', 'winter']

const launchDays = new Map(CATALOGUE.map(({ id, launchedOn }) => [id, dayOf(launchedOn)]))

const inSeason = new Map(
  SEASONS.map(season => {
    const products = CATALOGUE.filter(({ seasons }) => !seasons.length || seasons.includes(season))
    return [season, new Set(products.map(({ id }) => id))]
  }),
)

export const isSold = (id: string, day: number): boolean =>
  (launchDays.get(id) ?? day) <= day && (inSeason.get(seasonOf(day))?.has(id) ?? false)

export const soldOn = (day: number): string[] =>
  CATALOGUE.map(({ id }) => id).filter(id => isSold(id, day))
