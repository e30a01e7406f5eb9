/** Figures of many measurements. In: numbers. Out: one number. */

/** @param {number} share 0 to 1 @param {Iterable<number>} numbers at least one */
export function quantile(share, numbers) {
  const sorted = Float64Array.from(numbers).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
}

/** @param {Iterable<number>} numbers at least one */
export const median = numbers => quantile(0.5, numbers)
