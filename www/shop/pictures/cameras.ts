/**
 * Two camera systems: bodies, lenses and power.
 *
 * In: the tone of a variant. Out: the shapes of the thing.
 */
import { box, type Drawing, disc, line, oval, ring, shadow, shape } from './draw.ts'
import { INK, PAPER } from './palette.ts'

const GLASS = '#2c3c58'
const front = ([x, y]: readonly [number, number], radius: number): string =>
  disc('#24252a', [x, y], radius) +
  ring('#5b5d66', 3, [x, y], radius - 6) +
  disc(GLASS, [x, y], radius - 11) +
  disc('#4f76a8', [x - 4, y - 5], radius / 3) +
  disc('#dbe9f8', [x - 8, y - 9], radius / 9)

export const reflexCamera: Drawing = ({ base, dark, light }) =>
  shadow(162, 74) +
  shape(dark, 'M70 62 80 38h40l10 24z') +
  box(light, [38, 52, 26, 12], 4) +
  box(dark, [142, 50, 22, 14], 4) +
  box(base, [24, 60, 152, 96], 14) +
  shape(INK, 'M24 86h152v50H24z') +
  shape(base, 'M84 42h32l6 20H78z') +
  front([100, 108], 44) +
  disc('#ee836b', [160, 74], 4) +
  line(light, 2, 'M34 68h30')

export const proCamera: Drawing = tone =>
  reflexCamera(tone) +
  box(INK, [28, 148, 144, 24], 8) +
  line(tone.light, 2, 'M40 160h34') +
  line('#d24a3a', 4, 'M148 146h18')

export const rangefinder: Drawing = ({ base, dark, light }) =>
  shadow(160, 76) +
  box(light, [34, 46, 24, 14], 4) +
  box(dark, [66, 50, 16, 10], 3) +
  box('#c8ccd2', [22, 56, 156, 98], 20) +
  shape(base, 'M22 84h156v46H22z') +
  box(INK, [128, 62, 34, 16], 4) +
  box('#4f76a8', [132, 65, 16, 10], 2) +
  disc('#d24a3a', [46, 70], 5) +
  front([92, 110], 40)

const barrel =
  (length: number, mark: string): Drawing =>
  ({ base, dark, light }) => {
    const top = 104 - length / 2
    return (
      shadow(top + length + 22, 52) +
      box(dark, [62, top + length - 8, 76, 22], 4) +
      box(base, [52, top, 96, length], 8) +
      line(
        dark,
        4,
        [66, 78, 90, 102, 114, 126, 138].map(x => `M${x} ${top + length - 26}v12`).join(''),
      ) +
      line(mark, 3, `M52 ${top + length - 36}h96`) +
      line(light, 2, `M60 ${top + 24}h16M88 ${top + 24}h8M110 ${top + 24}h16`) +
      oval('#24252a', [100, top], [48, 17]) +
      oval(GLASS, [100, top], [36, 11]) +
      oval('#4f76a8', [92, top - 2], [14, 4])
    )
  }

export const novaPrime = barrel(78, '#d24a3a')
export const novaZoom = barrel(124, '#d24a3a')
export const miraPrime = barrel(64, '#e8b23e')
export const miraZoom = barrel(116, '#e8b23e')

export const battery: Drawing = ({ base, dark, light }) =>
  shadow(170, 46) +
  shape(dark, 'M140 48l16 10v98l-16 8z') +
  box('#33353b', [54, 44, 88, 120], 8) +
  shape(base, 'M54 92h88v48H54z') +
  line('#d9b45a', 7, 'M66 56v10M80 56v10M94 56v10') +
  shape(PAPER, 'M102 98 84 120h12l-4 14 18-22H98z') +
  line(light, 2, 'M62 150h50')

export const charger: Drawing = ({ base, dark, light }) =>
  shadow(168, 60) +
  line(INK, 6, 'M100 40V18h50') +
  box(dark, [40, 44, 120, 118], 16) +
  box('#3b3e45', [40, 38, 120, 118], 16) +
  box(base, [52, 60, 44, 80], 6) +
  box(base, [104, 60, 44, 80], 6) +
  line(light, 2, 'M58 124h30M110 124h30') +
  disc('#6fd3a5', [74, 48], 4) +
  disc('#e8b23e', [126, 48], 4)
