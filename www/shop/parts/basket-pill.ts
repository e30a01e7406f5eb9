/**
 * The way to the basket where the head is out of view, as on a phone: a small link in the corner that
 * counts along. What must stay true: it covers nothing while the basket is empty or the head can be seen,
 * and nothing moves when it comes.
 */

import type { Basket } from '../basket.ts'
import { h } from '../dom.ts'

export function basketPill(basket: Basket, head: Element): HTMLElement {
  const count = h('span', { class: 'pieces' })
  const pill = h(
    'a',
    { class: 'basket-pill button', href: '/basket', hidden: true },
    'Basket ',
    count,
  )
  let isHeadSeen = true
  const draw = () => {
    count.textContent = String(basket.count)
    pill.hidden = isHeadSeen || basket.count === 0
  }
  basket.addEventListener('change', draw)
  new IntersectionObserver(entries => {
    isHeadSeen = entries.at(-1)?.isIntersecting ?? true
    draw()
  }).observe(head)
  return pill
}
