/**
 * The head of every page: the name, the departments, the basket. What must stay true: it is made
 * once and outlives every page, so the basket's count can be announced when it changes.
 */

import { hrefOf } from '../addresses.ts'
import type { Basket } from '../basket.ts'
import { departments } from '../departments.ts'
import { h } from '../dom.ts'
import { departmentPath } from '../router.ts'
import { searchForm } from './search-form.ts'

export interface Header {
  element: HTMLElement
  /** Marks the link to where the shopper is. */
  at(path: string): void
}

/** What the head opens or goes to, besides its links. */
export interface HeaderActs {
  search(path: string): void
  peek(): void
}

export function header(brand: string, basket: Basket, acts: HeaderActs): Header {
  const count = h('span', { class: 'basket-count' })
  const peek = h(
    'button',
    { type: 'button', class: 'to-peek', 'aria-haspopup': 'dialog' },
    count,
    h('span', { class: 'visually-hidden' }, ' in the basket: look inside'),
  )
  peek.addEventListener('click', () => acts.peek())
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
  const search = searchForm(path => acts.search(path))
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
    search,
    h('a', { class: 'to-basket', href: '/basket' }, 'Basket', name),
    peek,
    spoken,
  )
  return {
    element,
    at(path) {
      if (!path.startsWith('/search/')) search.reset()
      for (const link of element.querySelectorAll('a')) {
        if (link.getAttribute('href') === hrefOf(path)) link.setAttribute('aria-current', 'page')
        else link.removeAttribute('aria-current')
      }
    },
  }
}

const pieces = (count: number): string =>
  count === 0 ? 'empty' : count === 1 ? '1 piece' : `${count} pieces`
