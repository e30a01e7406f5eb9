/**
 * Whether the shopper has set something, and not taken it back.
 *
 * Comes in: what is set, the kind of choice, and of what where there is more than one. Goes out: yes or no.
 * What must stay true: the engine says what is set, so nothing here can be out of date.
 */
import type { Choice, ChoiceKind } from '../engine.ts'

export const isSet = (choices: Choice[], kind: ChoiceKind, name = ''): boolean =>
  choices.some(one => one.kind === kind && one.name === name)
