/**
 * What the elements tell the page. Every event bubbles and leaves the shadow root.
 *
 * `alongside-add` and `alongside-select` can be cancelled: `preventDefault()` says that the page
 * did not add the product, or that it opens the product by itself.
 */
import type { Placement } from '../engine.ts'
import type { Slate, Suggestion } from '../slate.ts'

/** A suggestion the shopper acted on, and where. */
export interface SuggestionAct {
  id: string
  placement: Placement
  suggestion: Suggestion
}

export interface AlongsideEvents {
  /** These suggestions were seen: half of each for a second. */
  'alongside-impression': CustomEvent<{ ids: string[]; placement: Placement }>
  /** The shopper opens a suggestion. Cancelled: the link is not followed. */
  'alongside-select': CustomEvent<SuggestionAct>
  /** The shopper wants it: put it into the basket. Cancelled: it was not added. */
  'alongside-add': CustomEvent<SuggestionAct>
  'alongside-dismiss': CustomEvent<SuggestionAct>
  'alongside-undo': CustomEvent<SuggestionAct>
  /** There is nothing to show here; the slate says why. */
  'alongside-silence': CustomEvent<Slate>
  /** Something failed; the page goes on without suggestions. */
  'alongside-error': CustomEvent<{ error: unknown }>
}

declare global {
  interface GlobalEventHandlersEventMap extends AlongsideEvents {}
}
