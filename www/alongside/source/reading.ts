/**
 * Reads values nobody has checked: what other scripts of the page push, dispatch or leave lying about.
 *
 * Comes in: anything at all. Goes out: text, numbers and lists, or nothing.
 * What must stay true: junk is passed over, never thrown at the page that holds it.
 */

/** What stands under a name, if anything does. */
export function field(value: unknown, ...path: string[]): unknown {
  let found = value
  for (const name of path) {
    if (Object(found) !== found) return undefined
    found = (found as Record<string, unknown>)[name]
  }
  return found
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** An id or a word: text that is not empty, or a number written out. */
export function text(value: unknown): string | undefined {
  const written = typeof value === 'number' && Number.isFinite(value) ? String(value) : value
  return typeof written === 'string' ? written.trim() || undefined : undefined
}

/**
 * A price: a number of 0 or more, also as people write it ("1,299.00", "12,50 €"); `unit` of what it
 * is counted in make one.
 */
export function amount(value: unknown, unit = 1): number | undefined {
  const number = typeof value === 'string' ? Number(plain(value)) : value
  return typeof number === 'number' && number >= 0 && number < Infinity ? number / unit : undefined
}

/** Pieces: a whole number of 0 or more. What says nothing is one. */
export function pieces(value: unknown): number {
  return Math.min(amount(value) ?? 1, 0xffff_ffff) >>> 0
}

/** The last mark followed by one or two digits separates decimals; every other groups thousands. */
function plain(written: string): string {
  const marks = written.replace(/[^\d.,-]/g, '').replace(/[.,](?!\d{1,2}$)/g, '')
  return marks.replace(',', '.') || 'none'
}

/** Does what another script's values may make impossible. Goes out: what came of it, if anything. */
export function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    // A getter or proxy of the page's that throws has nothing to tell us.
    return undefined
  }
}
