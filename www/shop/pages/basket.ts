/**
 * The basket: its lines, its total, and what goes with all of it. What must stay true: a change of a
 * line changes that line only, so focus, pictures and suggestions stay where they are; and numbers answer
 * a press at once, before lines come and go.
 */

import { afterPaint } from '../after-paint.ts'
import { departments } from '../departments.ts'
import { h } from '../dom.ts'
import { picture } from '../parts/picture.ts'
import { departmentPath, productPath } from '../router.ts'
import { titleOf } from '../shelves.ts'
import type { Page, Shop } from '../shop.ts'

export function basket(shop: Shop): Page {
  const heading = h('h1', { tabindex: -1 }, 'Basket')
  const nothing = empty()
  const held = full(shop)
  const place = h('div', { class: 'basket' })
  const draw = () => {
    const focused = document.activeElement
    const wasHere = place.contains(focused)
    held.show()
    const content = shop.basket.lines.length > 0 ? held.content : nothing
    if (content[0]?.parentNode !== place) place.replaceChildren(...content)
    // The line may be gone, and its buttons with it: the heading is the nearest thing that stays.
    if (wasHere && !place.contains(focused)) heading.focus({ preventScroll: true })
  }
  const changed = () => {
    held.showNumbers()
    afterPaint(draw)
  }
  draw()
  shop.basket.addEventListener('change', changed)
  return {
    title: 'Basket',
    content: [
      h('div', { class: 'page-head' }, heading),
      place,
      h('alongside-slate', { placement: 'basket' }),
    ],
    leave: () => shop.basket.removeEventListener('change', changed),
  }
}

function full(shop: Shop) {
  const { basket, shelves } = shop
  const lines = new Map<string, BasketLine>()
  const list = h('ul', { class: 'lines', role: 'list', 'aria-label': 'In your basket' })
  const total = h('span', { class: 'price' })
  const sum = h(
    'div',
    { class: 'sum' },
    h('p', { class: 'total' }, h('span', {}, 'Total'), total),
    h('p', { class: 'quiet' }, 'Tax included. Delivery is free, as nothing is delivered.'),
    h('a', { class: 'button', href: '/checkout' }, 'Check out'),
  )
  const showNumbers = () => {
    total.textContent = shelves.total(basket.lines)
    for (const { id, quantity } of basket.lines) lines.get(id)?.show(quantity)
  }
  const show = () => {
    for (const [id, { element }] of lines) {
      if (basket.quantityOf(id) > 0) continue
      element.remove()
      lines.delete(id)
    }
    for (const { id } of basket.lines) {
      if (lines.has(id)) continue
      const line = lineOf(shop, id)
      lines.set(id, line)
      list.append(line.element)
    }
    showNumbers()
  }
  return { content: [list, sum], show, showNumbers }
}

interface BasketLine {
  element: HTMLElement
  show(quantity: number): void
}

function lineOf({ basket, shelves }: Shop, id: string): BasketLine {
  const product = shelves.product(id)
  const title = product ? titleOf(product) : id
  const pieces = h('output', { 'aria-live': 'off' })
  const total = h('p', { class: 'line-total price' })
  const step = (label: string, sign: string, by: number) => {
    const button = h('button', { type: 'button', 'aria-label': `${label} of ${title}` }, sign)
    button.addEventListener('click', () => basket.set(id, basket.quantityOf(id) + by))
    return button
  }
  const remove = h(
    'button',
    { type: 'button', class: 'text-button', 'data-action': 'remove' },
    'Remove',
    h('span', { class: 'visually-hidden' }, ` ${title}`),
  )
  remove.addEventListener('click', () => basket.set(id, 0))
  const element = h(
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
      step('Fewer', '−', -1),
      pieces,
      step('More', '+', 1),
    ),
    total,
    remove,
  )
  return {
    element,
    show(quantity) {
      pieces.textContent = String(quantity)
      total.textContent = shelves.total([{ id, quantity }])
    },
  }
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
