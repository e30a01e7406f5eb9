/**
 * A cart that a shop's own script holds: asked for anew whenever something says that it has changed.
 *
 * Comes in: who can tell the cart, and what means a change. Goes out: carts.
 * What must stay true: nothing is requested here, of two answers the one asked for last counts, and
 * what fails is passed over.
 */

/** Tells the cart as it is now, or promises to. */
export type CartReader = () => unknown

export interface Following {
  readCart: CartReader
  /** Which of the page's own requests change a cart; they are seen, not made. */
  changedBy: RegExp
  /** Events of the document, and what each answers: a cart, the promise of one, or nothing. */
  events: Record<string, (event: Event) => unknown>
  take: (cart: unknown) => void
}

/** Reads the cart now and after each change. Goes out: how to stop, and how to read it once more. */
export function followCart({ readCart, changedBy, events, take }: Following) {
  const stopping = new AbortController()
  const { signal } = stopping
  let asked = 0
  const settle = async (ask: () => unknown) => {
    try {
      const answer = ask()
      if (answer === undefined) return
      asked += 1
      const turn = asked
      const cart = await answer
      if (turn === asked && !signal.aborted) take(cart)
    } catch {
      // The shop's own cart failed: the basket stays what it was.
    }
  }
  const readAnew = () => void settle(readCart)
  readAnew()
  // The browser's own record of what the page has requested.
  const calls = new PerformanceObserver(list => {
    if (list.getEntries().some(({ name }) => changedBy.test(name))) readAnew()
  })
  calls.observe({ type: 'resource' })
  for (const [name, answer] of Object.entries(events)) {
    const heard = (event: Event) => void settle(() => answer(event))
    globalThis.document?.addEventListener(name, heard, { signal, capture: true })
  }
  const stop = () => {
    stopping.abort()
    calls.disconnect()
  }
  return { readAnew, stop }
}
