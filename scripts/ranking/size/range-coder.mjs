/**
 * An adaptive binary range coder, the yardstick for sizes. In: bits, each with the chance it was given so far.
 * Out: bytes from which the same chances read the same bits. Carry and normalisation as in LZMA (Pavlov 1998).
 * What must stay true: `Encoder` and `Decoder` share one face, so one description of the data serves both.
 */

const SCALE = 2 ** 16
const LOWEST = 64
const NORMAL = 2 ** 24
const WORD = 2 ** 32
/** Later bits move a chance by at least this share. */
const SLOWEST = 1 / 160

/** How likely a bit is 0, learned from the bits so far: (zeros + 1/2) / (bits + 1), Krichevsky and Trofimov 1981. */
export class Chance {
  zero = SCALE / 2
  #seen = 0

  /** @param {number} bit */
  learn(bit) {
    this.#seen += 1
    const rate = Math.max(1 / (this.#seen + 1), SLOWEST)
    const target = bit === 0 ? SCALE : 0
    const moved = Math.round(this.zero + (target - this.zero) * rate)
    this.zero = Math.min(Math.max(moved, LOWEST), SCALE - LOWEST)
  }
}

/** @typedef {Encoder | Decoder} Coder */

export class Encoder {
  #low = 0
  #range = WORD - 1
  /** @type {number[]} */
  #bytes = []

  /** @param {Chance} chance @param {number} bit */
  bit(chance, bit) {
    const bound = Math.floor(this.#range / SCALE) * chance.zero
    if (bit === 0) {
      this.#range = bound
    } else {
      this.#low += bound
      this.#range -= bound
    }
    chance.learn(bit)
    while (this.#range < NORMAL) {
      this.#range *= 256
      this.#shift()
    }
    return bit
  }

  /** The bytes, complete. */
  finish() {
    for (let byte = 0; byte < 4; byte += 1) this.#shift()
    return Uint8Array.from(this.#bytes)
  }

  /** Gives out the highest byte; a sum that has grown beyond a word is carried into those given out. */
  #shift() {
    if (this.#low >= WORD) {
      this.#low -= WORD
      let at = this.#bytes.length - 1
      while (this.#bytes[at] === 255) {
        this.#bytes[at] = 0
        at -= 1
      }
      this.#bytes[at] += 1
    }
    this.#bytes.push(Math.floor(this.#low / NORMAL))
    this.#low = (this.#low % NORMAL) * 256
  }
}

export class Decoder {
  #range = WORD - 1
  #code = 0
  #at = 0
  #bytes

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes
    for (let byte = 0; byte < 4; byte += 1) this.#shift()
  }

  /** @param {Chance} chance */
  bit(chance) {
    const bound = Math.floor(this.#range / SCALE) * chance.zero
    const bit = this.#code < bound ? 0 : 1
    if (bit === 0) {
      this.#range = bound
    } else {
      this.#code -= bound
      this.#range -= bound
    }
    chance.learn(bit)
    while (this.#range < NORMAL) {
      this.#range *= 256
      this.#shift()
    }
    return bit
  }

  #shift() {
    this.#code = this.#code * 256 + (this.#bytes[this.#at] ?? 0)
    this.#at += 1
  }
}
