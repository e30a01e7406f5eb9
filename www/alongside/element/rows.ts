/**
 * The rows of a slate, before they are drawn. Comes in: what the engine suggests, and the rows so far. Goes
 * out: the rows to draw. What must stay true: what was turned down stays where it was.
 */
import type { TitledSuggestion } from './card.ts'
import type { Verdict } from './turned-down.ts'

/** A place in the list: a suggestion, or what was turned down there on this page view. */
export interface Row {
  id: string
  title: string
  /** As it was answered last. Absent where a product was turned down as a reason. */
  of?: TitledSuggestion
  isGone?: boolean
  said?: Verdict | undefined
  /** Its card as it was drawn last, and what that tells. */
  card?: HTMLElement
  told?: string
}

/** A suggestion that is shown. */
export interface Shown extends Row {
  of: TitledSuggestion
}

export function rowsFor(suggestions: readonly TitledSuggestion[], before: readonly Row[]): Row[] {
  const rows: Row[] = suggestions
    .map(of => {
      const { id, title } = of
      const row = before.find(row => row.of && row.id === id) ?? { id, title }
      return Object.assign(row, { of })
    })
    .filter(row => !row.isGone)
  before.forEach((row, place) => {
    if (row.isGone) rows.splice(place, 0, row)
  })
  return rows
}
