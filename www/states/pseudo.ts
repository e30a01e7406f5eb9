/**
 * A language nobody speaks, to find what breaks in those somebody does: right to left, 40 % longer.
 *
 * In: English messages. Out: the same with every word turned around and padded.
 * What must stay true: the holes of a message stay as they are.
 */

/** Arabic has all six forms of a plural, so a message that lacks one falls back to `other`. */
export const pseudoLocale = 'ar-EG'

/** Right to left, whatever the letters (U+202E), and back again (U+202C). */
const TURN = '\u202e'
const BACK = '\u202c'

export function pseudo(messages: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [key, turned(message)]),
  )
}

function turned(message: string): string {
  const parts = message.split(/(\{\w+\})/)
  return parts
    .map(part => (part.startsWith('{') ? part : part.replaceAll(/\S+/g, stretched)))
    .join('')
}

const stretched = (word: string): string =>
  `${TURN}${word}${'·'.repeat(Math.ceil(word.length * 0.8))}${BACK}`
