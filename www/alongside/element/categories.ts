/**
 * What to leave out: a box for each department, and one for each category below it.
 *
 * Comes in: the model's category paths, such as `photo > memory cards`. Goes out: groups of boxes.
 * What must stay true: a department that is off covers all below it, and the choice says so when it
 * can't be kept beyond this page.
 */
import { make } from './make.ts'
import type { Section } from './panel.ts'

const BELOW = ' > '

export const categories: Section = (visit, words, act) => {
  const boxes = new Map<string, HTMLInputElement>()
  const labelled = (path: string, name: string) => {
    const box = make('input', {
      type: 'checkbox',
      onchange: () => act(() => visit.switchCategory(path, box.checked)),
    })
    boxes.set(path, box)
    return make('label', {}, box, name)
  }
  const groups = [...departments(visit.recommender.describe().categories)].map(([name, paths]) => {
    const legend = make('legend', {}, labelled(name, name))
    const below = paths.map(path => labelled(path, path.slice(name.length + BELOW.length)))
    return make('fieldset', {}, legend, ...below)
  })
  const onlyThisPage = make('p', {}, words.say('panel.categories.page'))
  return {
    node: make(
      'div',
      { hidden: groups.length === 0 },
      make('h3', {}, words.say('panel.categories')),
      make('p', {}, words.say('panel.categories.about')),
      onlyThisPage,
      make('div', { class: 'departments' }, ...groups),
    ),
    refresh: () => {
      onlyThisPage.hidden = visit.consent !== 'none'
      const off = new Set(visit.categoriesOff)
      for (const [path, box] of boxes) {
        const [department = ''] = path.split(BELOW)
        box.disabled = path !== department && off.has(department)
        box.checked = !off.has(path) && !box.disabled
      }
    },
  }
}

/** Department → the paths below it. */
function departments(paths: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const path of paths) {
    const [department = ''] = path.split(BELOW)
    const below = found.get(department) ?? []
    found.set(department, path === department ? below : [...below, path])
  }
  return found
}
