/**
 * `window.dataLayer`, listened to: what was pushed before us, and what is pushed from now on.
 *
 * Comes in: the name of the array. Goes out: its entries, one by one, in order.
 * What must stay true: the page's own push does what it did, first, and hears nothing of us.
 */
import { attempt } from './reading.ts'

type Push = (...entries: unknown[]) => number

/** Tells each entry once. Goes out: how to stop. */
export function listenToLayer(name: string, told: (entry: unknown) => void): () => void {
  const page = globalThis as unknown as Record<string, unknown>
  page[name] ??= []
  const layer = page[name]
  if (!Array.isArray(layer)) return () => {}
  let isListening = true
  const tell = (entry: unknown) => attempt(() => isListening && told(entry))
  const before = layer.push as Push
  const push = function (this: unknown[], ...entries: unknown[]) {
    const length = before.apply(this, entries)
    for (const entry of entries) tell(entry)
    return length
  }
  attempt(() => {
    layer.push = push
  })
  for (const entry of [...layer]) tell(entry)
  return () => {
    isListening = false
    // Whoever wrapped ours in the meantime goes through it, so it is taken out only if it is outermost.
    if (layer.push === push) layer.push = before
  }
}
