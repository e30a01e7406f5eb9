/**
 * "Why this?": the long answer behind the short reason, and the shopper's say in what it may rest on.
 *
 * Comes in: a suggestion's reason and evidence. Goes out: a `details` of a few sentences, and for each product
 * they rest on a button.
 * What must stay true: it says where the evidence comes from and what was not used, never a count.
 */
import { actOn } from './act-on.ts'
import type { CardActs, Stationery, TitledSuggestion } from './card.ts'
import { make } from './make.ts'

export function why(
  of: TitledSuggestion,
  { words, find }: Stationery,
  acts: CardActs,
): HTMLElement {
  const { provenance, band, estimated } = of.reason.evidence
  const cited = of.reason.anchors.map(id => ({ id, title: find(id)?.title ?? id }))
  const anchors = words.list(cited.map(({ title }) => title))
  const lines = [words.say(band ? `why.observed.${band}` : `why.${provenance}`)]
  if (estimated) lines.push(words.say('why.estimated'))
  if (anchors) lines.push(words.say('why.anchors', { anchors }))
  lines.push(words.say('why.used'))
  const label = actOn(of.title, 'why.summary', words)
  return make(
    'details',
    { part: 'why' },
    make('summary', { 'aria-label': label }, words.say('why.summary')),
    make(
      'div',
      {},
      ...lines.map(line => make('p', {}, line)),
      ...cited.map(({ id, title }) => {
        const onclick = () => acts.without(id, title)
        return make('button', { class: 'plain', onclick }, actOn(title, 'why.without', words))
      }),
    ),
  )
}
