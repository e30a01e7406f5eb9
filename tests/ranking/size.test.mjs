/** The yardstick for sizes: it loses nothing, and comes close to what the bits are worth. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodePairs, encodePairs, readPairs } from '../../scripts/ranking/size/pairs.mjs'
import { Chance, Decoder, Encoder } from '../../scripts/ranking/size/range-coder.mjs'

/** Bits of which one in eight is 1, by a small generator of its own. */
function rareBits(count) {
  let state = 7
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 29 === 0 ? 1 : 0
  })
}

test('the coder reads back every bit, carries included', () => {
  const bits = [...rareBits(20_000), ...Array(5_000).fill(1), ...rareBits(100)]
  const encoder = new Encoder()
  const given = new Chance()
  for (const bit of bits) encoder.bit(given, bit)
  const decoder = new Decoder(encoder.finish())
  const learned = new Chance()
  assert.deepEqual(
    bits.map(() => decoder.bit(learned)),
    bits,
  )
})

test('a bit that is 1 in an eighth of all cases takes little more than its entropy', () => {
  const bits = rareBits(80_000)
  const encoder = new Encoder()
  const chance = new Chance()
  for (const bit of bits) encoder.bit(chance, bit)
  const entropy = -(1 / 8) * Math.log2(1 / 8) - (7 / 8) * Math.log2(7 / 8)
  const taken = (encoder.finish().length * 8) / bits.length
  assert.ok(taken < entropy * 1.02 && taken > entropy * 0.98, `${taken} of ${entropy} bits`)
})

test('a section of pairs is read as it is drawn, and the coder gives it back', () => {
  const scales = Array(18).fill(0)
  const tilts = [9, 9, 200]
  const counts = [2, 1, 0]
  // 0–1, 0–2, 1–2: nothing is passed over.
  const gaps = [0, 0, 0]
  const codes = [0b11_000001, 0b01_111111, 0b10_000010]
  // Of 0–1 both ends, of 0–2 the one, of 1–2 the other: 1, 2 · 2 · 1.
  const bands = [0b01_10_10_01]
  const relations = [4]
  const section = Uint8Array.from([scales, tilts, relations, counts, gaps, codes, bands].flat())
  const pairs = readPairs(section, 3)
  assert.deepEqual(pairs, {
    tilts,
    rows: [[1, 2], [2], []],
    codes,
    bands: [0b1001, 0b0010, 0b0100],
  })
  assert.deepEqual(decodePairs(encodePairs(pairs), 3), pairs)
})
