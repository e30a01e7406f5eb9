/**
 * How often: four radios, one act each, nothing asked twice.
 *
 * Comes in: the visit. Goes out: the control, and what the present choice means in a sentence.
 * What must stay true: Off weighs as much as More, and stays until the shopper changes it.
 */
import type { Frequency } from '../engine.ts'
import { make } from './make.ts'
import type { Section } from './panel.ts'

const CHOICES = ['off', 'less', 'normal', 'more'] satisfies Frequency[]

export const frequency: Section = (visit, words, guarded) => {
  const radios = CHOICES.map(value =>
    make('input', {
      type: 'radio',
      name: 'frequency',
      value,
      onchange: guarded(() => visit.setFrequency(value)),
    }),
  )
  const labels = radios.map(radio =>
    make('label', {}, radio, words.say(`panel.frequency.${radio.value}`)),
  )
  const legend = make('legend', {}, words.say('panel.frequency'))
  return {
    node: make('fieldset', {}, legend, make('div', { class: 'choices' }, ...labels)),
    refresh: () => {
      for (const radio of radios) radio.checked = radio.value === visit.frequency
    },
  }
}
