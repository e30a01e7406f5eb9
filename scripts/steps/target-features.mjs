/**
 * What a wasm says it was compiled for. In: cargo's wasm, and names of features. Out: the same wasm, which no
 * longer says that it has them: wasm-bindgen goes by that word.
 * What must stay true: only the word is taken away. Code that used such a feature would not be bound.
 */

const CUSTOM = 0
const HEADER_BYTES = 8

/** @param {Uint8Array} wasm @param {string[]} names @returns {Buffer} */
export function withoutFeatures(wasm, names) {
  const bytes = Buffer.from(wasm)
  const pieces = [bytes.subarray(0, HEADER_BYTES)]
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const body = number(bytes, at + 1)
    const end = body.end + body.value
    const name = bytes[at] === CUSTOM ? text(bytes, body.end) : undefined
    if (name?.value === 'target_features') pieces.push(section(bytes, name.end, names))
    else pieces.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat(pieces)
}

/** The section anew. @param {Buffer} bytes @param {number} at where its list begins @param {string[]} names */
function section(bytes, at, names) {
  const count = number(bytes, at)
  /** @type {Buffer[]} */
  const kept = []
  for (let left = count.value, from = count.end; left > 0; left -= 1) {
    // A sign, then the name.
    const name = text(bytes, from + 1)
    if (!names.includes(name.value)) kept.push(bytes.subarray(from, name.end))
    from = name.end
  }
  const title = Buffer.from('target_features')
  const body = [encoded(title.length), title, encoded(kept.length), ...kept]
  const length = body.reduce((sum, piece) => sum + piece.length, 0)
  return Buffer.concat([Buffer.from([CUSTOM]), encoded(length), ...body])
}

/** @param {Buffer} bytes @param {number} at */
function text(bytes, at) {
  const length = number(bytes, at)
  const end = length.end + length.value
  return { value: bytes.toString('utf8', length.end, end), end }
}

/** Seven bits a byte, the lowest first (LEB128). @param {Buffer} bytes @param {number} at */
function number(bytes, at) {
  let value = 0
  let end = at
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[end] ?? 0
    end += 1
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) return { value, end }
  }
}

/** @param {number} value */
function encoded(value) {
  const bytes = []
  for (let rest = value; ; ) {
    const low = rest & 0x7f
    rest >>>= 7
    bytes.push(rest > 0 ? low | 0x80 : low)
    if (rest === 0) return Buffer.from(bytes)
  }
}
