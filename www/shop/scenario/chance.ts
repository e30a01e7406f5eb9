/**
 * All the chance there is in the scenario.
 *
 * In: a seed. Out: whole numbers. Only integers are drawn and compared, so the same seed tells the
 * same story on every machine.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Lowest and highest, both included. */
export type Range = readonly [low: number, high: number]

export class Chance {
  readonly #generator

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed)
  }

  between([low, high]: Range): number {
    return uniformInt(this.#generator, low, high)
  }

  /** True this many times in a hundred. */
  percent(odds: number): boolean {
    return this.between([0, 99]) < odds
  }

  oneOf<T>(things: readonly T[]): T {
    return this.weighted(things, () => 1)
  }

  /** One of the things, each as likely as its whole-number weight says. */
  weighted<T>(things: readonly T[], weight: (thing: T) => number): T {
    const total = things.reduce((sum, thing) => sum + weight(thing), 0)
    if (total < 1) throw new Error('There is nothing to choose from: every weight is zero.')
    let left = this.between([1, total])
    for (const thing of things) {
      left -= weight(thing)
      if (left <= 0) return thing
    }
    throw new Error('A weight was negative or not a whole number.')
  }
}
