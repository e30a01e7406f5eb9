/**
 * A product among others. What must stay true: the whole card leads to the product's page, and
 * its one button says which product it adds.
 */

import type { CatalogueProduct } from 'alongside'
import { h } from '../dom.ts'
import { productPath } from '../router.ts'
import { type Shelves, titleOf } from '../shelves.ts'
import { addButton } from './add-button.ts'
import { picture } from './picture.ts'

export function card(product: CatalogueProduct, shelves: Shelves): HTMLElement {
  const others = shelves.variants(product).length - 1
  return h(
    'li',
    { class: 'card' },
    picture(product, 'card-picture'),
    h(
      'div',
      { class: 'card-text' },
      h('h3', {}, h('a', { href: productPath(product.id) }, titleOf(product))),
      h(
        'p',
        { class: 'card-price' },
        h('span', { class: 'price' }, shelves.price(product.price)),
        others > 0 && h('span', { class: 'quiet' }, ` · ${others + 1} versions`),
      ),
    ),
    addButton(product, 'button small'),
  )
}

export function cards(products: readonly CatalogueProduct[], shelves: Shelves): HTMLElement {
  return h(
    'ul',
    { class: 'cards', role: 'list' },
    products.map(product => card(product, shelves)),
  )
}
