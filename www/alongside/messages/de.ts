/** The words in German, whole: `Visit.start({ locale: 'de', messages: de })`. */
import words from './de.json' with { type: 'json' }
import type { Messages } from './messages.ts'

export const de: Messages = words
