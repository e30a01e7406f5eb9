/**
 * Scores in typed arrays: the scoring stage as careful JavaScript does it.
 * In: companions.bin (drawn in builder/examples/communities/contestants.rs) and baskets of places in
 * rising order. Out: the score of each candidate. What must stay true: `scores` is all nought between baskets.
 */
const WEIGHTS = 256

/** @param {ArrayBuffer} bytes */
export function readArrays(bytes) {
  const [products, relations] = new Uint32Array(bytes, 0, 2)
  let at = 8
  /** @template T @param {new (bytes: ArrayBuffer, at: number, length: number) => T & ArrayBufferView} Type @param {number} length */
  const take = (Type, length) => {
    const array = new Type(bytes, at, length)
    at += array.byteLength
    return array
  }
  const weights = take(Float64Array, WEIGHTS)
  const rows = take(Uint32Array, products + 1)
  const companions = take(Uint32Array, relations)
  const codes = take(Uint8Array, relations)
  const bands = take(Uint8Array, relations)
  const ids = new TextDecoder().decode(new Uint8Array(bytes, at)).split('\n')
  return { weights, rows, companions, codes, bands, ids }
}

/** @param {ReturnType<typeof readArrays>} arrays */
export function scorer({ weights, rows, companions, codes, ids }) {
  const scores = new Float64Array(ids.length)
  const candidates = new Uint32Array(ids.length)
  /** Adds up; answers how many candidates there are. @param {ArrayLike<number>} basket */
  function score(basket) {
    let found = 0
    for (let line = 0; line < basket.length; line += 1) {
      const anchor = basket[line]
      const end = rows[anchor + 1]
      for (let at = rows[anchor]; at < end; at += 1) {
        const companion = companions[at]
        if (scores[companion] === 0) {
          candidates[found] = companion
          found += 1
        }
        scores[companion] += weights[codes[at]]
      }
    }
    return found
  }
  /** @param {number} found */
  function clear(found) {
    for (let at = 0; at < found; at += 1) scores[candidates[at]] = 0
  }
  return { scores, candidates, score, clear }
}

/** As `scoringStage` of the engine: how many candidates each basket has, plus its best score, all added up.
 * @param {ReturnType<typeof scorer>} scorer @param {Uint32Array} baskets @param {number} size */
export function scoringStage({ scores, candidates, score, clear }, baskets, size) {
  let sum = 0
  for (let at = 0; at < baskets.length; at += size) {
    const found = score(baskets.subarray(at, at + size))
    let best = 0
    for (let place = 0; place < found; place += 1) {
      best = Math.max(best, scores[candidates[place]])
    }
    sum += best + found
    clear(found)
  }
  return sum
}
