/**
 * Whether all contestants say the same. In: contestants and requests. Out: how many lists differ.
 * What must stay true: a list is the same when it names the same products in the same order; only JSON,
 * whose weights are rounded, may differ where the scores are as good as equal.
 */

/** Three significant digits are within this of what they stand for. */
const ROUNDING = 0.005

/**
 * @param {Record<string, import('./contestants/contestant.mjs').Contestant>} contestants `typed` is the yardstick
 * @param {import('./contestants/contestant.mjs').Request[]} requests
 * @returns {Promise<Record<string, number>>} lists of each that differ from the yardstick's
 */
export async function disagreement(contestants, requests) {
  const differing = Object.fromEntries(Object.keys(contestants).map(name => [name, 0]))
  for (const request of requests) {
    const expected = await contestants['typed'].answer(request)
    for (const [name, contestant] of Object.entries(contestants)) {
      const list = await contestant.answer(request)
      const same = name === 'json' ? alike(list, expected) : identical(list, expected)
      if (!same) differing[name] += 1
    }
  }
  return differing
}

const identical = (list, expected) =>
  list.map(one => one.id).join() === expected.map(one => one.id).join()

const alike = (list, expected) =>
  list.length === expected.length &&
  list.every((one, place) => Math.abs(one.score / expected[place].score - 1) <= ROUNDING)
