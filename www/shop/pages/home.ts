/**
 * The front page: what the shop is for, then each department with a few of its pieces, and last what goes with
 * the basket or, with none, what is liked here: it may come late, and nothing in view may make room for it.
 */

import { type Department, departments } from '../departments.ts'
import { h } from '../dom.ts'
import { cards } from '../parts/card.ts'
import { picture } from '../parts/picture.ts'
import { departmentPath } from '../router.ts'
import type { Shelves } from '../shelves.ts'
import type { Page, Shop } from '../shop.ts'

export function home({ shelves }: Shop): Page {
  return {
    title: 'Things that go together',
    content: [
      h(
        'section',
        { class: 'hero' },
        h(
          'div',
          { class: 'hero-text' },
          h('h1', { tabindex: -1 }, 'Fewer things, better together.'),
          h(
            'p',
            { class: 'lead' },
            'Four departments, each chosen so that one piece leads to the next. ',
            'We say what goes with what, and why. And when your basket is complete, we say nothing.',
          ),
        ),
        h(
          'div',
          { class: 'hero-pictures', 'aria-hidden': 'true' },
          departments.map(({ picks: [face] }) => picture(shelves.product(face), 'hero-picture')),
        ),
      ),
      ...departments.map(department => band(department, shelves)),
      h('alongside-slate', { placement: 'home' }),
    ],
  }
}

function band({ name, title, line, picks }: Department, shelves: Shelves): HTMLElement {
  const [face, ...beside] = picks
  return h(
    'section',
    { class: `band mood-${name}`, 'aria-labelledby': `band-${name}` },
    h(
      'div',
      { class: 'poster' },
      h(
        'div',
        { class: 'poster-text' },
        h('h2', { id: `band-${name}` }, title),
        h('p', { class: 'lead' }, line),
        h('a', { href: departmentPath(name) }, `See all of ${title.toLowerCase()}`),
      ),
      picture(shelves.product(face), 'poster-picture'),
    ),
    cards(shelves.picked(beside), shelves),
  )
}
