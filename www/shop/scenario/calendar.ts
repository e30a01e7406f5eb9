/**
 * Twenty-four months, their seasons, and when people shop for what.
 *
 * In: a day number, counted from the first of the log. Out: dates, seasons, prices of the day.
 * Dates are computed in UTC alone, so no machine's time zone shows.
 */
import type { Chance } from './chance.ts'
import type { Department, Season } from './world.ts'

const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2024, 6, 1)

/** 30 June 2026. */
export const LAST_DAY = (Date.UTC(2026, 5, 30) - FIRST_DAY) / DAY

export const dayOf = (isoDate: string): number =>
  (Date.parse(`${isoDate}T00:00:00Z`) - FIRST_DAY) / DAY

/** The local time of an order, ISO 8601 without a zone. */
export const timestamp = (day: number, minute: number): string =>
  new Date(FIRST_DAY + day * DAY + minute * 60_000).toISOString().slice(0, 19)

const SEASON_OF_MONTH: readonly Season[] = [
  ...(['winter', 'winter'] as const),
  ...(['spring', 'spring', 'spring'] as const),
  ...(['summer', 'summer', 'summer'] as const),
  ...(['autumn', 'autumn', 'autumn'] as const),
  'winter',
]

export const seasonOf = (day: number): Season =>
  SEASON_OF_MONTH[new Date(FIRST_DAY + day * DAY).getUTCMonth()] ?? 'winter'

/** What people want in January … December. */
const APPETITE: Readonly<Record<Department | 'gift' | 'errand', readonly number[]>> = {
  wardrobe: [5, 5, 8, 8, 6, 5, 5, 6, 10, 10, 8, 6],
  running: [10, 7, 8, 10, 9, 7, 5, 6, 8, 6, 4, 4],
  light: [7, 6, 6, 7, 7, 5, 4, 5, 7, 10, 12, 10],
  photo: [4, 4, 5, 6, 8, 10, 9, 6, 5, 5, 10, 12],
  gift: [1, 6, 2, 2, 8, 3, 2, 2, 2, 4, 16, 30],
  errand: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2],
}

/** Months of the log: July 2024 is 0, June 2026 is 23. Some stories are under way when it opens. */
const MONTHS = Array.from({ length: 33 }, (_, index) => index - 9)

/** A day on which such a wish begins; the shop grows a little every month. */
export function dayToStart(wish: keyof typeof APPETITE, chance: Chance): number {
  const begun = chance.weighted(
    MONTHS,
    index => (APPETITE[wish][(index + 18) % 12] ?? 0) * (40 + index),
  )
  const first = (Date.UTC(2024, 6 + begun, 1) - FIRST_DAY) / DAY
  const next = (Date.UTC(2024, 7 + begun, 1) - FIRST_DAY) / DAY
  return chance.between([first, next - 1])
}

/** Most people order in the evening. */
export const minuteToOrder = (chance: Chance): number =>
  chance.percent(60) ? chance.between([17 * 60, 22 * 60 + 30]) : chance.between([7 * 60, 17 * 60])

/** A fifth off in the week of Black Friday. */
export function isSale(day: number): boolean {
  const monthDay = timestamp(day, 0).slice(5, 10)
  return monthDay >= '11-23' && monthDay <= '11-30'
}
