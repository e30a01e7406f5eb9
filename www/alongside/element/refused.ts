/**
 * What was turned down, each to be taken back.
 *
 * Comes in: the visit. Goes out: a list with an undo for each, or nothing.
 * What must stay true: what was decided by one act is undone by one.
 */
import { make } from './make.ts'
import type { Section } from './panel.ts'
import { undo } from './turned-down.ts'

export const refused: Section = (visit, words, act) => {
  const list = make('ul', { role: 'list' })
  const node = make('div', {}, make('h3', {}, words.say('panel.refused')), list)
  return {
    node,
    refresh: () => {
      const all = visit.choices().filter(({ kind }) => kind === 'dismissal')
      node.hidden = all.length === 0
      list.replaceChildren(
        ...all.map(({ name: id }) => {
          const title = visit.recommender.product(id)?.title ?? id
          const takeBack = () => act(() => visit.decide({ type: 'undo', id }))
          return make('li', {}, undo(title, words, takeBack), ' ', title)
        }),
      )
    },
  }
}
