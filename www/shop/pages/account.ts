/**
 * The shopper's past orders, as far as this page knows them. What must stay true: it shows what was
 * ordered since the page was opened, and nothing is kept for it.
 */

import { h } from '../dom.ts'
import { picture } from '../parts/picture.ts'
import { productPath } from '../router.ts'
import { titleOf } from '../shelves.ts'
import type { Page, Shop } from '../shop.ts'

export function account({ orders, shelves }: Shop): Page {
  return {
    title: 'Your orders',
    content: [
      h(
        'div',
        { class: 'page-head' },
        h('h1', { tabindex: -1 }, 'Your orders'),
        orders.length === 0 &&
          h('p', { class: 'lead' }, 'None yet. This page knows an order until it is closed.'),
      ),
      ...orders.map(({ at, lines }) =>
        h(
          'section',
          { class: 'past-order' },
          h('h2', {}, at.toLocaleDateString('en-GB', { dateStyle: 'long' })),
          h(
            'ul',
            { class: 'ordered', role: 'list' },
            lines.map(({ id, quantity }) => {
              const product = shelves.product(id)
              const title = product ? titleOf(product) : id
              return h(
                'li',
                {},
                picture(product, 'ordered-picture'),
                h('p', {}, `${quantity} × `, h('a', { href: productPath(id) }, title)),
              )
            }),
          ),
          h('p', { class: 'total' }, 'Total ', h('span', { class: 'price' }, shelves.total(lines))),
        ),
      ),
    ],
  }
}
