/**
 * The head of every page: the name, the departments, the basket. What must stay true: it is made
 * once and outlives every page, so the basket's count can be announced when it changes.
 */

import type { Basket } from '../basket.ts'
import { departments } from '../departments.ts'
import { h } from '../dom.ts'
import { departmentPath } from '../router.ts'

export interface Header {
  element: HTMLElement
  /** Marks the link to where the shopper is. */
  at(path: string): void
}

export function header(brand: string, basket: Basket): Header {
  const count = h('span', { class: 'basket-count', 'aria-hidden': 'true' })
  const spoken = h('span', { class: 'visually-hidden', role: 'status' })
  const name = h('span', { class: 'visually-hidden' })
  const draw = () => {
    count.textContent = String(basket.count)
    count.toggleAttribute('data-empty', basket.count === 0)
    name.textContent = `, ${pieces(basket.count)}`
  }
  draw()
  basket.addEventListener('change', () => {
    draw()
    spoken.textContent = `Basket: ${pieces(basket.count)}`
  })
  const element = h(
    'header',
    { class: 'header' },
    h('a', { class: 'brand', href: '/' }, brand),
    h(
      'nav',
      { class: 'departments', 'aria-label': 'Departments' },
      h(
        'ul',
        { role: 'list' },
        departments.map(({ name, title }) =>
          h('li', {}, h('a', { href: departmentPath(name) }, title)),
        ),
      ),
    ),
    h('a', { class: 'to-basket', href: '/basket' }, 'Basket', name, count),
    spoken,
  )
  return {
    element,
    at(path) {
      for (const link of element.querySelectorAll('a')) {
        if (link.pathname === path) link.setAttribute('aria-current', 'page')
        else link.removeAttribute('aria-current')
      }
    },
  }
}

const pieces = (count: number): string =>
  count === 0 ? 'empty' : count === 1 ? '1 piece' : `${count} pieces`
