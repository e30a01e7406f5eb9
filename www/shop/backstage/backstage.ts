/**
 * Behind the shop: the time machine and the engine's view.
 *
 * In: the clock, and how to ask the engine. Out: a drawer that leaves the page in use.
 * What must stay true: looking changes nothing; only the time machine acts, and says so.
 */

import { h } from '../dom.ts'
import { type Drawer, drawer } from '../parts/drawer.ts'
import type { Answer } from '../suggestions.ts'
import { jumps, type ShopClock } from './clock.ts'
import { engineView } from './engine-view.ts'

export interface Backstage extends Drawer {
  /** Something has happened: what is shown is shown anew, if somebody looks. */
  refresh(): void
}

interface Behind {
  clock: ShopClock
  jumped(): void
  ask(): { where: string; answer: Answer | undefined }
  titleOf(id: string): string
}

export function backstage({ clock, jumped, ask, titleOf }: Behind): Backstage {
  const time = h('p', { class: 'quiet', role: 'status' })
  const where = h('h3')
  const view = h('div', { class: 'engine-view' })
  const machine = timeMachine(name => {
    clock.jumpTo(name)
    jumped()
    refresh()
  })
  const made = drawer({
    title: 'Backstage',
    className: 'backstage',
    isModal: false,
    content: [h('section', {}, machine.element, time), h('section', {}, where, view)],
    turned: () => refresh(),
  })
  function refresh(): void {
    if (!made.element.open) return
    machine.show(clock.jump)
    time.textContent = `In the shop it is ${clock.now().toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short' })}.`
    const asked = ask()
    where.textContent = `Engine’s view: ${asked.where}`
    view.replaceChildren(...engineView(asked.answer, titleOf))
  }
  return { ...made, refresh }
}

function timeMachine(jumped: (name: string) => void) {
  const inputs = jumps.map(({ name }) =>
    h('input', { type: 'radio', name: 'time', value: name, id: `time-${name}` }),
  )
  const element = h(
    'fieldset',
    { class: 'times' },
    h('legend', {}, 'Time machine'),
    jumps.map(({ name, label }, index) =>
      h('label', { for: `time-${name}` }, inputs[index], ` ${label}`),
    ),
  )
  element.addEventListener('change', () => {
    const chosen = inputs.find(({ checked }) => checked)
    if (chosen) jumped(chosen.value)
  })
  const show = (name: string) => {
    for (const input of inputs) input.checked = input.value === name
  }
  return { element, show }
}
