/**
 * Suggestions seen and followed, told to the shop's own analytics on its own data layer.
 *
 * Comes in: the elements' events. Goes out: GA4's `view_item_list` and `select_item`, with the
 * `item_list_id` `alongside_<placement>`.
 * What must stay true: nothing is told unless the shop calls this, for others read the layer too; and
 * what is added the shop reports itself, when it adds it.
 */
import { attempt } from '../source/reading.ts'

/** Pushes to the array of that name on `window`. Goes out: how to stop. */
export function ga4Output({ layer = 'dataLayer' } = {}): () => void {
  const stop = new AbortController()
  const push = (event: string, placement: string, ids: readonly string[]) => {
    const item_list_id = `alongside_${placement}`
    const items = ids.map((item_id, index) => ({ item_id, item_list_id, index }))
    const page = globalThis as unknown as Record<string, unknown[] | undefined>
    attempt(() => page[layer]?.push({ event, ecommerce: { item_list_id, items } }))
  }
  const { signal } = stop
  const page = globalThis.document
  page?.addEventListener(
    'alongside-impression',
    ({ detail }) => push('view_item_list', detail.placement, detail.ids),
    { signal },
  )
  page?.addEventListener(
    'alongside-select',
    ({ detail }) => push('select_item', detail.placement, [detail.id]),
    { signal },
  )
  return () => stop.abort()
}
