/**
 * What to leave out: a box for each department, and one for each category below it.
 *
 * Comes in: the model's category paths, such as `photo > memory cards`. Goes out: groups of boxes.
 * What must stay true: a department that is off covers all below it, and the choice says so when it
 * can't be kept beyond this page.
 */
import { type Box, boxes } from './boxes.ts'
import { isSet } from './is-set.ts'
import { make } from './make.ts'
import type { Section } from './panel.ts'

const BELOW = ' > '

export const categories: Section = (visit, words, guarded) => {
  const box = (path: string): Box => ({
    label: path.replace(/^.*? > /, ''),
    isOn: choices =>
      // What the shop calls sensitive waits to be asked for.
      visit.recommender.policy?.sensitive?.includes(path)
        ? isSet(choices, 'categoryOn', path)
        : !isSet(choices, 'categoryOff', path),
    turn: guarded(on => visit.switchCategory(path, on)),
  })
  const paths = visit.recommender.describe().categories
  const departments = new Set(paths.map(path => path.split(BELOW)[0] ?? ''))
  const groups = [...departments].map(name =>
    boxes(box(name), '', paths.filter(path => path.startsWith(name + BELOW)).map(box)),
  )
  const onlyThisPage = make('p', {}, words.say('panel.categories.page'))
  return {
    node: make(
      'div',
      { hidden: groups.length === 0 },
      make('h3', {}, words.say('panel.categories')),
      make('p', {}, words.say('panel.clear')),
      onlyThisPage,
      make('div', { class: 'departments' }, ...groups.map(({ node }) => node)),
    ),
    refresh: choices => {
      onlyThisPage.hidden = visit.consent !== 'none'
      for (const group of groups) group.refresh(choices)
    },
  }
}
