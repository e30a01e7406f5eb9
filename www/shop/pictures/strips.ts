/**
 * Light strips and what extends them.
 *
 * In: the tone of the tape or the part. Out: the shapes of the thing.
 */
import { box, type Drawing, disc, glow, line, ring, shadow, shape } from './draw.ts'
import { PAPER } from './palette.ts'

const METAL = '#b4b8c0'

const LED = '#ffb938'

const reel = (tape: string, dots: string): string =>
  ring(tape, 12, [92, 92], 56) +
  ring(dots, 3, [92, 92], 56) +
  ring(tape, 11, [92, 92], 38) +
  ring(dots, 3, [92, 92], 38) +
  ring(tape, 10, [92, 92], 22)

export const strip: Drawing = ({ base, dark }) =>
  glow([92, 92], 84) +
  reel(base, LED) +
  line(base, 12, 'M92 148h84') +
  [104, 120, 136, 152, 168].map(x => disc(LED, [x, 148], 3.4)).join('') +
  line(dark, 2, 'M92 155h84')

export const outdoorStrip: Drawing = tone =>
  strip(tone) +
  shape('#7fb0d8', 'M156 62q-16 24-14 34 2 12 14 12t14-12q2-10-14-34z') +
  line(PAPER, 3, 'M148 94q1 6 7 7')

export const stripExtension: Drawing = ({ base, dark }) =>
  glow([100, 100], 70) +
  line(base, 18, 'M34 128q30-70 66-28t66-28') +
  `<path fill='none' stroke='${LED}' stroke-width='7' stroke-linecap='round' stroke-dasharray='0 13' d='M34 128q30-70 66-28t66-28'/>` +
  box(dark, [152, 50, 26, 30], 5) +
  line(METAL, 4, 'M180 58h10M180 66h10M180 73h10')

export const stripConnector: Drawing = ({ base, dark, light }) =>
  shadow(160, 50) +
  line(PAPER, 26, 'M26 66h56M134 118v54') +
  line(LED, 5, 'M28 66h.1M46 66h.1M134 152h.1M134 170h.1') +
  shape(base, 'M70 44h66q22 0 22 22v70h-48V92H70z') +
  line(dark, 4, 'M82 58h44q18 0 18 18v46') +
  [84, 100, 116].map(x => disc(light, [x, 74], 4)).join('')

export const stripProfile: Drawing = ({ base, dark, light }) =>
  shadow(158, 74) +
  shape(base, 'M22 126 150 50l28 16L50 144z') +
  shape(dark, 'M22 126v14l28 18v-14zM50 144 178 66v14L50 158z') +
  shape('#ffe9b0', 'M34 127 150 58l16 9L50 137z') +
  line(light, 2, 'M34 127 150 58')
