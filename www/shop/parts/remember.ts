/**
 * The choice of what this device may remember. What must stay true: "nothing" is what it says
 * until the shopper says otherwise, and a choice counts from the moment it is made.
 */

import type { Consent } from 'alongside'
import { h } from '../dom.ts'

const choices: readonly { value: Consent; label: string; meaning: string }[] = [
  { value: 'none', label: 'Nothing', meaning: 'A reload forgets it all.' },
  { value: 'session', label: 'This tab', meaning: 'Until you close it.' },
  { value: 'persistent', label: 'Keep', meaning: 'On this device, until you forget it.' },
]

export interface Remember {
  element: HTMLElement
  /** Shows a choice that was made elsewhere. */
  show(choice: Consent): void
}

export function remember(first: Consent, chosen: (choice: Consent) => void): Remember {
  const meaning = h('p', { class: 'quiet', id: 'remember-meaning' })
  const inputs = choices.map(({ value }) =>
    h('input', { type: 'radio', name: 'remember', value, id: `remember-${value}` }),
  )
  const show = (choice: Consent) => {
    for (const input of inputs) input.checked = input.value === choice
    meaning.textContent = choices.find(({ value }) => value === choice)?.meaning ?? ''
  }
  const element = h(
    'fieldset',
    { class: 'remember', 'aria-describedby': 'remember-meaning' },
    h('legend', {}, 'Remember on this device'),
    h(
      'div',
      { class: 'segments' },
      choices.map(({ label, value }, index) => [
        inputs[index],
        h('label', { for: `remember-${value}` }, label),
      ]),
    ),
    meaning,
  )
  element.addEventListener('change', () => {
    const choice = choices.find((_, index) => inputs[index]?.checked)?.value ?? 'none'
    chosen(choice)
  })
  show(first)
  return { element, show }
}
