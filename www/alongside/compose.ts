/**
 * `alongside/compose`: a slate in the words and the length its channel suits, for somebody else to send.
 *
 * Comes in: a slate that was recommended with a channel as its placement. Goes out: a subject and plain
 * text, or nothing for a slate that is silent. What must stay true: nothing is sent, requested or stored
 * here, and nothing is said that the slate does not hold.
 */
import type { Placement } from './engine.ts'
import english from './messages/compose-en.json' with { type: 'json' }
import { Words } from './messages/messages.ts'
import type { Recommender } from './recommender.ts'
import type { Slate, Suggestion } from './slate.ts'

/** What is composed for others to send: the placements that are not on a page. */
export type Channel = Extract<Placement, 'notification' | 'email' | 'print' | 'consultation'>

export interface Composed {
  /** A notification's title, a mail's subject, a page's or a note's heading. */
  subject: string
  /** Plain text. A host that makes markup of it has to escape it. */
  text: string
}

export interface Composition {
  /** Whose words, numbers and prices these are. */
  recommender: Pick<Recommender, 'locale' | 'messages' | 'currency'>
  /** What `recommend` answered for the channel as placement: its rules chose what is in it. */
  slate: Slate
  channel: Channel
  /** What addresses of products are relative to, such as `https://shop.example/`. Without it none are given. */
  base?: string
}

/** What to send, or `null` if there is nothing to say. */
export function compose({ recommender, slate, channel, base }: Composition): Composed | null {
  const [first] = slate.suggestions
  if (!first) return null
  const words = new Words(recommender.locale, english, recommender.messages)
  const say = (part: string, { title, id }: Suggestion = first) =>
    inLine(words.say(`compose.${channel}.${part}`, { title: title ?? id }))
  const subject = say('subject')
  // On a locked screen others may read along, and there is room for one sentence.
  if (channel === 'notification') return { subject, text: inLine(first.reason.text) }

  const items = slate.suggestions.map(one => {
    const price = one.price === null ? '' : ` · ${words.money(one.price, recommender.currency)}`
    const address = channel === 'email' ? addressOf(one, base) : undefined
    const details = [inLine(one.reason.text), address].filter(line => line !== undefined)
    return [say('item', one) + price, ...details.map(line => `  ${line}`)].join('\n')
  })
  return { subject, text: [say('opening'), ...items, say('closing')].join('\n\n') }
}

/** A catalogue's words can't break a line or turn it around. */
const inLine = (text: string) => text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ').trim()

function addressOf({ url }: Suggestion, base: string | undefined): string | undefined {
  if (url === null || base === undefined || !URL.canParse(url, base)) return undefined
  const { protocol, href } = new URL(url, base)
  return /^https?:$/.test(protocol) ? href : undefined
}
