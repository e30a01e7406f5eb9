/**
 * What steers the lights: hub, sensor, dimmer, button, plug.
 *
 * In: the tone of a housing. Out: the shapes of the thing.
 */
import { box, type Drawing, disc, glow, line, ring, shadow, shape } from './draw.ts'
import { INK, PAPER } from './palette.ts'

export const hub: Drawing = ({ base, dark, light }) =>
  shadow(150, 66) +
  shape(dark, 'M42 96h116v34q0 14-14 14H56q-14 0-14-14z') +
  box(base, [42, 62, 116, 66], 28) +
  disc(light, [100, 94], 22) +
  ring('#6fb1d6', 4, [100, 94], 15) +
  [64, 136].map(x => disc('#86c58f', [x, 94], 3)).join('') +
  line('#9aa0ad', 3, 'M84 46q16-14 32 0M74 36q26-24 52 0')

const smallBulb = (glass: string, x: number, y: number): string =>
  glow([x, y], 40) +
  disc(glass, [x, y], 25) +
  shape(PAPER, `M${x - 13} ${y + 18}h26l-3 16h-20z`) +
  box('#a3a8b2', [x - 9, y + 32, 18, 12], 3)

export const starterKit: Drawing = ({ base, light }) =>
  shadow(182, 74) +
  smallBulb(base, 48, 52) +
  smallBulb(base, 152, 52) +
  smallBulb(base, 100, 44) +
  box('#c9cdd8', [46, 118, 108, 58], 24) +
  box(base, [46, 110, 108, 60], 24) +
  disc(light, [100, 140], 20) +
  ring('#6fb1d6', 4, [100, 140], 12)

export const sensor: Drawing = ({ base, dark, light }) =>
  shadow(166, 46) +
  box(base, [56, 34, 88, 124], 30) +
  disc(dark, [100, 84], 32) +
  disc(light, [100, 84], 27) +
  line(dark, 2, 'M76 72h48M73 84h54M76 96h48M88 60v48M112 60v48') +
  disc('#ee836b', [100, 136], 4) +
  line('#8f95a5', 4, 'M160 62q14 22 0 44M40 62q-14 22 0 44')

export const dimmer: Drawing = ({ base, dark, light }) =>
  shadow(176, 58) +
  box(base, [38, 34, 124, 124], 16) +
  box(light, [46, 42, 108, 108], 12) +
  ring(dark, 3, [100, 96], 44) +
  disc(base, [100, 96], 34) +
  line(dark, 5, 'M100 72v-8') +
  line('#e8b23e', 6, 'M62 118a44 44 0 0 1 38-66')

export const button: Drawing = ({ base, dark, light }) =>
  shadow(164, 52) +
  box(dark, [48, 52, 104, 104], 34) +
  box(base, [48, 44, 104, 104], 34) +
  disc(light, [100, 96], 30) +
  disc(dark, [100, 96], 5)

export const plug: Drawing = ({ base, dark, light }) =>
  shadow(172, 52) +
  box(dark, [50, 38, 108, 116], 30) +
  box(base, [44, 34, 108, 116], 30) +
  disc(dark, [98, 92], 38) +
  disc(light, [98, 92], 33) +
  disc(INK, [84, 92], 5) +
  disc(INK, [112, 92], 5) +
  box('#6fd3a5', [90, 138, 16, 5], 2)

export const coinCells: Drawing = ({ base, dark, light }) =>
  shadow(168, 64) +
  [
    [70, 72],
    [130, 72],
    [70, 128],
    [130, 128],
  ]
    .map(
      ([x = 0, y = 0]) =>
        disc(dark, [x, y + 4], 28) +
        disc(base, [x, y], 28) +
        ring(light, 2.5, [x, y], 21) +
        line(dark, 3.5, `M${x - 6} ${y}h12M${x} ${y - 6}v12`),
    )
    .join('')
