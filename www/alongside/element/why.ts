/**
 * "Why this?": the long answer behind the short reason.
 *
 * Comes in: a suggestion's reason and evidence. Goes out: a `details` of a few sentences.
 * What must stay true: it says where the evidence comes from and what was not used, never a count.
 */
import { actOn } from './act-on.ts'
import type { Stationery, TitledSuggestion } from './card.ts'
import { make } from './make.ts'

export function why(of: TitledSuggestion, { words, find }: Stationery): HTMLElement {
  const { provenance, band, estimated } = of.reason.evidence
  const anchors = words.list(of.reason.anchors.map(id => find(id)?.title ?? id))
  const lines = [words.say(band ? `why.observed.${band}` : `why.${provenance}`)]
  if (estimated) lines.push(words.say('why.estimated'))
  if (anchors) lines.push(words.say('why.anchors', { anchors }))
  lines.push(words.say('why.used'))
  const label = actOn(of.title, 'why.summary', words)
  return make(
    'details',
    { part: 'why' },
    make('summary', { 'aria-label': label }, words.say('why.summary')),
    make('div', {}, ...lines.map(line => make('p', {}, line))),
  )
}
