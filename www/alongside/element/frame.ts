/**
 * What stands above and below the cards of a slate.
 *
 * Comes in: the suggestions that are shown. Goes out: a heading that says what they go with, and the way
 * to the shopper's own settings.
 * What must stay true: the heading names the context, never the person.
 */
import type { Placement } from '../engine.ts'
import type { Words } from '../messages/messages.ts'
import type { Stationery, TitledSuggestion } from './card.ts'
import { make } from './make.ts'

/** Where a slate stands, and whether it knows anything of the basket. */
interface Standing extends Stationery {
  placement: Placement
  isFallback: boolean
}

export function heading(
  shown: readonly TitledSuggestion[],
  { words, find, placement, isFallback }: Standing,
): string {
  const [first = '', ...others] = new Set(shown.map(({ reason }) => reason.anchors[0]))
  const anchor = others.length > 0 ? '' : (find(first)?.title ?? '')
  const context = anchor ? 'one' : placement === 'done' ? 'done' : 'many'
  return words.say(`slate.heading.${isFallback ? 'fallback' : context}`, { anchor })
}

export function footer(words: Words, open: () => void): HTMLElement {
  const settings = make(
    'button',
    { part: 'settings', class: 'plain', onclick: open },
    words.say('slate.settings'),
  )
  const hasPanel = document.querySelector('alongside-panel') !== null
  return make('slot', { name: 'footer' }, ...(hasPanel ? [settings] : []))
}
