/**
 * The colours of the shop's pictures.
 *
 * In: nothing. Out: named tones, each a base with its shade and its highlight, and the soft tile
 * of each department. Every picture takes its colours from here; that is what makes 150 drawings
 * one family.
 */

/** Where a colour sits in a wardrobe; shoppers have a taste for one side. */
export type Temper = 'warm' | 'cool' | 'neutral'

/** One colour in three depths. */
export interface Tone {
  readonly base: string
  readonly dark: string
  readonly light: string
  readonly temper: Temper
}

const tone = (temper: Temper, [base, dark, light]: readonly [string, string, string]): Tone => ({
  base,
  dark,
  light,
  temper,
})

/** Every colour a product can have. */
export const TONES = {
  white: tone('neutral', ['#fbfaf6', '#dcd7cc', '#fff']),
  black: tone('neutral', ['#35353a', '#212125', '#5a5a62']),
  silver: tone('neutral', ['#c8ccd2', '#9ba1aa', '#e8eaed']),
  grey: tone('neutral', ['#a4a8af', '#80858d', '#c8cbd0']),
  charcoal: tone('cool', ['#50545c', '#393c43', '#737882']),
  navy: tone('cool', ['#364564', '#26324b', '#586a8c']),
  indigo: tone('cool', ['#465c86', '#33466a', '#6e85ae']),
  blue: tone('cool', ['#4f83c2', '#38659e', '#8bb0dc']),
  sky: tone('cool', ['#a9c6e0', '#83a5c5', '#d0e2f0']),
  teal: tone('cool', ['#36938e', '#256f6b', '#6dbab4']),
  forest: tone('cool', ['#446755', '#314d3f', '#678a77']),
  sage: tone('neutral', ['#a9b89a', '#8a9b7a', '#cbd6c0']),
  green: tone('cool', ['#62a06c', '#477d51', '#93c49b']),
  olive: tone('warm', ['#7f8256', '#61643e', '#a2a57b']),
  oat: tone('warm', ['#e7ddc9', '#c9bc9f', '#f5efe3']),
  sand: tone('warm', ['#d8c3a0', '#b9a27b', '#eadcc3']),
  camel: tone('warm', ['#c29663', '#a07748', '#dab98f']),
  tan: tone('warm', ['#b87c4e', '#945f37', '#d3a279']),
  brown: tone('warm', ['#80563a', '#603e28', '#a57c5e']),
  oak: tone('warm', ['#cba06b', '#a97f4c', '#e2c397']),
  brass: tone('warm', ['#cba55a', '#a17f3a', '#e6cc92']),
  rust: tone('warm', ['#bb6440', '#964a2b', '#d88e6d']),
  coral: tone('warm', ['#ee836b', '#ca614a', '#f9b2a0']),
  yellow: tone('warm', ['#f2c14e', '#cd9a2b', '#fae09a']),
} as const satisfies Record<string, Tone>

/** The name of a colour. */
export type ToneName = keyof typeof TONES

/** The departments' background tiles. */
export const TILES = {
  wardrobe: '#efe9e0',
  running: '#e2ecec',
  light: '#dfe1ec',
  photo: '#ebe7e3',
} as const

/** The department a picture belongs to. */
export type Department = keyof typeof TILES

/** Ink for outlines and screens, paper for labels, lamplight for everything that shines. */
export const INK = '#2b2c30'
export const PAPER = '#fffdf8'
export const LAMPLIGHT = '#ffd473'
