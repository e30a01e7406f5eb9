/** The words in French, whole: `Visit.start({ locale: 'fr', messages: fr })`. */
import words from './fr.json' with { type: 'json' }
import type { Messages } from './messages.ts'

export const fr: Messages = words
