/**
 * What is stored on this device, as it is at this moment.
 *
 * Comes in: the visit. Goes out: name, purpose, size and end of each entry, or the word "Nothing".
 * What must stay true: it lists what is there, read anew, and not what should be there; and it
 * looks only while the shopper has the list open.
 */
import { make } from './make.ts'
import type { Section } from './panel.ts'

export const stored: Section = (visit, words) => {
  const list = make('dl')
  const nothing = make('p', {}, words.say('panel.stored.nothing'))
  const node = make('div', {}, make('h3', {}, words.say('panel.stored')), nothing, list)
  return {
    node,
    refresh: () => {
      if (!node.closest('details')?.open) return
      const entries = visit.stored()
      nothing.hidden = entries.length > 0
      list.hidden = entries.length === 0
      list.replaceChildren(
        ...entries.flatMap(({ key, purpose, bytes, until }) => [
          make('dt', {}, make('code', {}, key)),
          make('dd', {}, words.say(`panel.stored.${purpose}`)),
          make('dd', {}, words.say(`panel.stored.${until}`, { count: bytes })),
        ]),
      )
    },
  }
}
