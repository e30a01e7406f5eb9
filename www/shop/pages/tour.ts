/** The guided tour: a scene a line, each set by one act. */

import { scenes } from '../backstage/scenes.ts'
import { h } from '../dom.ts'
import type { Page, Shop } from '../shop.ts'

export function tour(shop: Shop): Page {
  return {
    title: 'Guided tour',
    content: [
      h(
        'div',
        { class: 'page-head' },
        h('h1', { tabindex: -1 }, 'Guided tour'),
        h(
          'p',
          { class: 'lead' },
          'Each scene puts a few things into your basket and takes you to the page where you can see it. ',
          'It starts with an empty memory.',
        ),
      ),
      h(
        'ol',
        { class: 'scenes', role: 'list' },
        scenes.map(scene => {
          const set = h(
            'button',
            { type: 'button', class: 'button small', 'data-scene': scene.name },
            'Set the scene',
            h('span', { class: 'visually-hidden' }, `: ${scene.title}`),
          )
          set.addEventListener('click', () => shop.play(scene))
          return h(
            'li',
            {},
            h('h2', {}, scene.title),
            h('p', {}, scene.tells),
            h('p', { class: 'quiet' }, scene.look),
            set,
          )
        }),
      ),
    ],
  }
}
