/**
 * What the elements tell the page. Every event bubbles and leaves the shadow root.
 *
 * `alongside-add`, `-save`, `-select` and `-preferences` can be cancelled: `preventDefault()` says that
 * the page did not add or save the product, or that it opens product or panel by itself.
 */
import type { Placement } from '../engine.ts'
import type { Slate, Suggestion } from '../slate.ts'

/** A suggestion the shopper acted on, and where; its `arms` are those of the shop's experiments. */
export interface SuggestionAct {
  id: string
  placement: Placement
  suggestion: Suggestion
}

export interface AlongsideEvents {
  /** These of the suggestions were seen: half of each for a second. */
  'alongside-impression': CustomEvent<{
    ids: string[]
    placement: Placement
    suggestions: Suggestion[]
  }>
  /** The shopper opens a suggestion. Cancelled: the link is not followed. */
  'alongside-select': CustomEvent<SuggestionAct>
  /** The shopper wants it: put it into the basket. Cancelled: it was not added. */
  'alongside-add': CustomEvent<SuggestionAct>
  /** The shopper puts it aside, or takes it back from there. Cancelled: it was not saved. */
  'alongside-save': CustomEvent<SuggestionAct & { saved: boolean }>
  'alongside-dismiss': CustomEvent<SuggestionAct>
  'alongside-undo': CustomEvent<SuggestionAct>
  /** The shopper wants to have a say. Cancelled: the page opens its panel by itself. */
  'alongside-preferences': CustomEvent<{ placement: Placement }>
  /** There is nothing to show here; the slate says why. */
  'alongside-silence': CustomEvent<Slate>
  /** Something failed; the page goes on without suggestions. */
  'alongside-error': CustomEvent<{ error: unknown }>
}

declare global {
  interface GlobalEventHandlersEventMap extends AlongsideEvents {}
}
