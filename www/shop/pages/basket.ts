/**
 * The basket: its lines, its total, and what goes with all of it. What must stay true: a change
 * of a line redraws the lines only, so focus and suggestions stay where they are.
 */

import type { Line } from '../basket.ts'
import { departments } from '../departments.ts'
import { h } from '../dom.ts'
import { picture } from '../parts/picture.ts'
import { departmentPath, productPath } from '../router.ts'
import { titleOf } from '../shelves.ts'
import type { Page, Shop } from '../shop.ts'

export function basket(shop: Shop): Page {
  const held = h('div', { class: 'basket' })
  const heading = h('h1', { tabindex: -1 }, 'Basket')
  const draw = () => {
    const focused = document.activeElement
    const key = focused instanceof HTMLElement && held.contains(focused) ? focused.id : null
    held.replaceChildren(...(shop.basket.lines.length > 0 ? full(shop) : empty()))
    // The line may be gone, and its buttons with it: the heading is the nearest thing that stays.
    if (key !== null) (document.getElementById(key) ?? heading).focus({ preventScroll: true })
  }
  draw()
  shop.basket.addEventListener('change', draw)
  return {
    title: 'Basket',
    content: [
      h('div', { class: 'page-head' }, heading),
      held,
      h('alongside-slate', { placement: 'basket' }),
    ],
    leave: () => shop.basket.removeEventListener('change', draw),
  }
}

function full(shop: Shop): Node[] {
  return [
    h(
      'ul',
      { class: 'lines', role: 'list', 'aria-label': 'In your basket' },
      shop.basket.lines.map(line => lineOf(shop, line)),
    ),
    h(
      'div',
      { class: 'sum' },
      h(
        'p',
        { class: 'total' },
        h('span', {}, 'Total'),
        h('span', { class: 'price' }, shop.shelves.total(shop.basket.lines)),
      ),
      h('p', { class: 'quiet' }, 'Tax included. Delivery is free, as nothing is delivered.'),
      h('a', { class: 'button', href: '/checkout' }, 'Check out'),
    ),
  ]
}

function lineOf({ basket, shelves }: Shop, { id, quantity }: Readonly<Line>): HTMLElement {
  const product = shelves.product(id)
  const title = product ? titleOf(product) : id
  const step = (label: string, sign: string, to: number) => {
    const button = h(
      'button',
      { type: 'button', id: `${label}-${id}`, 'aria-label': `${label} of ${title}` },
      sign,
    )
    button.addEventListener('click', () => basket.set(id, to))
    return button
  }
  const remove = h(
    'button',
    { type: 'button', class: 'text-button', id: `Remove-${id}`, 'data-action': 'remove' },
    'Remove',
    h('span', { class: 'visually-hidden' }, ` ${title}`),
  )
  remove.addEventListener('click', () => basket.set(id, 0))
  return h(
    'li',
    { class: 'line', 'data-product-id': id },
    picture(product, 'line-picture'),
    h(
      'div',
      { class: 'line-text' },
      h('h2', {}, h('a', { href: productPath(id) }, title)),
      h('p', { class: 'quiet' }, `${shelves.price(product?.price)} each`),
    ),
    h(
      'div',
      { class: 'stepper', role: 'group', 'aria-label': `Quantity of ${title}` },
      step('Fewer', '−', quantity - 1),
      h('output', { 'aria-live': 'off' }, quantity),
      step('More', '+', quantity + 1),
    ),
    h('p', { class: 'line-total price' }, shelves.total([{ id, quantity }])),
    remove,
  )
}

function empty(): Node[] {
  return [
    h(
      'div',
      { class: 'nothing' },
      h('p', { class: 'lead' }, 'Nothing in it yet.'),
      h(
        'nav',
        { class: 'chips', 'aria-label': 'Where to begin' },
        departments.map(({ name, title }) =>
          h('a', { class: 'chip', href: departmentPath(name) }, title),
        ),
      ),
    ),
  ]
}
