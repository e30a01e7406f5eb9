/**
 * Whom this visit is about: the shopper, somebody who gets a gift, or somebody else at this device.
 *
 * Comes in: the visit. Goes out: two boxes.
 * What must stay true: neither teaches anything about the shopper.
 */
import { boxes } from './boxes.ts'
import { isSet } from './is-set.ts'
import type { Section } from './panel.ts'

const MODES = ['gift', 'notMe'] as const

export const thisVisit: Section = (visit, words, guarded) =>
  boxes(
    words.say('panel.visit'),
    '',
    MODES.map(type => ({
      label: words.say(`panel.${type}`),
      isOn: choices => isSet(choices, type),
      turn: guarded(on => visit.decide({ type, on })),
    })),
  )
