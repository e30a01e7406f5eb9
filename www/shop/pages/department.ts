/** A department: its mood, then its shelves, each with all it holds. */

import { departmentNamed } from '../departments.ts'
import { capitalised } from '../description.ts'
import { h } from '../dom.ts'
import { cards } from '../parts/card.ts'
import { picture } from '../parts/picture.ts'
import type { Page, Shop } from '../shop.ts'
import { lost } from './lost.ts'

export function department({ shelves }: Shop, name: string): Page {
  const known = departmentNamed(name)
  const onShelves = shelves.department(name)
  if (!known || onShelves.length === 0) return lost()
  const anchor = (shelf: string) => `shelf-${shelf.replace(/\W+/g, '-')}`
  return {
    title: known.title,
    content: [
      h(
        'section',
        { class: `poster department-head mood-${name}` },
        h(
          'div',
          { class: 'poster-text' },
          h('h1', { tabindex: -1 }, known.title),
          h('p', { class: 'lead' }, known.line),
          h('p', {}, known.story),
        ),
        picture(shelves.product(known.picks[0]), 'poster-picture'),
      ),
      h(
        'nav',
        { class: 'chips shelves', 'aria-label': `Shelves of ${known.title}` },
        onShelves.map(shelf =>
          h('a', { class: 'chip', href: `#${anchor(shelf.name)}` }, capitalised(shelf.name)),
        ),
      ),
      ...onShelves.map(shelf =>
        h(
          'section',
          { class: 'shelf', 'aria-labelledby': anchor(shelf.name) },
          h('h2', { id: anchor(shelf.name) }, capitalised(shelf.name)),
          cards(shelf.products, shelves),
        ),
      ),
    ],
  }
}
