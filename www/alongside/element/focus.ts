/**
 * Drawing anew without losing the shopper's place.
 *
 * Comes in: a slate and how to redraw it. Goes out: focus on the same control of the same product, or
 * on its neighbour's when the product is gone.
 * What must stay true: focus that was not ours is left where it is.
 */
export function keepFocus(slate: HTMLElement, redraw: () => void): void {
  const root = slate.shadowRoot
  const control = root?.activeElement ?? ownFaceWithFocus(slate)
  const row = rowOf(control)
  const place = row ? rowsOf(root).indexOf(row) : -1
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

/** The shop's own face of a card lies in the page; the focus may be in there. */
function ownFaceWithFocus(slate: HTMLElement): Element | undefined {
  return document.activeElement?.closest('[data-face]')?.parentElement === slate
    ? (document.activeElement ?? undefined)
    : undefined
}

function rowOf(control: Element | null | undefined): HTMLElement | null | undefined {
  const slot = control?.closest('[data-face]')
  const inside = slot instanceof HTMLElement ? slot.assignedSlot : control
  return inside?.closest<HTMLElement>('[part=list] > li')
}

function selectorOf(control: Element): string {
  const part = control.getAttribute('part')
  return part ? `[part=${part}]` : `[part=${control.closest('details')?.part}] summary`
}

/** The cards and what stands in their places, in order. */
export function rowsOf(root: ShadowRoot | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[part=list] > li') ?? [])]
}
