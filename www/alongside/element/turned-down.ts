/**
 * The row in the place of a card that was turned down.
 *
 * Comes in: the title, what was said of it, and what undo and a reason do. Goes out: a list item.
 * What must stay true: it takes the card's place, so that nothing jumps, and stays until the next
 * page view; saying why is an offer, and nothing waits for it.
 */
import type { Why } from '../engine.ts'
import type { Words } from '../messages/messages.ts'
import { actOn } from './act-on.ts'
import { make } from './make.ts'

const WHYS = ['haveIt', 'notMyStyle', 'tooDear', 'wrongSize', 'notNow'] satisfies Why[]

/** A card that was turned down, as its row tells it. */
export interface Refusal {
  id: string
  title: string
  why?: Why | undefined
}

export interface RefusalActs {
  undo(): void
  tellWhy(why: Why): void
}

export function turnedDown(
  { id, title, why }: Refusal,
  words: Words,
  acts: RefusalActs,
): HTMLElement {
  const offer = (why: Why) =>
    make(
      'button',
      { class: 'plain', onclick: () => acts.tellWhy(why) },
      words.say(`dismissal.${why}`),
    )
  return make(
    'li',
    { part: 'placeholder', class: 'gone', 'data-product-id': id },
    make('span', {}, words.say('slate.dismissed', { title })),
    undo(title, words, acts.undo),
    why
      ? make('p', {}, noted(why, words))
      : make('div', {}, words.say('dismissal.why'), ...WHYS.map(offer)),
  )
}

export function undo(title: string, words: Words, onclick: () => void): HTMLElement {
  const label = actOn(title, 'slate.undo', words)
  return make('button', { part: 'undo', 'aria-label': label, onclick }, words.say('slate.undo'))
}

export const noted = (why: Why, words: Words): string =>
  words.say('dismissal.noted', { why: words.say(`dismissal.${why}`) })
