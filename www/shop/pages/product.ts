/**
 * A product: its picture, its sizes and colours, its price, and what goes with it. Choosing a
 * version changes the page in place, so the shopper stays where they are.
 */

import type { CatalogueProduct } from 'alongside'
import { departmentNamed } from '../departments.ts'
import { capitalised, description, versionName } from '../description.ts'
import { h } from '../dom.ts'
import { addButton } from '../parts/add-button.ts'
import { cards } from '../parts/card.ts'
import { picture } from '../parts/picture.ts'
import { departmentPath, productPath } from '../router.ts'
import { departmentOf, shelfOf, titleOf } from '../shelves.ts'
import type { Page, Shop } from '../shop.ts'
import { lost } from './lost.ts'

/** Neighbours shown at the end. */
const NEIGHBOURS = 4

export function product(shop: Shop, id: string): Page {
  const { shelves } = shop
  const first = shelves.product(id)
  if (!first) return lost()
  const department = departmentOf(first)
  const title = h('h1', { tabindex: -1 })
  const price = h('p', { class: 'product-price price' })
  const words = h('p', { class: 'product-words' })
  const stage = h('div', { class: 'product-stage' })
  const buy = h('div', { class: 'product-buy' })
  const slate = h('alongside-slate', { placement: 'product' })

  const show = (shown: CatalogueProduct) => {
    title.textContent = titleOf(shown)
    price.textContent = shelves.price(shown.price)
    words.textContent = description(shown, shelves)
    stage.replaceChildren(picture(shown, 'product-picture'))
    buy.replaceChildren(addButton(shown, 'button'))
    slate.setAttribute('viewing', shown.id)
  }
  show(first)
  shop.tell({ type: 'viewed', id: first.id })

  const neighbours = shelves
    .shelf(first)
    .products.filter(other => other.id !== (first.variantOf ?? first.id))
    .slice(0, NEIGHBOURS)

  return {
    title: titleOf(first),
    content: [
      h(
        'article',
        { class: `product mood-${department}` },
        stage,
        h(
          'div',
          { class: 'product-text' },
          h(
            'nav',
            { class: 'crumbs', 'aria-label': 'Where this is' },
            h(
              'a',
              { href: departmentPath(department) },
              departmentNamed(department)?.title ?? capitalised(department),
            ),
            h('span', { 'aria-hidden': 'true' }, ' / '),
            h('span', {}, capitalised(shelfOf(first))),
          ),
          title,
          price,
          words,
          versions(shop, first, show),
          buy,
        ),
      ),
      neighbours.length > 0 &&
        h(
          'section',
          { class: 'shelf', 'aria-labelledby': 'neighbours' },
          h('h2', { id: 'neighbours' }, `Also in ${shelfOf(first)}`),
          cards(neighbours, shelves),
        ),
      // Last, because it may come late: nothing in view has to make room for it.
      slate,
    ].filter(part => part !== false),
  }
}

function versions(
  shop: Shop,
  first: CatalogueProduct,
  show: (shown: CatalogueProduct) => void,
): HTMLElement | false {
  const all = shop.shelves.variants(first)
  if (all.length < 2) return false
  const choices = h('fieldset', { class: 'versions' }, h('legend', {}, 'Version'))
  for (const variant of all) {
    const input = h('input', {
      type: 'radio',
      name: 'version',
      id: `version-${variant.id}`,
      value: variant.id,
      checked: variant.id === first.id,
    })
    input.addEventListener('change', () => {
      show(variant)
      shop.rename(productPath(variant.id), titleOf(variant))
    })
    choices.append(
      input,
      h(
        'label',
        { for: input.id },
        picture(variant, 'version-picture'),
        h('span', {}, versionName(variant, all)),
      ),
    )
  }
  return choices
}
