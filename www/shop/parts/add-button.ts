/**
 * The button that puts one product into the basket. What must stay true: it carries the product's
 * id, and one listener for the whole page does the adding.
 */

import type { CatalogueProduct } from 'alongside'
import type { Basket } from '../basket.ts'
import { h } from '../dom.ts'
import { titleOf } from '../shelves.ts'

/** How long a button says that it has worked. */
const CONFIRMED_MS = 1600

export function addButton(product: CatalogueProduct, className: string): HTMLButtonElement {
  return h(
    'button',
    {
      type: 'button',
      class: className,
      'data-action': 'add-to-basket',
      'data-product-id': product.id,
    },
    'Add',
    h('span', { class: 'visually-hidden' }, ` ${titleOf(product)}`),
    h('span', { class: 'long-label' }, ' to basket'),
  )
}

/** Makes every add button of the page work, those of pages to come included. */
export function listenForAdding(basket: Basket): void {
  const pending = new WeakMap<Element, ReturnType<typeof setTimeout>>()
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const button = target?.closest<HTMLElement>('[data-action=add-to-basket]')
    const id = button?.getAttribute('data-product-id')
    if (!button || !id) return
    basket.add(id)
    clearTimeout(pending.get(button))
    button.toggleAttribute('data-done', true)
    pending.set(
      button,
      setTimeout(() => button.removeAttribute('data-done'), CONFIRMED_MS),
    )
  })
}
