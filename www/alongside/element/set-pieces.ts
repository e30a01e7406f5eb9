/**
 * A set as a set: what is in the basket is ticked, what is suggested is still open.
 *
 * Comes in: a suggestion that would fill a role of a set. Goes out: its pieces, or nothing.
 * What must stay true: a tick is a piece the reason cites, so it is in the basket; a tick is never
 * an offer, and nothing is picked for the shopper.
 */
import type { Stationery, TitledSuggestion } from './card.ts'
import { make } from './make.ts'

export function setPieces(of: TitledSuggestion, { words, find }: Stationery): HTMLElement[] {
  const { anchors, evidence } = of.reason
  const { setSize } = evidence
  if (of.kind !== 'part_of_set') return []
  const piece = (state: 'held' | 'open', title: string) =>
    make(
      'li',
      { class: state },
      make('span', { role: 'img', 'aria-label': words.say(`set.${state}`) }),
      title,
    )
  const rest = (setSize ?? 0) - anchors.length - 1
  return [
    make(
      'ul',
      {
        part: 'set',
        class: 'set',
        role: 'list',
        'aria-label': words.say('set.label'),
      },
      ...anchors.map(id => piece('held', find(id)?.title ?? id)),
      piece('open', of.title),
      ...(rest > 0 ? [make('li', {}, words.say('set.rest', { count: rest }))] : []),
    ),
  ]
}
