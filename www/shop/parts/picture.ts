/**
 * A product's picture, from the catalogue. What must stay true: its box has its size before it
 * is drawn, and it is silent to a screen reader, because the title stands beside it.
 */

import type { CatalogueProduct } from 'alongside'
import { h } from '../dom.ts'

export function picture(product: CatalogueProduct | undefined, className: string): HTMLElement {
  const image = product?.image
  return h(
    'div',
    { class: `picture ${className}` },
    image !== undefined && h('img', { src: image, alt: '', width: 200, height: 200 }),
  )
}
