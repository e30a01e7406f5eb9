/**
 * What is stored on this device, as it is at this moment.
 *
 * Comes in: the visit. Goes out: a table of what, why, how much and until when, or the word "Nothing".
 * What must stay true: it lists what is there, read anew, and not what should be there.
 */
import { make } from './make.ts'
import type { Section } from './panel.ts'

const COLUMNS = ['what', 'why', 'size', 'until'] as const

export const stored: Section = (visit, words) => {
  const head = COLUMNS.map(name => make('th', { scope: 'col' }, words.say(`panel.stored.${name}`)))
  const body = make('tbody')
  const table = make(
    'table',
    { 'aria-labelledby': 'stored' },
    make('thead', {}, make('tr', {}, ...head)),
    body,
  )
  const nothing = make('p', {}, words.say('panel.stored.nothing'))
  const title = make('h3', { id: 'stored' }, words.say('panel.stored'))
  return {
    node: make('div', {}, title, nothing, table),
    refresh: () => {
      const entries = visit.stored()
      nothing.hidden = entries.length > 0
      table.hidden = entries.length === 0
      body.replaceChildren(
        ...entries.map(({ key, purpose, bytes, until }) =>
          make(
            'tr',
            {},
            make('th', { scope: 'row' }, make('code', {}, key)),
            make('td', {}, words.say(`panel.stored.${purpose}`)),
            make('td', {}, words.say('panel.stored.bytes', { count: bytes })),
            make('td', {}, words.say(`panel.stored.${until}`)),
          ),
        ),
      )
    },
  }
}
