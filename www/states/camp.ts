/**
 * A small shop for showing states: its catalogue, and suggestions as the engine would give them.
 *
 * In: nothing. Out: plain data. What must stay true: nothing here depends on a model that was learned,
 * so that a picture of a state changes only when the element does.
 */
import type { Catalogue, Slate, Suggestion } from '../alongside/engine.ts'
import {
  box,
  type Drawing,
  disc,
  line,
  oval,
  picture,
  shadow,
  shape,
} from '../shop/pictures/draw.ts'
import { TONES } from '../shop/pictures/palette.ts'

const tent: Drawing = ({ base, dark, light }) =>
  shadow(160, 76) +
  shape(base, 'M100 50 176 158H24z') +
  shape(light, 'M100 50 60 158H24z') +
  shape(dark, 'M100 84 128 158H76z')

const roll: Drawing = ({ base, dark, light }) =>
  shadow(156, 70) +
  box(base, [36, 84, 118, 68], 30) +
  oval(dark, [148, 118], [22, 34]) +
  oval(light, [148, 118], [10, 18]) +
  line(dark, 6, 'M70 86v64M104 86v64')

const bag: Drawing = ({ base, dark, light }) =>
  shadow(168, 60) +
  box(base, [62, 34, 76, 132], 38) +
  oval(dark, [100, 60], [24, 18]) +
  line(light, 3, 'M100 84v74')

const lamp: Drawing = ({ base, dark, light }) =>
  shadow(166, 46) +
  line(dark, 6, 'M76 60Q100 24 124 60') +
  box(base, [70, 58, 60, 104], 14) +
  disc(light, [100, 106], 22)

const photo = (drawing: Drawing, tone: keyof typeof TONES) =>
  picture('running', drawing, TONES[tone])

export const LONG = 'An endless name '.repeat(625)
const MARKUP = '<img src=x onerror=alert(1)> <b>Lantern</b>'

/** The last five are what a hostile or careless file may hold. */
export const catalogue: Catalogue = {
  version: 1,
  currency: 'EUR',
  products: [
    {
      id: 'tent',
      title: 'Two-person tent',
      price: 249,
      url: '/product/tent',
      image: photo(tent, 'sage'),
    },
    {
      id: 'mat',
      title: 'Sleeping mat',
      price: 59.9,
      url: '/product/mat',
      image: photo(roll, 'blue'),
    },
    { id: 'mat-wide', title: 'Sleeping mat, wide', price: 79.9, url: '/product/mat-wide' },
    { id: 'mat-foam', title: 'Foam mat', price: 24, url: '/product/mat-foam' },
    {
      id: 'bag',
      title: 'Down sleeping bag',
      price: 149,
      url: '/product/bag',
      image: photo(bag, 'rust'),
    },
    {
      id: 'lantern',
      title: 'Lantern',
      price: 35,
      url: '/product/lantern',
      image: photo(lamp, 'brass'),
    },
    { id: 'pegs', title: 'Set of ten pegs', price: 9.5, url: '/product/pegs' },
    {
      id: 'markup',
      title: MARKUP,
      price: 0,
      url: 'javascript:alert(1)',
      image: 'javascript:alert(2)',
    },
    {
      id: 'endless',
      title: LONG,
      price: 1_234_567.89,
      url: `/product/${LONG}`,
      image: photo(lamp, 'teal'),
    },
    { id: 'bidi', title: '\u202eLantern\u2066 \u0000 backwards', price: 12 },
    { id: '__proto__', title: 'constructor', price: 1, url: '/product/__proto__' },
    {
      id: 'elsewhere',
      title: 'Pictured elsewhere',
      price: 20,
      image: 'https://elsewhere.example/p.png',
    },
  ],
}

const observed = { provenance: 'observed', source: null, estimated: false, setSize: null } as const

/** A suggestion that goes with the tent, but for what is said otherwise. */
export function suggestion(id: string, differing: Partial<Suggestion> = {}): Suggestion {
  return {
    id,
    score: 1,
    kind: 'often_bought_with',
    play: 'completion',
    confidence: 'strong',
    reason: {
      past: false,
      code: 'often-together',
      anchors: ['tent'],
      evidence: { ...observed, band: 'often' },
    },
    alternatives: [],
    price: null,
    ...differing,
  }
}

export const slate = (...suggestions: Suggestion[]): Slate => ({
  suggestions,
  silence: null,
  withheld: [],
  fallback: false,
  stage: 'basket',
  moments: [],
  mayAsk: false,
})

export const needed = suggestion('pegs', {
  kind: 'required_part',
  reason: {
    past: false,
    code: 'needed-to-use',
    anchors: ['tent'],
    evidence: { ...observed, provenance: 'declared', source: 'feed', band: null },
  },
})

export const likely = suggestion('lantern', {
  confidence: 'likely',
  reason: {
    past: false,
    code: 'sometimes-together',
    anchors: ['tent'],
    evidence: { ...observed, band: 'sometimes', estimated: true },
  },
})

export const early = suggestion('lantern', {
  confidence: 'early',
  reason: {
    past: false,
    code: 'early-guess',
    anchors: ['tent'],
    evidence: { ...observed, band: 'seldom' },
  },
})

export const lastOfSet = suggestion('mat', {
  kind: 'part_of_set',
  reason: {
    past: false,
    code: 'completes-set',
    anchors: ['tent', 'bag'],
    evidence: { ...observed, provenance: 'declared', source: 'feed', band: null, setSize: 4 },
  },
  alternatives: ['mat-wide', 'mat-foam'],
})

export const ofSet = suggestion('bag', {
  kind: 'part_of_set',
  reason: {
    past: false,
    code: 'part-of-set',
    anchors: ['tent', 'mat'],
    evidence: { ...observed, provenance: 'declared', source: 'feed', band: null },
  },
})

export const popular = suggestion('lantern', {
  kind: null,
  confidence: 'early',
  reason: { past: false, code: 'popular-now', anchors: [], evidence: { ...observed, band: null } },
})
