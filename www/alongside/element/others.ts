/**
 * What would do in a suggestion's place, behind one act.
 *
 * Comes in: a suggestion with its alternatives. Goes out: a `details`, or nothing.
 * What must stay true: what does the same job stands apart from what goes with the basket.
 */
import { actOn } from './act-on.ts'
import { linkAddress } from './address.ts'
import type { CardActs, Stationery, TitledSuggestion } from './card.ts'
import { make } from './make.ts'

export function others(
  { alternatives, title }: TitledSuggestion,
  stationery: Stationery,
  acts: CardActs,
): HTMLElement[] {
  const rows = alternatives.flatMap(id => other(id, stationery, acts))
  if (rows.length === 0) return []
  const summary = stationery.words.say('slate.others', { count: rows.length })
  return [
    make(
      'details',
      { part: 'others' },
      make('summary', { 'aria-label': `${summary}: ${title}` }, summary),
      make('ul', { class: 'others', role: 'list' }, ...rows),
    ),
  ]
}

function other(id: string, { words, currency, find }: Stationery, acts: CardActs): HTMLElement[] {
  const { title, price, url } = find(id) ?? {}
  if (!title) return []
  const href = linkAddress(url ?? null)
  const onclick = (event: Event) => acts.select(event as MouseEvent, id)
  const add = make(
    'button',
    {
      class: 'plain',
      'aria-label': actOn(title, 'slate.add', words),
      onclick: () => acts.add(id, title),
    },
    words.say('slate.add'),
  )
  return [
    make(
      'li',
      {},
      href ? make('a', { href, onclick }, title) : title,
      make('span', {}, price === undefined ? '' : words.money(price, currency)),
      add,
    ),
  ]
}
