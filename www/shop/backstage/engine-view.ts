/**
 * The engine's view, for engineers: what it would say here and now, whom it kept back, and what the
 * scores of all it thought of are made of.
 *
 * In: an answer. Out: three lists. What must stay true: it shows the engine's own words and codes, and
 * asking for it records nothing.
 */

import type { Slate, Suggestion, Weighed } from 'alongside'
import en from '../../alongside/messages/en.json' with { type: 'json' }
import { Words } from '../../alongside/messages/messages.ts'
import { h } from '../dom.ts'
import type { Answer } from '../suggestions.ts'

/** Said to who can't see the bar; the bar says it to everybody else. */
const DIGITS = 4

export function engineView(answer: Answer | undefined, titleOf: (id: string) => string): Node[] {
  if (!answer)
    return [h('p', { class: 'quiet' }, 'The engine is not there: the shop goes on without.')]
  const { suggestions, silence, withheld } = answer.slate
  const weighed = [...answer.weighed].sort((a, b) => b.score - a.score)
  const most = Math.max(...suggestions.map(({ score }) => score), 0)
  return [
    silence
      ? h('p', {}, h('code', {}, silence.code), ` ${silence.text}`)
      : h(
          'ol',
          { class: 'scored', role: 'list' },
          suggestions.map(one => candidate(one, most, titleOf)),
        ),
    h('h4', {}, `Withheld: ${withheld.length}`),
    h(
      'ul',
      { class: 'withheld', role: 'list' },
      withheld.map(one =>
        h(
          'li',
          {},
          h('span', {}, titleOf(one.id)),
          h('code', {}, one.rule),
          h('p', { class: 'quiet' }, why(one)),
        ),
      ),
    ),
    h('h4', {}, `Weighed: ${weighed.length}`),
    h(
      'ol',
      { class: 'weighed', role: 'list' },
      weighed.map(one =>
        h(
          'li',
          {},
          h('span', {}, titleOf(one.id)),
          h('code', {}, one.score.toFixed(DIGITS)),
          h('p', { class: 'quiet' }, product(one)),
        ),
      ),
    ),
  ]
}

/** The score as it is multiplied; a factor of 1 changes nothing and is left out. */
const product = ({ support, factors }: Weighed): string =>
  [
    `support ${support.toFixed(DIGITS)}`,
    ...factors
      .filter(({ value }) => value !== 1)
      .map(({ name, value }) => `${name} ${round(value)}`),
  ].join(' × ')

const round = (value: number): string => String(Number(value.toFixed(DIGITS)))

function candidate(one: Suggestion, most: number, titleOf: (id: string) => string): HTMLElement {
  const { code, anchors, evidence } = one.reason
  return h(
    'li',
    {},
    h('span', {}, titleOf(one.id)),
    h('meter', { min: 0, max: most, value: one.score, 'aria-label': 'Score' }),
    h('code', {}, one.score.toFixed(DIGITS)),
    h(
      'p',
      { class: 'quiet' },
      [one.kind, code, one.confidence, evidence.provenance, evidence.band]
        .filter(told => told !== null)
        .join(' · '),
      anchors.length > 0 && ` ← ${anchors.map(titleOf).join(', ')}`,
    ),
  )
}

const words = new Words('en-GB', en)

/** The sentence of its rule, with the number it goes by and the day it ends. */
function why({ rule, setting, until }: Slate['withheld'][number]): string {
  const day = until === null ? '' : new Date(until).toLocaleDateString('en-GB')
  return words.say(`rule.${rule}`, { setting: setting ?? '', until: day })
}
