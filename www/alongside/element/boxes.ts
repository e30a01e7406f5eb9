/**
 * Boxes to tick, under a heading or under a box that stands for all of them.
 *
 * Comes in: what each is called, whether it is on, and what switching does. Goes out: a group.
 * What must stay true: a box shows what holds, not what was pressed.
 */
import type { Choice } from '../engine.ts'
import { make } from './make.ts'

export interface Box {
  label: string
  isOn(choices: Choice[]): boolean
  turn(on: boolean): void
}

export function boxes(head: string | Box, about: string, offered: readonly Box[]) {
  const refreshing: ((choices: Choice[]) => void)[] = []
  const draw = (box: Box, isFixed: Box['isOn']) => {
    const input = make('input', { type: 'checkbox', onchange: () => box.turn(input.checked) })
    refreshing.push(choices => {
      input.disabled = isFixed(choices)
      input.checked = box.isOn(choices) && !input.disabled
    })
    return make('label', {}, input, box.label)
  }
  const [legend, isFixed] =
    typeof head === 'string'
      ? [head, () => false]
      : [draw(head, () => false), (choices: Choice[]) => !head.isOn(choices)]
  return {
    node: make(
      'fieldset',
      { class: 'boxes' },
      make('legend', {}, legend),
      ...(about ? [make('p', {}, about)] : []),
      ...offered.map(box => draw(box, isFixed)),
    ),
    refresh: (choices: Choice[]) => {
      for (const refresh of refreshing) refresh(choices)
    },
  }
}
