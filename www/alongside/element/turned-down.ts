/**
 * The row in the place of a card that was turned down.
 *
 * Comes in: the title, and what undo does. Goes out: a list item.
 * What must stay true: it takes the card's place, so that nothing jumps, and stays until the next
 * page view.
 */
import type { Words } from '../messages/messages.ts'
import { make } from './make.ts'

export function turnedDown(title: string, words: Words, undo: () => void): HTMLElement {
  const label = words.say('slate.undo.label', { title })
  return make(
    'li',
    { part: 'placeholder', class: 'gone' },
    make('span', {}, words.say('slate.dismissed', { title })),
    make('button', { part: 'undo', 'aria-label': label, onclick: undo }, words.say('slate.undo')),
  )
}
