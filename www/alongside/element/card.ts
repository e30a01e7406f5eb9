/**
 * One suggestion as a card.
 *
 * Comes in: a suggestion in words, and what to do on each act. Goes out: a list item.
 * What must stay true: what the card says about a suggestion is what its reason and evidence hold,
 * and whatever the shop draws itself, the acts and "why this?" are ours and there.
 */

import type { Words } from '../messages/messages.ts'
import type { FindProduct, Suggestion } from '../slate.ts'
import { actOn } from './act-on.ts'
import { linkAddress, pictureAddress } from './address.ts'
import { make } from './make.ts'
import { others } from './others.ts'
import { setPieces } from './set-pieces.ts'
import { why } from './why.ts'

/** A suggestion that can be shown: one with a title. */
export type TitledSuggestion = Suggestion & { title: string }

/** What cards are drawn with. */
export interface Stationery {
  words: Words
  currency: string | null
  find: FindProduct
  /** Whether pictures that are not in the catalogue itself may be requested. */
  mayRequestPictures: boolean
  /** Whether any card has a picture: the others then leave its room, so that all stand in line. */
  isPictured: boolean
  /** Ids put aside for later; absent where the shop can't do that. */
  saved?: ReadonlySet<string> | undefined
  /** The shop's own drawing of a card's face, put into the page; absent: ours. */
  ownFace?: ((of: TitledSuggestion, acts: CardActs) => HTMLElement) | undefined
}

export interface CardActs {
  /** Opens this product: the suggested one, or one that would do in its place. */
  select(event: MouseEvent, id: string): void
  add(id: string, title: string): void
  save(): void
  dismiss(event: Event): void
  /** No longer suggests anything because of this product. */
  without(id: string, title: string): void
}

export function card(of: TitledSuggestion, stationery: Stationery, acts: CardActs): HTMLElement {
  const face = stationery.ownFace?.(of, acts)
  return make(
    'li',
    { part: 'card', class: 'card', 'data-product-id': of.id },
    ...(face ? [face] : ourFace(of, stationery, acts)),
    buttons(of, stationery, acts),
    make('div', { class: 'more' }, why(of, stationery, acts), ...others(of, stationery, acts)),
  )
}

function ourFace(of: TitledSuggestion, stationery: Stationery, acts: CardActs): HTMLElement[] {
  const { words, currency, mayRequestPictures, isPictured } = stationery
  const { title } = of
  const src = pictureAddress(of.image, mayRequestPictures)
  const href = linkAddress(of.url)
  const onclick = (event: Event) => acts.select(event as MouseEvent, of.id)
  const name = href
    ? make('a', { part: 'title', href, onclick }, title)
    : make('span', { part: 'title' }, title)
  const about = make('div', { class: 'about' }, make('h3', {}, name))
  if (of.price !== null) {
    const price = words.money(of.price, currency)
    about.append(make('p', { part: 'price' }, price))
  }
  about.append(
    make('p', { part: 'reason', class: 'reason' }, of.reason.text),
    make('p', { part: 'confidence', class: 'sure' }, words.say(`confidence.${of.confidence}`)),
    ...setPieces(of, stationery),
  )
  if (src) return [make('img', { part: 'picture', src, alt: '', width: 200, height: 200 }), about]
  return isPictured ? [make('div', { part: 'picture' }), about] : [about]
}

function buttons(of: TitledSuggestion, { words, saved }: Stationery, acts: CardActs): HTMLElement {
  const { id, title } = of
  const button = (
    part: string,
    style: string,
    onclick: (event: Event) => void,
    pressed?: string,
  ) => {
    const label = actOn(title, `slate.${part}`, words)
    return make(
      'button',
      { part, class: style, 'aria-label': label, 'aria-pressed': pressed, onclick },
      words.say(`slate.${part}`),
    )
  }
  return make(
    'div',
    { class: 'acts' },
    button('add', 'add', () => acts.add(id, title)),
    ...(saved ? [button('save', 'plain', acts.save, `${saved.has(id)}`)] : []),
    button('dismiss', 'plain', acts.dismiss),
  )
}
