/**
 * What a photographer carries besides the camera, and what comes home on paper.
 *
 * In: the tone of a variant. Out: the shapes of the thing.
 */
import { box, type Drawing, disc, faint, line, moved, ring, shadow, shape } from './draw.ts'
import { INK, PAPER } from './palette.ts'

export const card =
  (capacity: string): Drawing =>
  ({ base, dark, light }) =>
    shadow(180, 48) +
    shape(INK, 'M54 28h68l26 24v120q0 4-4 4H56q-6 0-6-6V34q0-6 4-6z') +
    line('#d9b45a', 8, 'M64 42v12M78 42v12M92 42v12M106 42v12') +
    box(base, [58, 74, 82, 88], 5) +
    shape(dark, 'M58 140h82v22H58z') +
    box(light, [146, 84, 5, 20]) +
    `<text x='99' y='126' font-family='sans-serif' font-weight='700' font-size='40' text-anchor='middle' fill='${PAPER}'>${capacity}</text>`

export const tripod: Drawing = ({ base, dark, light }) =>
  shadow(186, 62) +
  line(dark, 8, 'M100 74v58') +
  line(base, 10, 'M94 72 58 134M106 72l36 62M100 80v60') +
  line(dark, 6, 'M58 134 40 184M142 134l18 50M100 140v42') +
  line(light, 4, 'M60 130l4-6M140 130l-4-6') +
  box(dark, [82, 60, 36, 16], 6) +
  disc(base, [100, 50], 13) +
  box(INK, [78, 28, 44, 12], 4) +
  line(dark, 6, 'M112 52l26 12')

export const tabletopTripod: Drawing = ({ base, dark, light }) =>
  shadow(166, 62) +
  line(base, 13, 'M98 104 56 158M102 104l42 54M100 108v46') +
  line(dark, 13, 'M58 155l-3 4M142 155l3 4M100 152v3') +
  box(dark, [84, 84, 32, 24], 9) +
  disc(light, [100, 72], 17) +
  disc(base, [100, 72], 13) +
  box(INK, [72, 42, 56, 14], 5)

export const sling: Drawing = ({ base, dark, light }) =>
  line(dark, 6, 'M40 100C6-14 196-14 162 100') +
  shadow(168, 68) +
  box(base, [28, 84, 146, 78], 26) +
  shape(dark, 'M28 116h146v20q0 26-26 26H54q-26 0-26-26z') +
  line(light, 3, 'M48 100h106') +
  box(INK, [144, 96, 14, 7], 2) +
  box(light, [86, 132, 30, 12], 3)

export const backpack: Drawing = ({ base, dark, light }) =>
  shadow(180, 54) +
  line(dark, 7, 'M84 32q0-18 16-18t16 18') +
  shape(dark, 'M44 92q-16 8-14 56 2 10 16 10zM156 92q16 8 14 56-2 10-16 10z') +
  shape(base, 'M48 70q0-44 52-44t52 44v90q0 14-14 14H62q-14 0-14-14z') +
  box(dark, [62, 102, 76, 58], 12) +
  line(light, 3, 'M58 78q42 10 84 0M72 116h56') +
  line(light, 6, 'M76 76v30M124 76v30') +
  box('#b9a06a', [71, 98, 10, 10], 2) +
  box('#b9a06a', [119, 98, 10, 10], 2)

export const filter: Drawing = ({ base, light }) =>
  shadow(174, 50) +
  faint(0.75, disc(base, [100, 98], 54)) +
  faint(0.5, shape(light, 'M58 86q10-38 50-40L70 124q-14-16-12-38z')) +
  ring(INK, 12, [100, 98], 60) +
  ring('#70727b', 2, [100, 98], 61)

export const cleaningKit: Drawing = ({ base, dark, light }) =>
  shadow(172, 66) +
  shape(light, 'M24 128l60-18 34 48-66 16z') +
  line(base, 2, 'M36 130l52 34M52 124l50 34') +
  shape(base, 'M68 92q-14-46 20-58 34 12 20 58-20 14-40 0z') +
  shape(dark, 'M86 34q-2-16 2-22 4 6 2 22zM96 38q30 14 16 54-8 6-16 6 10-30 0-60z') +
  box(PAPER, [126, 78, 36, 88], 8) +
  box(dark, [132, 58, 24, 22], 4) +
  shape(base, 'M126 110h36v32h-36z')

export const strap: Drawing = ({ base, dark, light }) =>
  shadow(176, 52) +
  line(dark, 7, 'M70 166Q30 60 70 40M130 166Q170 60 130 40') +
  line(base, 22, 'M60 62q4-34 40-34t40 34') +
  line(light, 1.5, 'M54 60q4-38 46-38t46 38M66 64q4-28 34-28t34 28') +
  ring('#b9a06a', 4, [70, 168], 9) +
  ring('#b9a06a', 4, [130, 168], 9)

export const cardReader: Drawing = ({ base, dark, light }) =>
  shadow(168, 54) +
  moved(
    [66, 0],
    0.34,
    card('')({ base: '#36938e', dark: '#256f6b', light: '#6dbab4', temper: 'cool' }),
  ) +
  box(base, [50, 52, 100, 76], 12) +
  line(dark, 6, 'M72 52h56') +
  line(light, 3, 'M64 112h28') +
  disc('#6fd3a5', [134, 112], 4) +
  line(INK, 8, 'M100 128v26') +
  box('#c8ccd2', [86, 150, 28, 24], 4)

const snapshot =
  shape('#bcd6e8', 'M0 0h70v56H0z') +
  disc('#f6d98d', [52, 16], 8) +
  shape('#7d9b78', 'M0 56V40l20-18 18 20 12-10 20 18v6z')

export const printer: Drawing = ({ base, dark, light }) =>
  shadow(176, 64) +
  box(PAPER, [58, 18, 84, 90], 3) +
  moved([65, 25], 1, snapshot) +
  box(dark, [36, 96, 128, 76], 18) +
  box(base, [36, 88, 128, 74], 18) +
  line(INK, 6, 'M56 96h88') +
  line(light, 3, 'M52 146h40') +
  disc('#6fb1d6', [142, 142], 6)

export const photoPaper: Drawing = ({ base, dark }) =>
  shadow(170, 62) +
  `<g transform='rotate(-9 100 100)'>${box('#d9d5cc', [42, 40, 92, 112], 3)}</g>` +
  `<g transform='rotate(7 100 100)'>${box(PAPER, [62, 42, 92, 112], 3)}${moved([70, 51], 1.08, snapshot)}${line(base, 5, 'M72 136h36')}${line(dark, 5, 'M118 136h12')}</g>`
