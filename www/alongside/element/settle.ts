/**
 * New rows in an old list, without losing the shopper's place. Comes in: the list and its rows. What has not
 * changed is not moved: it keeps its focus, its picture and its layout.
 *
 * Goes out: focus on the same control of the same product, or on its neighbour's when the product is gone.
 * What must stay true: focus that was not in this list is left where it is.
 */
export function settle(list: HTMLElement, rows: readonly HTMLElement[]): void {
  const root = list.getRootNode() as ShadowRoot
  const control = root.activeElement
  const before = [...list.children]
  const place = before.findIndex(row => row.contains(control))
  for (const row of before) if (!rows.includes(row as HTMLElement)) row.remove()
  rows.forEach((row, at) => {
    const there = list.children[at] ?? null
    if (there !== row) list.insertBefore(row, there)
  })
  if (!control || place < 0 || root.activeElement === control) return
  const next = rows.find(row => idOf(row) === idOf(before[place])) ?? rows[place] ?? rows.at(-1)
  const like = next?.querySelector<HTMLElement>(selectorOf(control))
  ;(like ?? next?.querySelector('button'))?.focus()
}

export const idOf = (row: Element | undefined): string => row?.getAttribute('data-product-id') ?? ''

function selectorOf(control: Element): string {
  const part = control.getAttribute('part')
  return part ? `[part=${part}]` : `[part=${control.closest('details')?.part}] summary`
}
