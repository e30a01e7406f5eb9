/** What a control is called: what is written on it, and of what. So it can be spoken to by either. */
import type { Words } from '../messages/messages.ts'

export const actOn = (title: string, key: string, words: Words): string =>
  words.say('slate.act', { act: words.say(key), title })
