/**
 * Drawing anew without losing the shopper's place.
 *
 * Comes in: a shadow root and how to redraw it. Goes out: focus on the same control of the same
 * product, or on its neighbour's when the product is gone.
 * What must stay true: focus that was not ours is left where it is.
 */
export function keepFocus(root: ShadowRoot | null, redraw: () => void): void {
  const control = root?.activeElement
  const row = control?.closest('[part=list] > li')
  const place = row ? rowsOf(root).indexOf(row as HTMLElement) : -1
  redraw()
  if (!control || place < 0) return
  const rows = rowsOf(root)
  const same = rows.find(
    other => other.getAttribute('data-product-id') === row?.getAttribute('data-product-id'),
  )
  const next = same ?? rows[Math.min(place, rows.length - 1)]
  const like = next?.querySelector<HTMLElement>(selectorOf(control))
  ;(like ?? next?.querySelector('button'))?.focus()
}

function selectorOf(control: Element): string {
  const part = control.getAttribute('part')
  return part ? `[part=${part}]` : `[part=${control.closest('details')?.part}] summary`
}

/** The cards and what stands in their places, in order. */
export function rowsOf(root: ShadowRoot | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[part=list] > li') ?? [])]
}
