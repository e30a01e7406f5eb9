/**
 * Which canaries sing in what was sent. In: requests as they came over the wire. Out: the words found.
 * What must stay true: a word is heard as it stands, backwards, hashed, and in whatever it was wrapped:
 * percent signs, base64, hex, gzip, deflate, 16-bit letters, one in another.
 */
import { createHash } from 'node:crypto'
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** A request may be wrapped three times over. */
const DEEPEST = 3

/**
 * @param {Iterable<string>} pieces each byte a character
 * @param {string[]} words
 */
export function heard(pieces, words) {
  const texts = new Set()
  for (const piece of pieces) unwrap(piece, DEEPEST, texts)
  const all = [...texts].join('\n').toLowerCase()
  return words.filter(word => disguises(word).some(form => all.includes(form.toLowerCase())))
}

/** What can't be undone, and so is looked for as it is. @param {string} word */
export function disguises(word) {
  const hash = createHash('sha256').update(word)
  const bytes = hash.digest()
  return [
    word,
    [...word].reverse().join(''),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ]
}

/** @param {string} text @param {number} depth @param {Set<string>} into */
function unwrap(text, depth, into) {
  if (into.has(text) || text.length === 0) return
  into.add(text)
  if (depth === 0) return
  for (const inner of within(text)) unwrap(inner, depth - 1, into)
}

/** @param {string} text @returns {Iterable<string>} */
function* within(text) {
  if (/%[\da-f]{2}/i.test(text)) yield unescape(text)
  if (text.includes('\0')) yield text.replaceAll('\0', '')
  for (const [letters] of text.matchAll(/[\w+/-]{12,}/g)) {
    // Where it begins in a longer run is not known: one of four beginnings is right.
    for (let from = 0; from < 4; from += 1) yield decoded(letters.slice(from), 'base64')
  }
  for (const [digits] of text.matchAll(/[\da-f]{16,}/gi)) {
    for (let from = 0; from < 2; from += 1) yield decoded(digits.slice(from), 'hex')
  }
  const packed = text.indexOf('\x1f\x8b')
  if (packed >= 0) yield* unpacked(gunzipSync, text.slice(packed))
  yield* unpacked(inflateSync, text)
  yield* unpacked(inflateRawSync, text)
}

/** @param {string} letters @param {'base64' | 'hex'} code */
const decoded = (letters, code) => Buffer.from(letters, code).toString('latin1')

/** @param {(packed: Buffer) => Buffer} unpack @param {string} text */
function* unpacked(unpack, text) {
  try {
    yield unpack(Buffer.from(text, 'latin1')).toString('latin1')
  } catch {
    // It was not packed in this way.
  }
}
