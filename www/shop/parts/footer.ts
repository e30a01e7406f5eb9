/**
 * The foot of every page, where the shopper is in charge: how often suggestions come, what is
 * remembered, what the page has sent. What must stay true: it is in view on every page, whole.
 */

import type { Consent } from 'alongside'
import { h } from '../dom.ts'
import { type Remember, remember } from './remember.ts'

export interface Footer {
  element: HTMLElement
  remember: Remember
  /** Shows how many requests were made since loading. */
  requests(count: number): void
}

export function footer(brand: string, choice: Consent, chosen: (choice: Consent) => void): Footer {
  const choices = remember(choice, chosen)
  const counter = h('p', { class: 'requests quiet', hidden: true })
  const element = h(
    'footer',
    { class: 'footer' },
    h(
      'div',
      { class: 'footer-own' },
      h('h2', {}, 'You are in charge'),
      h(
        'p',
        { class: 'quiet' },
        'Suggestions are worked out on this device, from your basket. Nothing about you leaves it.',
      ),
      choices.element,
      counter,
    ),
    h('alongside-panel'),
    h(
      'p',
      { class: 'small-print quiet' },
      `${brand} is a demonstration. Its products, brands and prices are invented.`,
    ),
  )
  return {
    element,
    remember: choices,
    requests(count) {
      counter.hidden = false
      counter.textContent = `Requests since loading: ${count}`
    },
  }
}
