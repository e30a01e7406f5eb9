/**
 * Words that stand nowhere else: what a page holds and no request may carry. In: how many. Out: the same
 * ones for the page and for the test that looks for them.
 */

/** @param {number} count */
export function canaries(count) {
  let state = 20_260_401
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state.toString(36).padStart(7, '0')
  }
  return Array.from({ length: count }, () => `canary-${next()}${next()}`)
}
