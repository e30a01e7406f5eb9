/**
 * Whether the shopper has set something, and not taken it back.
 *
 * Comes in: the visit, the kind of choice, and of what where there is more than one. Goes out: yes or no.
 * What must stay true: it is asked of the engine each time, so nothing here can be out of date.
 */
import type { ChoiceKind } from '../engine.ts'
import type { Visit } from '../visit.ts'

export const isSet = (visit: Visit, kind: ChoiceKind, name = ''): boolean =>
  visit.choices().some(one => one.kind === kind && one.name === name)
