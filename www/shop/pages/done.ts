/** After an order: thanks, what was ordered, and what may follow it. */

import { h } from '../dom.ts'
import { picture } from '../parts/picture.ts'
import { titleOf } from '../shelves.ts'
import type { Page, Shop } from '../shop.ts'

export function done({ orders: [last], shelves }: Shop): Page {
  if (!last) {
    return {
      title: 'No order',
      content: [
        h(
          'div',
          { class: 'page-head' },
          h('h1', { tabindex: -1 }, 'No order here'),
          h('p', { class: 'lead' }, 'This page knows an order until it is closed or reloaded.'),
          h('p', {}, h('a', { class: 'button', href: '/' }, 'Back to the shop')),
        ),
      ],
    }
  }
  return {
    title: 'Thank you',
    content: [
      h(
        'div',
        { class: 'page-head' },
        h('h1', { tabindex: -1 }, 'Thank you.'),
        h(
          'p',
          { class: 'lead' },
          'In a real shop this would be on its way. Here, nothing was sent and nothing charged.',
        ),
      ),
      h(
        'ul',
        { class: 'ordered', role: 'list', 'aria-label': 'What you ordered' },
        last.lines.map(({ id, quantity }) => {
          const product = shelves.product(id)
          return h(
            'li',
            {},
            picture(product, 'ordered-picture'),
            h('p', {}, `${quantity} × ${product ? titleOf(product) : id}`),
          )
        }),
      ),
      h(
        'p',
        { class: 'total' },
        'Total ',
        h('span', { class: 'price' }, shelves.total(last.lines)),
      ),
      h('p', {}, h('a', { class: 'button', href: '/' }, 'Back to the shop')),
      h('alongside-slate', { placement: 'done' }),
    ],
  }
}
