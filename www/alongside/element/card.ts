/**
 * One suggestion as a card, and the row that takes its place once it is turned down.
 *
 * Comes in: a suggestion in words, and what to do on each act. Goes out: a list item.
 * What must stay true: what the card says about a suggestion is what its reason and evidence hold.
 */

import type { Words } from '../messages/messages.ts'
import type { FindProduct, Suggestion } from '../slate.ts'
import { linkAddress, pictureAddress } from './address.ts'
import { make } from './make.ts'

/** A suggestion that can be shown: one with a title. */
export type TitledSuggestion = Suggestion & { title: string }

/** What cards are drawn with. */
export interface Stationery {
  words: Words
  currency: string | null
  find: FindProduct
  /** Whether pictures that are not in the catalogue itself may be requested. */
  mayRequestPictures: boolean
}

export interface CardActs {
  select(event: MouseEvent): void
  add(): void
  dismiss(): void
}

export function card(of: TitledSuggestion, stationery: Stationery, acts: CardActs): HTMLElement {
  const { words, currency, mayRequestPictures } = stationery
  const { title } = of
  const src = pictureAddress(of.image, mayRequestPictures)
  const href = linkAddress(of.url)
  const name = href
    ? make('a', { part: 'title', href, onclick: event => acts.select(event as MouseEvent) }, title)
    : make('span', { part: 'title' }, title)
  const about = make('div', { class: 'about' }, make('h3', {}, name))
  if (of.price !== null) {
    const price = words.money(of.price, currency)
    about.append(make('p', { part: 'price', class: 'price' }, price))
  }
  about.append(make('p', { part: 'reason', class: 'reason' }, of.reason.text))

  const item = make('li', { part: 'card', class: 'card', 'data-product-id': of.id })
  if (src) {
    item.classList.add('pictured')
    item.append(make('img', { part: 'picture', src, alt: '', width: 200, height: 200 }))
  }
  item.append(about, actions(title, words, acts), why(of, stationery))
  return item
}

/** Takes the card's place, so that nothing jumps, and stays until the next page view. */
export function turnedDown(title: string, words: Words, undo: () => void): HTMLElement {
  const label = words.say('slate.undo.label', { title })
  return make(
    'li',
    { part: 'placeholder', class: 'gone' },
    make('span', {}, words.say('slate.dismissed', { title })),
    make('button', { part: 'undo', 'aria-label': label, onclick: undo }, words.say('slate.undo')),
  )
}

function actions(title: string, words: Words, acts: CardActs): HTMLElement {
  const button = (act: 'add' | 'dismiss', style: string) =>
    make(
      'button',
      {
        part: act,
        class: style,
        'aria-label': words.say(`slate.${act}.label`, { title }),
        onclick: () => acts[act](),
      },
      words.say(`slate.${act}`),
    )
  return make('div', { class: 'acts' }, button('add', 'add'), button('dismiss', 'plain'))
}

function why(of: TitledSuggestion, { words, find }: Stationery): HTMLElement {
  const { provenance, band, estimated } = of.reason.evidence
  const evidence = band ? `why.observed.${band}` : `why.${provenance}`
  const anchors = words.list(of.reason.anchors.map(id => find(id)?.title ?? id))
  const lines = [words.say(evidence)]
  if (estimated) lines.push(words.say('why.estimated'))
  if (anchors) lines.push(words.say('why.anchors', { anchors }))
  lines.push(words.say('why.used'))
  const confidence = words.say(`confidence.${of.confidence}`)
  const label = words.say('why.summary.label', { title: of.title })
  return make(
    'details',
    { part: 'why' },
    make('summary', { 'aria-label': label }, words.say('why.summary')),
    make(
      'div',
      {},
      make('p', { part: 'confidence' }, confidence),
      ...lines.map(line => make('p', {}, line)),
    ),
  )
}
