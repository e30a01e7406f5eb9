/**
 * The shopper's past orders, as far as this page knows them. What must stay true: it shows what was
 * ordered since the page was opened, and nothing is kept for it.
 */

import { h } from '../dom.ts'
import { picture } from '../parts/picture.ts'
import { productPath } from '../router.ts'
import { titleOf } from '../shelves.ts'
import type { Page, Shop } from '../shop.ts'

export function account(shop: Shop): Page {
  const { orders, shelves } = shop
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
                usage(id, title, shop),
              )
            }),
          ),
          h('p', { class: 'total' }, 'Total ', h('span', { class: 'price' }, shelves.total(lines))),
        ),
      ),
    ],
  }
}

/** How far it has been used: the shopper's own account, told to nobody but the engine. */
function usage(id: string, title: string, shop: Shop): HTMLElement {
  const range = h('input', {
    type: 'range',
    min: 0,
    max: 100,
    step: 5,
    value: 0,
    'aria-label': `How far used: ${title}`,
  })
  range.addEventListener('change', () => {
    shop.tell({ type: 'usage', id, value: Number(range.value) / 100 })
  })
  return h('label', { class: 'usage quiet' }, 'New', range, 'Worn')
}
