/**
 * The shop's time. A jump comes in; the moment the engine is told goes out.
 * What must stay true: only what is told changes. The device's clock and what it has stored stay.
 */

import type { Clock } from 'alongside'

/** A moment to jump to, from the true one. */
export interface Jump {
  name: string
  label: string
  from(now: Date): Date
}

export const jumps: readonly Jump[] = [
  { name: 'now', label: 'Now', from: now => now },
  { name: 'evening', label: 'This evening', from: now => at(now, 20) },
  { name: 'friday', label: 'Friday, after work', from: now => at(later(now, toFriday(now)), 18) },
  { name: 'december', label: 'In December', from: now => new Date(now.getFullYear(), 11, 5, 12) },
  { name: 'weeks', label: 'In two weeks', from: now => later(now, 14) },
]

const FRIDAY = 5

const at = (day: Date, hour: number): Date => new Date(new Date(day).setHours(hour, 0, 0, 0))
const later = (day: Date, days: number): Date =>
  new Date(new Date(day).setDate(day.getDate() + days))
const toFriday = (day: Date): number => (FRIDAY - day.getDay() + 7) % 7

export class ShopClock {
  #jump = jumps[0]
  /** The true moment of the last jump: from there time goes on as it does. */
  #since = new Date()

  get jump(): string {
    return this.#jump?.name ?? 'now'
  }

  jumpTo(name: string): void {
    this.#jump = jumps.find(jump => jump.name === name) ?? jumps[0]
    this.#since = new Date()
  }

  now(): Date {
    const landed = this.#jump?.from(this.#since) ?? this.#since
    return new Date(landed.getTime() + Date.now() - this.#since.getTime())
  }

  readonly tell = (): Clock => {
    const now = this.now()
    return { now: now.getTime(), utcOffsetMinutes: -now.getTimezoneOffset() }
  }
}
