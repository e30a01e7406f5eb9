/**
 * The section `pairs` of a model file, taken apart and put through a range coder.
 * In: its bytes, drawn in src/model/pairs.rs. Out: its numbers; the bytes a range coder needs for the same.
 */

import { numberCoder, symbolCoder } from './numbers.mjs'
import { Decoder, Encoder } from './range-coder.mjs'

/** Weights and tilts: top f32, ratio f32, levels u8 each. */
const SCALES = 18
const A_KEEPS = 64
const B_KEEPS = 128

/**
 * @typedef {object} Pairs
 * @property {number[]} tilts a code for each product
 * @property {number[][]} rows for each product the later ones it goes with, rising
 * @property {number[]} codes for each pair: weight, and two bits that say who keeps whom
 * @property {number[]} bands for each pair: two bits from each side
 */

/** @param {Uint8Array} section @param {number} products @returns {Pairs} */
export function readPairs(section, products) {
  let at = SCALES + products
  const varint = () => {
    let number = 0
    for (let shift = 0; ; shift += 7) {
      const byte = section[at]
      at += 1
      number += (byte & 127) * 2 ** shift
      if (byte < 128) return number
    }
  }
  varint() // how many relations there are: the codes say it too
  const counts = Array.from({ length: products }, varint)
  const rows = counts.map((count, product) => {
    let last = product
    return Array.from({ length: count }, () => {
      last += varint() + 1
      return last
    })
  })
  const total = counts.reduce((sum, count) => sum + count, 0)
  const codes = [...section.subarray(at, at + total)]
  const packed = section.subarray(at + total)
  let next = 0
  const band = () => {
    next += 1
    return (packed[(next - 1) >> 2] >> (2 * ((next - 1) % 4))) & 3
  }
  const bands = codes.map(code => {
    const fromA = code & A_KEEPS ? band() : 0
    return fromA | (code & B_KEEPS ? band() << 2 : 0)
  })
  return { tilts: [...section.subarray(SCALES, SCALES + products)], rows, codes, bands }
}

/** @param {Pairs} pairs @returns {Uint8Array} */
export function encodePairs(pairs) {
  const coder = new Encoder()
  passPairs(coder, pairs.tilts.length, pairs)
  return coder.finish()
}

/** @param {Uint8Array} bytes @param {number} products @returns {Pairs} */
export const decodePairs = (bytes, products) => passPairs(new Decoder(bytes), products)

/**
 * One way for both directions: what is given is encoded, what is not is decoded.
 * @param {import('./range-coder.mjs').Coder} coder @param {number} products @param {Pairs} [given]
 * @returns {Pairs}
 */
function passPairs(coder, products, given) {
  const [tilt, count, gap] = [symbolCoder(8), numberCoder(), numberCoder()]
  const [keeps, weight, band] = [symbolCoder(2), symbolCoder(6), symbolCoder(4)]
  /** @type {Pairs} */
  const pairs = { tilts: [], rows: [], codes: [], bands: [] }
  for (let product = 0; product < products; product += 1) {
    pairs.tilts.push(tilt(coder, 0, given?.tilts[product]))
    const length = count(coder, sizeOf(products - product), given?.rows[product].length)
    /** @type {number[]} */
    const row = []
    for (let place = 0; place < length; place += 1) {
      const last = row.at(-1) ?? product
      // What is left to pass over, shared out among those that are still to come.
      const context = sizeOf((products - last) / (length - place))
      row.push(last + 1 + gap(coder, context, given && given.rows[product][place] - last - 1))
      const pair = pairs.codes.length
      const direction = keeps(coder, 0, given && given.codes[pair] >> 6)
      const code = weight(coder, direction, given && given.codes[pair] & 63)
      pairs.codes.push((direction << 6) | code)
      pairs.bands.push(band(coder, (direction << 3) | (code >> 3), given?.bands[pair]))
    }
    pairs.rows.push(row)
  }
  return pairs
}

/** In half powers of two. @param {number} number above 0 */
const sizeOf = number => Math.max(0, Math.floor(2 * Math.log2(number)))
