/**
 * The way to the basket where the head is out of view, as on a phone: a small link in the corner that
 * counts along. What must stay true: it covers nothing while the basket is empty or the head can be seen,
 * and nothing moves when it comes.
 */

import type { Basket } from '../basket.ts'
import { h } from '../dom.ts'

export interface BasketPill {
  element: HTMLElement
  /** Says where the shopper is: on the way to pay nothing leads back. */
  at(path: string): void
}

const WITHOUT = ['/basket', '/checkout', '/done']

export function basketPill(basket: Basket, head: Element): BasketPill {
  const count = h('span', { class: 'pieces' })
  const element = h('a', { class: 'basket-pill button', href: '/basket' }, 'Basket ', count)
  let isHeadSeen = true
  let isWanted = true
  const draw = () => {
    count.textContent = String(basket.count)
    element.hidden = isHeadSeen || !isWanted || basket.count === 0
  }
  draw()
  basket.addEventListener('change', draw)
  new IntersectionObserver(entries => {
    isHeadSeen = entries.at(-1)?.isIntersecting ?? true
    draw()
  }).observe(head)
  return {
    element,
    at(path) {
      isWanted = !WITHOUT.includes(path)
      draw()
    },
  }
}
