/**
 * Numbers as bits with chances. In: a coder and, when encoding, a number. Out: the number.
 * What must stay true: which chance a bit has depends only on what both sides know before it.
 */
import { Chance } from './range-coder.mjs'

/** So many of the leading bits after the first have a chance of their own for each prefix. */
const TREE_BITS = 3

/** Chances by name, made when first asked for. */
export class Chances {
  /** @type {Map<number, Chance>} */
  #known = new Map()

  /** @param {number} name */
  of(name) {
    const known = this.#known.get(name)
    if (known) return known
    const chance = new Chance()
    this.#known.set(name, chance)
    return chance
  }
}

/** A symbol of few bits, highest first, each with a chance for every prefix. @param {number} bits */
export const symbolCoder = bits => {
  const chances = new Chances()
  /** @param {import('./range-coder.mjs').Coder} coder @param {number} context @param {number} [symbol] */
  return (coder, context, symbol = 0) => {
    let prefix = 1
    for (let place = bits - 1; place >= 0; place -= 1) {
      const bit = coder.bit(chances.of(context * 2 ** bits + prefix), (symbol >> place) & 1)
      prefix = prefix * 2 + bit
    }
    return prefix - 2 ** bits
  }
}

/** A number of 0 or more after Elias' gamma code (1975): its length in unary, then its bits. */
export const numberCoder = () => {
  const lengths = new Chances()
  const heads = new Chances()
  const tails = new Chances()
  /** @param {import('./range-coder.mjs').Coder} coder @param {number} context @param {number} [number] */
  return (coder, context, number = 0) => {
    const wanted = 31 - Math.clz32(number + 1)
    let length = 0
    while (coder.bit(lengths.of(context * 32 + length), length < wanted ? 1 : 0) === 1) length += 1
    let value = 1
    for (let place = length - 1; place >= 0; place -= 1) {
      const isHead = length - place <= TREE_BITS
      const chance = isHead
        ? heads.of((context * 32 + length) * 16 + value)
        : tails.of(length * 32 + place)
      value = value * 2 + coder.bit(chance, ((number + 1) >> place) & 1)
    }
    return value - 1
  }
}
