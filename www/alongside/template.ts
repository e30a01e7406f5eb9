/**
 * The shop's own drawing of a card, from `<template slot="card">` inside a slate. Importing this file
 * lets every slate of the page draw by its template; a page that does without does not pay for it.
 *
 * Comes in: the template, its elements marked `data-field="title|price|reason|confidence|image|url"`.
 * Goes out: a slot for the card, and the template's copy in the page, where the page's style reaches it.
 * What must stay true: a field is only ever text, a checked address or a checked picture.
 */

import { linkAddress, pictureAddress } from './element/address.ts'
import type { CardActs, Stationery, TitledSuggestion } from './element/card.ts'
import { AlongsideSlate } from './element/index.ts'
import { make } from './element/make.ts'
import type { Words } from './messages/messages.ts'

AlongsideSlate.ownFaces = ownFaces

export { AlongsideSlate }

type Fill = (element: Element, of: TitledSuggestion) => void

/** How to draw faces for this slate; `undefined` where the shop leaves that to us. */
function ownFaces(
  slate: HTMLElement,
  { words, currency, mayRequestPictures }: Omit<Stationery, 'ownFace'>,
): Stationery['ownFace'] {
  for (const old of slate.querySelectorAll(':scope > [data-face]')) old.remove()
  const template = slate.querySelector<HTMLTemplateElement>(':scope > template[slot=card]')
  if (!template) return undefined
  const fields = fillings(words, currency, mayRequestPictures)
  let drawn = 0
  return (of, acts: CardActs) => {
    const name = `card-${drawn++}`
    const face = make('div', { slot: name, 'data-face': of.id })
    face.append(template.content.cloneNode(true))
    for (const element of face.querySelectorAll('[data-field]')) {
      fields.get(element.getAttribute('data-field') ?? '')?.(element, of)
    }
    for (const link of face.querySelectorAll('a')) {
      link.addEventListener('click', event => acts.select(event, of.id))
    }
    slate.append(face)
    return make('slot', { name })
  }
}

function fillings(
  words: Words,
  currency: string | null,
  mayRequestPictures: boolean,
): Map<string, Fill> {
  const text =
    (tell: (of: TitledSuggestion) => string): Fill =>
    (element, of) => {
      element.textContent = tell(of)
    }
  const address =
    (attribute: string, find: (of: TitledSuggestion) => string | undefined): Fill =>
    (element, of) => {
      const found = find(of)
      if (found) element.setAttribute(attribute, found)
      else element.removeAttribute(attribute)
    }
  return new Map<string, Fill>([
    ['title', text(of => of.title)],
    ['price', text(of => (of.price === null ? '' : words.money(of.price, currency)))],
    ['reason', text(of => of.reason.text)],
    ['confidence', text(of => words.say(`confidence.${of.confidence}`))],
    ['image', address('src', of => pictureAddress(of.image, mayRequestPictures))],
    ['url', address('href', of => linkAddress(of.url))],
  ])
}
