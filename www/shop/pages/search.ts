/**
 * What a search finds. Words come in with the address; products go out, best first.
 * What must stay true: the words go nowhere, and every word must be found.
 */

import { h } from '../dom.ts'
import { cards } from '../parts/card.ts'
import type { Page, Shop } from '../shop.ts'

export function search({ shelves }: Shop, words: string): Page {
  const found = shelves.search(words)
  const count = found.length === 1 ? '1 product' : `${found.length} products`
  return {
    title: `Search: ${words}`,
    content: [
      h(
        'div',
        { class: 'page-head' },
        h('h1', { tabindex: -1 }, `“${words}”`),
        h('p', { class: 'lead' }, found.length === 0 ? 'Nothing is called that here.' : count),
      ),
      cards(found, shelves),
    ],
  }
}
