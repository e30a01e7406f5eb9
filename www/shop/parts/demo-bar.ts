/**
 * What only a demonstration has, above everything else: the tour, past orders, backstage, the network
 * meter. What must stay true: the shop below it is whole without it.
 */

import { h } from '../dom.ts'

export interface DemoBar {
  element: HTMLElement
  /** Shows how many requests were made since loading. */
  requests(count: number): void
}

export function demoBar(openBackstage: () => void): DemoBar {
  const meter = h('span', { class: 'network' }, 'loading')
  const backstage = h(
    'button',
    { type: 'button', class: 'text-button', 'aria-haspopup': 'dialog', 'data-action': 'backstage' },
    'Backstage',
  )
  backstage.addEventListener('click', openBackstage)
  const element = h(
    'nav',
    { class: 'demo-bar', 'aria-label': 'Demonstration' },
    h('a', { href: '/tour' }, 'Guided tour'),
    h('a', { href: '/account' }, 'Orders'),
    backstage,
    h('span', { class: 'demo-meter' }, 'Network: ', meter),
  )
  return {
    element,
    requests(count) {
      meter.textContent = count === 1 ? '1 request' : `${count} requests`
    },
  }
}
