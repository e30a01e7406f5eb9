/** Where an address leads that the shop does not have. */

import { h } from '../dom.ts'
import type { Page } from '../shop.ts'

export function lost(): Page {
  return {
    title: 'Not found',
    content: [
      h(
        'div',
        { class: 'page-head' },
        h('h1', { tabindex: -1 }, 'Nothing on this shelf'),
        h('p', { class: 'lead' }, 'We do not carry what this address names, or no longer.'),
        h('p', {}, h('a', { class: 'button', href: '/' }, 'Back to the shop')),
      ),
    ],
  }
}
