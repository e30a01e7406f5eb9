/**
 * The basket, looked into from any page. What must stay true: it is made anew at each opening, so
 * its placement asks for suggestions only while somebody looks.
 */

import { h } from '../dom.ts'
import { titleOf } from '../shelves.ts'
import type { Shop } from '../shop.ts'
import { type Drawer, drawer } from './drawer.ts'

export function basketDrawer(shop: Pick<Shop, 'basket' | 'shelves'>): Drawer {
  const { basket } = shop
  const lines = h('div', { class: 'drawer-lines' })
  const place = h('div')
  const draw = () => lines.replaceChildren(...contents(shop))
  basket.addEventListener('change', () => {
    if (made.element.open) draw()
  })
  const made = drawer({
    title: 'In your basket',
    className: 'peek',
    isModal: true,
    content: [lines, place],
    turned: isOpen => {
      if (isOpen) draw()
      place.replaceChildren(...(isOpen ? [h('alongside-slate', { placement: 'drawer' })] : []))
    },
  })
  made.element.addEventListener('click', event => {
    if (event.composedPath().some(node => node instanceof HTMLAnchorElement)) made.close()
  })
  return made
}

function contents({ basket, shelves }: Pick<Shop, 'basket' | 'shelves'>): Node[] {
  if (basket.lines.length === 0) return [h('p', { class: 'quiet' }, 'Nothing in it yet.')]
  return [
    h(
      'ul',
      { class: 'short-lines', role: 'list' },
      basket.lines.map(line => {
        const product = shelves.product(line.id)
        const title = product ? titleOf(product) : line.id
        return h(
          'li',
          {},
          h('span', {}, `${line.quantity} × ${title}`),
          h('span', { class: 'price' }, shelves.total([line])),
        )
      }),
    ),
    h(
      'p',
      { class: 'total' },
      h('span', {}, 'Total'),
      h('span', { class: 'price' }, shelves.total(basket.lines)),
    ),
    h('p', {}, h('a', { class: 'button', href: '/basket' }, 'To the basket')),
  ]
}
