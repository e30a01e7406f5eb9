/**
 * What was turned down, each to be taken back: for a while, for good, or as a reason.
 *
 * Comes in: the visit. Goes out: a list with an undo for each, or nothing.
 * What must stay true: what was decided by one act is undone by one.
 */
import type { Choice, ChoiceKind, Feedback } from '../engine.ts'
import { actOn } from './act-on.ts'
import { make } from './make.ts'
import type { Section } from './panel.ts'
import { undo } from './turned-down.ts'

/** What was pressed, and how it is taken back. */
const PRESSED: { [kind in ChoiceKind]?: [key: string, back: (name: string) => Feedback] } = {
  dismissal: ['slate.dismiss', id => ({ type: 'undo', id })],
  productOff: ['dismissal.never', name => ({ type: 'switchOn', what: 'product', name })],
  anchorOff: ['why.without', name => ({ type: 'switchOn', what: 'anchor', name })],
}

export const refused: Section = (visit, words, guarded) => {
  const list = make('ul', { role: 'list' })
  const node = make('div', {}, make('h3', {}, words.say('panel.refused')), list)
  const row = ({ kind, name }: Choice) => {
    const [key, back] = PRESSED[kind] ?? []
    if (!key || !back) return []
    const pressed = actOn(visit.recommender.product(name)?.title ?? name, key, words)
    return [
      make(
        'li',
        {},
        undo(
          pressed,
          words,
          guarded(() => visit.decide(back(name))),
        ),
        ' ',
        pressed,
      ),
    ]
  }
  return {
    node,
    refresh: choices => {
      const rows = choices.flatMap(row)
      node.hidden = rows.length === 0
      list.replaceChildren(...rows)
    },
  }
}
