/**
 * Bulbs and lamps.
 *
 * In: the tone of a variant (a housing, or the colour of the light). Out: the shapes of the thing.
 */
import { box, type Drawing, disc, faint, glow, line, oval, shadow, shape } from './draw.ts'
import { INK, PAPER } from './palette.ts'

const METAL = '#b4b8c0'

const SCREW = (y: number, half: number): string =>
  box(METAL, [100 - half, y, 2 * half, 28], 5) +
  line('#868b95', 3, `M${100 - half} ${y + 8}h${2 * half}M${100 - half} ${y + 17}h${2 * half}`) +
  shape('#5d626c', `M${100 - half + 5} ${y + 28}h${2 * half - 10}l-5 8h-${2 * half - 20}z`)

export const bulb: Drawing = ({ base, light }) =>
  glow([100, 82], 78) +
  shape(
    base,
    'M100 30a50 50 0 0 1 50 50c0 24-20 32-24 58H74c-4-26-24-34-24-58a50 50 0 0 1 50-50z',
  ) +
  shape(light, 'M70 54q12-16 30-16-22 12-24 38-12-8-6-22z') +
  shape(PAPER, 'M76 120h48l-2 20H78z') +
  SCREW(138, 20)

export const candleBulb: Drawing = ({ base, light }) =>
  glow([100, 88], 70) +
  shape(base, 'M100 22q-6 26 18 48 20 24-4 66H86q-24-42-4-66 20-18 18-48z') +
  shape(light, 'M94 60q-18 22-10 46 0-26 10-46z') +
  shape(PAPER, 'M84 122h32l-2 16H86z') +
  SCREW(138, 13)

export const filamentBulb: Drawing = ({ base, dark }) =>
  glow([100, 86], 74) +
  faint(0.55, disc(base, [100, 80], 52), shape(base, 'M64 116h72l-14 26H78z')) +
  line(dark, 3.4, 'M88 138V70l-8 44M112 138V70l8 44M88 70l12 50 12-50') +
  faint(0.7, line(PAPER, 5, 'M66 60q10-20 28-24')) +
  SCREW(140, 20)

export const spotBulb: Drawing = ({ base, dark, light }) =>
  shape('#ffe4a0', 'M56 108 20 190h160l-36-82z') +
  shape(PAPER, 'M80 44h40l26 62H54z') +
  line('#d9dbe3', 3, 'M78 60 66 94M92 58l-5 36M108 58l5 36M122 60l12 34') +
  oval(dark, [100, 107], [47, 13]) +
  oval(base, [100, 107], [38, 9]) +
  oval(light, [100, 106], [20, 4]) +
  box('#7f8590', [84, 26, 32, 20], 4) +
  line(METAL, 7, 'M90 26V14M110 26V14')

export const tableLamp: Drawing = ({ base, dark }) =>
  glow([100, 74], 74) +
  shadow(176, 46) +
  shape('#fff0cc', 'M74 34h52l26 64H48z') +
  shape('#f3d999', 'M48 98h104l-3-8H51z') +
  shape(base, 'M94 98h12v20q22 12 22 38 0 14-10 18H82q-10-4-10-18 0-26 22-38z') +
  shape(dark, 'M112 122q16 14 16 34 0 14-10 18h-10q12-22 4-52z')

export const floorLamp: Drawing = ({ base, dark }) =>
  glow([100, 50], 60) +
  shadow(184, 42) +
  line(base, 6, 'M100 76 66 180M100 76l34 104M100 76v102') +
  line(dark, 4, 'M82 132h36') +
  shape('#fff0cc', 'M74 20h52l20 58H54z') +
  shape('#f3d999', 'M54 78h92l-3-8H57z')

export const pendant: Drawing = ({ base, dark, light }) =>
  shape('#ffe9ae', 'M36 124 14 196h172l-22-72z') +
  line(INK, 3, 'M100 0v44') +
  box(dark, [88, 40, 24, 22], 5) +
  shape(base, 'M34 124q4-64 66-64t66 64z') +
  shape(light, 'M52 110q8-34 38-42-20 16-24 44z') +
  oval('#fff4d4', [100, 124], [66, 9])
