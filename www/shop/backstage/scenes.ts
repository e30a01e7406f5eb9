/**
 * The guided tour: what to see, one scene each. What must stay true: a scene is set by one act, and
 * what its line says can be seen then (tests/browser/tour.test.mjs plays every one).
 */

import type { Consent, Feedback } from 'alongside'

export interface Scene {
  name: string
  title: string
  /** What the engine does here, and why. */
  tells: string
  /** What to look at, or to do. */
  look: string
  basket: readonly string[]
  /** The page it plays on. */
  path: string
  /** A jump of the time machine. */
  moment?: string
  /** What may be remembered. Default: nothing. */
  choice?: Consent
  /** Takes the basket as an order first. */
  ordered?: boolean
  /** What else is told to suggestions, after the jump. */
  happened?: readonly Feedback[]
}

const CAMERA = ['camera-nova']

export const scenes: readonly Scene[] = [
  {
    name: 'completion',
    title: 'Finish what the basket is for',
    tells: 'A camera takes no picture without a memory card. What is needed comes first.',
    look: 'The memory card says “Needed to use”. Open “Why this?”.',
    basket: CAMERA,
    path: '/basket',
  },
  {
    name: 'set',
    title: 'A look, piece by piece',
    tells:
      'Trousers and shirt are two pieces of one look. A tick is what you hold; nothing is ticked for you.',
    look: 'The set on the card: what is in the basket, and what is still open.',
    basket: ['trousers-city', 'shirt-oxford'],
    path: '/basket',
  },
  {
    name: 'evolution',
    title: 'The next step',
    tells:
      'The first running shoes are bought and well worn. Only now is there something to say about the next pair.',
    look: 'The basket is empty, and the distance shoes say “A next step … from before”.',
    basket: [],
    path: '/basket',
    choice: 'persistent',
    happened: [
      { type: 'purchased', ids: ['shoe-first'] },
      { type: 'usage', id: 'shoe-first', value: 0.8 },
    ],
  },
  {
    name: 'ecosystem',
    title: 'More of a series',
    tells:
      'One lamp of a lighting system makes the rest of it useful, and a rival’s system useless.',
    look: 'Everything suggested speaks to the starter kit. A rival’s bulb is never among it.',
    basket: ['light-starter'],
    path: '/basket',
  },
  {
    name: 'gift',
    title: 'A gift',
    tells: 'Suggestions speak for who gets it, and nothing is learned about you.',
    look: 'In the foot of the page, unfold the panel: “I am looking for a gift” is ticked. Turn something down: no trace of it is kept.',
    basket: CAMERA,
    path: '/basket',
    choice: 'session',
    happened: [{ type: 'gift', on: true }],
  },
  {
    name: 'season',
    title: 'Another season',
    tells: 'The same basket in December: what sells in that month weighs more.',
    look: 'Open Backstage, jump between now and December, and watch the scores.',
    basket: ['shoe-first'],
    path: '/basket',
    moment: 'december',
  },
  {
    name: 'after-purchase',
    title: 'After the order',
    tells: 'What was ordered still counts for a while: what it uses up, what cares for it.',
    look: 'Below the thanks: a few things, each naming what you ordered.',
    basket: CAMERA,
    path: '/done',
    ordered: true,
  },
  {
    name: 'refusing',
    title: 'Not for me',
    tells:
      'One act and it is gone, for sixty days where remembering is allowed. Undo stays in its place.',
    look: 'Press “Not for me”, then go to checkout and back: it stays away.',
    basket: CAMERA,
    path: '/basket',
    choice: 'session',
  },
  {
    name: 'muting',
    title: 'Never from this category',
    tells: 'A department that is off is off for every page and placement.',
    look: 'In the foot of the page, unfold the panel and clear “memory cards”.',
    basket: CAMERA,
    path: '/basket',
    choice: 'session',
  },
  {
    name: 'off',
    title: 'Off is off',
    tells: 'One act, no question, on every page, until you change it.',
    look: 'In the foot of the page choose “Off”. Walk through the shop.',
    basket: CAMERA,
    path: '/basket',
  },
  {
    name: 'consent',
    title: 'Consent given, and withdrawn',
    tells:
      'With “Keep”, what you turn down stays so tomorrow. With “Nothing” it is erased at once.',
    look: 'Turn something down, then choose “Nothing” in the foot of the page, and unfold what is stored.',
    basket: CAMERA,
    path: '/basket',
    choice: 'persistent',
  },
  {
    name: 'forgetting',
    title: 'Forget me',
    tells: 'One act erases all, here and in every tab, and nothing comes back by itself.',
    look: 'Press “Forget” in the foot of the page, then look at what is stored.',
    basket: CAMERA,
    path: '/basket',
    choice: 'persistent',
  },
  {
    name: 'two-tabs',
    title: 'Two tabs, one wish',
    tells: 'What you tell one tab, the others keep to.',
    look: 'Open the shop in a second tab, choose “Off” there, and come back.',
    basket: CAMERA,
    path: '/basket',
    choice: 'persistent',
  },
]
