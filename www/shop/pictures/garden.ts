/**
 * Lights for the garden and what feeds them.
 *
 * In: the tone of a housing. Out: the shapes of the thing.
 */
import { box, type Drawing, disc, glow, line, moved, oval, ring, shadow, shape } from './draw.ts'
import { INK, LAMPLIGHT } from './palette.ts'

const SPIKE = ({ base, dark }: { base: string; dark: string }): string =>
  shape(dark, 'M94 116h12l-3 70-3 8-3-8z') +
  shape(base, 'M72 92q0-16 28-16t28 16l-10 26H82z') +
  shape('#fff0c2', 'M76 86 62 50h76l-14 36q-24-12-48 0z') +
  oval(dark, [100, 50], [38, 10]) +
  oval('#ffe08f', [100, 50], [30, 7])

const LAWN = shape('#93ad86', 'M0 168q40-14 100-8t100-4v44H0z')

export const gardenSpike: Drawing = tone => glow([100, 42], 62) + LAWN + SPIKE(tone)

export const gardenStarter: Drawing = tone =>
  LAWN +
  glow([46, 74], 42) +
  glow([146, 68], 42) +
  moved([-24, 44], 0.7, SPIKE(tone)) +
  moved([76, 38], 0.7, SPIKE(tone)) +
  box(INK, [78, 128, 44, 40], 8) +
  shape(LAMPLIGHT, 'M104 134l-14 16h8l-3 12 13-17h-9z')

export const pathLight: Drawing = ({ base, dark }) =>
  glow([100, 66], 70) +
  LAWN +
  shape(dark, 'M88 78h24v96H88z') +
  shape(base, 'M88 78h12v96H88z') +
  shape('#ffe9ae', 'M72 46h56v34H72z') +
  line(dark, 3, 'M86 46v34M100 46v34M114 46v34') +
  shape(base, 'M58 34h84l-8 14H66z')

export const wallLight: Drawing = ({ base, dark, light }) =>
  shape('#ffe9ae', 'M74 62 50 0h100l-24 62zM74 138 50 200h100l-24-62z') +
  box(dark, [62, 76, 14, 48], 3) +
  box(base, [72, 54, 56, 92], 10) +
  box(light, [80, 54, 8, 92]) +
  oval('#fff6dc', [100, 56], [26, 5]) +
  oval('#fff6dc', [100, 144], [26, 5])

export const stringLights: Drawing = ({ dark }) =>
  line(dark, 3.5, 'M0 54q50 60 100 20t100-12') +
  [
    [24, 84],
    [60, 96],
    [98, 78],
    [136, 58],
    [174, 64],
  ]
    .map(
      ([x = 0, y = 0]) =>
        glow([x, y + 26], 22) +
        box(dark, [x - 5, y - 8, 10, 16], 2) +
        oval(LAMPLIGHT, [x, y + 22], [11, 16]),
    )
    .join('')

export const cable: Drawing = ({ base, dark, light }) =>
  shadow(166, 58) +
  ring(base, 9, [100, 96], 54) +
  ring(dark, 9, [100, 96], 44) +
  ring(base, 9, [100, 96], 34) +
  line(base, 9, 'M146 124q6 30 30 34') +
  box(light, [86, 42, 28, 22], 5) +
  box(dark, [166, 148, 24, 20], 5)

export const powerSupply: Drawing = ({ base, dark, light }) =>
  shadow(170, 60) +
  line(dark, 7, 'M100 60V34q0-16 20-16h28M100 150q0 30 40 26') +
  box(dark, [46, 58, 108, 94], 14) +
  box(base, [46, 54, 108, 92], 14) +
  shape(LAMPLIGHT, 'M106 70 80 106h18l-6 26 28-38h-20z') +
  line(light, 3, 'M56 68v64M144 68v64')

export const outdoorSensor: Drawing = ({ base, dark, light }) =>
  shadow(178, 40) +
  box(dark, [76, 20, 48, 66], 8) +
  shape(base, 'M52 66h96l-8 48H60z') +
  shape(dark, 'M44 58h112v12H44z') +
  disc(dark, [100, 120], 40) +
  disc(light, [100, 122], 33) +
  line(dark, 2, 'M70 112h60M68 124h64M74 138h52M84 96v56M116 96v56')
