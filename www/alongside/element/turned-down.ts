/**
 * The row in the place of what was turned down: a suggestion, or a product as a reason for any.
 *
 * Comes in: the title, what was said of it, and what undo and a reason do. Goes out: a list item.
 * What must stay true: it takes the card's place, so that nothing jumps, and stays until the next
 * page view; saying why is an offer, and nothing waits for it.
 */
import type { Why } from '../engine.ts'
import type { Words } from '../messages/messages.ts'
import { actOn } from './act-on.ts'
import { make } from './make.ts'
import type { Row } from './rows.ts'

/** What the shopper may say of a suggestion: why not now, or that it is never to come again. */
export type Verdict = Why | 'never'

const VERDICTS = [
  'haveIt',
  'notMyStyle',
  'tooDear',
  'wrongSize',
  'notNow',
  'never',
] satisfies Verdict[]

export interface RefusalActs {
  undo(event: Event): void
  say(verdict: Verdict): void
}

export function turnedDown(
  { id, title, of, said }: Row,
  words: Words,
  acts: RefusalActs,
): HTMLElement {
  const offer = (verdict: Verdict) =>
    make(
      'button',
      { class: 'plain', onclick: () => acts.say(verdict) },
      words.say(`dismissal.${verdict}`),
    )
  return make(
    'li',
    { part: 'placeholder', class: 'gone', 'data-product-id': id },
    make('span', {}, words.say(of ? 'slate.dismissed' : 'slate.without', { title })),
    undo(title, words, acts.undo),
    ...(said ? [make('p', {}, noted(said, words))] : []),
    ...(said || !of ? [] : [make('div', {}, words.say('dismissal.why'), ...VERDICTS.map(offer))]),
  )
}

export function undo(title: string, words: Words, onclick: (event: Event) => void): HTMLElement {
  const label = actOn(title, 'slate.undo', words)
  return make('button', { part: 'undo', 'aria-label': label, onclick }, words.say('slate.undo'))
}

export const noted = (verdict: Verdict, words: Words): string =>
  words.say('dismissal.noted', { why: words.say(`dismissal.${verdict}`) })
