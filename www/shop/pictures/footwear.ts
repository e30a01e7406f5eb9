/**
 * Shoes, seen from the side with the toe to the right.
 *
 * In: the tone of a variant. Out: the shapes of the shoe.
 */
import { box, type Drawing, faint, line, shadow, shape } from './draw.ts'
import { INK, PAPER } from './palette.ts'

export const derby: Drawing = ({ base, dark, light }) =>
  shadow(154, 76) +
  shape(base, 'M26 138q-2-34 6-62l38-8q12 26 46 32 54 4 58 38z') +
  shape(dark, 'M32 76q-8 34-6 62h18q2-36-4-64zM130 103q44 6 44 35h-30q2-22-14-35z') +
  shape(dark, 'M66 69l-18 5q22 46 72 44l8-17q-46-6-62-32z') +
  line(light, 3, 'M72 92l14-8M82 101l13-10M94 108l11-11M107 113l9-12') +
  shape('#4b3527', 'M24 138h152q2 10-8 10H74v8H24z') +
  line(light, 1.3, 'M28 136h144')

export const chelsea: Drawing = ({ base, dark, light }) =>
  shadow(172, 74) +
  shape(base, 'M42 28h60q-2 46 8 66 14 10 36 14 30 8 28 46H34q-2-40 6-66 6-24 2-60z') +
  shape(dark, 'M58 34h28q-2 40 2 62-14 14-28 0 2-30-2-62z') +
  line(light, 1.2, 'M66 38v60M72 38v64M78 38v62') +
  shape(dark, 'M42 28h60v8H42z') +
  line(dark, 4, 'M46 20v14') +
  faint(0.5, shape(light, 'M112 102q40 8 48 24-24-14-52-14z')) +
  shape('#3d3029', 'M32 154h144q2 10-8 10H84v10H32z')

export const courtSneaker: Drawing = ({ base, dark, light }) =>
  shadow(160, 78) +
  shape(base, 'M28 144q-4-40 6-70 20 8 34-6 8 22 48 36 58 6 58 40z') +
  shape(light, 'M30 134q-2-34 4-60 10 4 16 2-4 30 2 58z') +
  shape(
    dark,
    'M68 68q8 22 48 36l-8 14q-46-10-58-42 10-2 18-8zM140 110q32 8 34 34h-40q10-14 6-34z',
  ) +
  line(PAPER, 3.4, 'M66 88l16-8M76 97l15-10M87 104l13-11M99 111l11-12') +
  shape('#f4f0e6', 'M24 138h154q4 20-8 20H32q-10-4-8-20z') +
  line('#cfc8b8', 2, 'M27 147h150')

/** What tells one running shoe from another. */
interface Running {
  /** Height of the foam under the foot. */
  readonly foam: number
  readonly sole: string
  /** What runs along the upper's flank. */
  readonly mark: string
  readonly lugs?: boolean
}

const runningShoe =
  ({ foam, sole, mark, lugs = false }: Running): Drawing =>
  ({ base, dark, light }) => {
    const ground = 134 + foam
    const studs = lugs
      ? [34, 52, 70, 88, 106, 124, 142].map(x => box(INK, [x, ground - 2, 10, 8], 2)).join('')
      : ''
    return (
      shadow(ground + 8, 80) +
      shape(base, 'M24 136q-6-40 4-74 20 18 42-2 14 32 60 42 46 4 50 34z') +
      shape(dark, 'M24 136q-6-40 4-74 8 7 16 8-6 32 2 66zM146 106q32 8 34 30h-44q14-14 10-30z') +
      shape(light, 'M70 60q14 32 60 42l-8 12q-50-12-66-44 8-4 14-10z') +
      line(INK, 3, 'M68 82l14-9M77 92l14-10M88 100l13-11M101 107l11-11') +
      line(PAPER, 6, mark) +
      shape(
        sole,
        `M20 128q20 10 56 4 40-6 106 0 8 8-4 ${foam - 4}L40 ${ground}q-22 0-20-${foam + 6}z`,
      ) +
      line(dark, 2.5, `M24 ${ground - 8}q60 6 148-4`) +
      studs
    )
  }

export const firstShoe = runningShoe({ foam: 24, sole: PAPER, mark: 'M62 122l24-24' })
export const everydayShoe = runningShoe({ foam: 20, sole: '#d7d9dc', mark: 'M56 112h46' })
export const longShoe = runningShoe({
  foam: 34,
  sole: PAPER,
  mark: 'M56 122l22-24M74 122l22-24',
})
export const raceShoe = runningShoe({
  foam: 30,
  sole: '#f9d66b',
  mark: 'M54 118l48-16-20 20 44-8',
})
export const trailShoe = runningShoe({
  foam: 24,
  sole: '#6b5a49',
  mark: 'M54 122l16-22 14 14 10-10 14 16',
  lugs: true,
})
