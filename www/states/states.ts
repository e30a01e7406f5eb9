/**
 * The states, each with its name: what is staged, what the shop put into the element, what was done.
 *
 * In: nothing. Out: a list. What must stay true: every state a shopper can meet is in it.
 */
import type { StoredEntry } from 'alongside'
import { early, lastOfSet, likely, needed, ofSet, popular, slate, suggestion } from './camp.ts'
import type { Staging } from './staged.ts'

export interface State extends Staging {
  name: string
  element: 'alongside-slate' | 'alongside-panel'
  attributes?: Record<string, string>
  /** Ids of templates and texts the shop put into the element. */
  contents?: () => Element[]
  /** Parts or selectors inside the element that are pressed, in order. */
  pressed?: string[]
}

const three = slate(needed, suggestion('bag', { alternatives: ['mat', 'mat-wide'] }), likely)
const mat = '[data-product-id=mat]'

const slates: Omit<State, 'element'>[] = [
  { name: 'three that go with the basket', slate: three },
  { name: 'one', slate: slate(suggestion('bag')) },
  { name: 'one without a picture', slate: slate(needed) },
  { name: 'the last of a set', slate: slate(lastOfSet) },
  { name: 'a piece of a set', slate: slate(ofSet) },
  {
    name: 'six, at More',
    slate: slate(...three.suggestions, lastOfSet, early, suggestion('tent')),
  },
  {
    name: 'why, and what else would do',
    slate: slate(lastOfSet),
    pressed: [`${mat} [part=why] summary`, `${mat} [part=others] summary`],
  },
  {
    name: 'saving',
    slate: three,
    attributes: { 'can-save': '' },
    pressed: ['[data-product-id=bag] [part=save]'],
  },
  { name: 'turned down', slate: three, pressed: ['[data-product-id=bag] [part=dismiss]'] },
  {
    name: 'turned down, and said why',
    slate: three,
    pressed: ['[data-product-id=bag] [part=dismiss]', '.gone .plain'],
  },
  {
    name: 'turned down for good',
    slate: three,
    pressed: ['[data-product-id=bag] [part=dismiss]', '.gone .plain:last-child'],
  },
  {
    name: 'no longer a reason',
    slate: three,
    pressed: ['[data-product-id=bag] [part=why] button'],
  },
  { name: 'all turned down', slate: slate(needed), pressed: ['[part=dismiss]'] },
  {
    name: 'popular, because nothing is known',
    slate: { ...slate(popular, { ...popular, id: 'bag' }), fallback: true },
  },
  { name: 'at checkout', slate: slate(needed), attributes: { placement: 'checkout' } },
  {
    name: 'after an order',
    slate: slate(suggestion('bag'), { ...likely, reason: { ...likely.reason, anchors: ['mat'] } }),
    attributes: { placement: 'done' },
  },
  {
    name: 'hostile and careless titles',
    slate: slate(
      ...['markup', 'endless', 'bidi', '__proto__', 'elsewhere'].map(id => suggestion(id)),
    ),
  },
  {
    name: 'goes with a hostile title',
    slate: slate(
      suggestion('bag', {
        reason: { ...lastOfSet.reason, anchors: ['endless', 'markup'] },
        kind: 'part_of_set',
      }),
    ),
    pressed: ['[part=why] summary'],
  },
  { name: 'the shop’s own face of a card', slate: three, contents: ownCard },
  {
    name: 'silent, with words of the shop',
    slate: slate(),
    contents: () => [text('empty', 'p', 'Nothing goes with this, and that is fine.')],
  },
  { name: 'silent, in a reserved place', slate: slate(), attributes: { reserve: '' } },
]

const memory: StoredEntry = {
  key: 'alongside:memory',
  purpose: 'memory',
  until: 'persistent',
  bytes: 1234,
  value: '{}',
}
const often: StoredEntry = {
  key: 'alongside:frequency',
  purpose: 'frequency',
  until: 'persistent',
  bytes: 24,
  value: 'more',
}
const unfold = 'details > summary'

const panels: Omit<State, 'element'>[] = [
  { name: 'at first' },
  { name: 'off', frequency: 'off' },
  { name: 'more, unfolded, nothing stored', frequency: 'more', pressed: [unfold] },
  {
    name: 'less, unfolded, all stored',
    frequency: 'less',
    stored: [{ ...memory, until: 'session' }, memory, often],
    pressed: [unfold],
  },
  {
    name: 'much decided',
    choices: [
      { kind: 'gift', name: '', until: null },
      { kind: 'playOff', name: 'evolution', until: null },
      { kind: 'dismissal', name: 'lantern', until: null },
      { kind: 'dismissal', name: 'endless', until: null },
      { kind: 'productOff', name: 'pegs', until: null },
      { kind: 'anchorOff', name: 'tent', until: null },
    ],
    pressed: [unfold],
  },
  { name: 'forgotten', pressed: ['[data-action=forget]'] },
]

export const states: State[] = [
  ...slates.map(state => ({ ...state, element: 'alongside-slate' as const })),
  ...panels.map(state => ({ ...state, element: 'alongside-panel' as const })),
]

function ownCard(): Element[] {
  const template = document.createElement('template')
  template.slot = 'card'
  const face = document.createElement('article')
  face.className = 'own-card'
  for (const [tag, field] of [
    ['img', 'image'],
    ['h3', 'title'],
    ['p', 'reason'],
    ['p', 'price'],
  ] as const) {
    const element = document.createElement(tag)
    element.dataset['field'] = field
    if (element instanceof HTMLImageElement) element.alt = ''
    face.append(element)
  }
  template.content.append(face)
  return [
    template,
    text('heading', 'span', 'Our own heading'),
    text('footer', 'p', 'Our own footer.'),
  ]
}

function text(slot: string, tag: 'p' | 'span', words: string): Element {
  const element = document.createElement(tag)
  element.slot = slot
  element.textContent = words
  return element
}
