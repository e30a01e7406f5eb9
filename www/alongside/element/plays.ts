/**
 * Which kinds of suggestions are wanted.
 *
 * Comes in: the visit. Goes out: a box for each play.
 * What must stay true: a cleared box holds until it is ticked again.
 */
import type { Play } from '../engine.ts'
import { boxes } from './boxes.ts'
import { isSet } from './is-set.ts'
import type { Section } from './panel.ts'

const PLAYS = ['completion', 'evolution', 'ecosystem'] satisfies Play[]

export const plays: Section = (visit, words, guarded) =>
  boxes(
    words.say('panel.plays'),
    words.say('panel.clear'),
    PLAYS.map(name => ({
      label: words.say(`panel.play.${name}`),
      isOn: choices => !isSet(choices, 'playOff', name),
      turn: guarded(on =>
        visit.decide({ type: on ? 'switchOn' : 'switchOff', what: 'play', name }),
      ),
    })),
  )
