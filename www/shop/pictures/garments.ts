/**
 * Clothes, laid flat and seen from the front.
 *
 * In: the tone of a variant. Out: the shapes of the garment.
 */
import { both, box, type Drawing, disc, faint, line, moved, shadow, shape } from './draw.ts'
import { INK, PAPER } from './palette.ts'

const TORSO = 'M72 44 44 58 28 104l23 9 7-18v76h84V95l7 18 23-9-16-46-28-14q-28 18-56 0z'
const LONG_SLEEVES = 'M72 44 46 56 27 150l24 6 8-48v64h82v-64l8 48 24-6-19-94-26-12q-28 18-56 0z'

export const trousers: Drawing = ({ base, dark, light }) =>
  shadow(182, 50) +
  shape(base, 'M66 28h68l13 152h-37l-10-92-10 92H53z') +
  shape(dark, 'M66 28h68l1 12H65z') +
  line(dark, 2, 'M100 40v46M72 42l-8 24M128 42l8 24') +
  line(light, 1.5, 'M80 62l-8 112M120 62l8 112') +
  disc(light, [100, 34], 2.5)

export const chinos: Drawing = ({ base, dark, light }) =>
  shadow(182, 52) +
  shape(base, 'M64 28h72l14 146h-40l-10-84-10 84H50z') +
  shape(dark, 'M64 28h72l1 11H63z') +
  line(dark, 2, 'M100 39v50q-8-2-8-16M70 41q-2 18-10 24M130 41q2 18 10 24') +
  box(light, [76, 26, 4, 15]) +
  box(light, [120, 26, 4, 15]) +
  shape(light, 'M50 174l1-10h40l-1 10zM110 174l-1-10h40l1 10z')

export const jeans: Drawing = ({ base, dark, light }) =>
  shadow(182, 52) +
  shape(base, 'M64 28h72l12 152h-38l-10-88-10 88H52z') +
  shape(dark, 'M64 28h72l1 12H63z') +
  line(
    '#d9a566',
    1.6,
    'M100 40v50M92 42v24q0 8 8 10M66 46q4 16 22 14l2-18M134 46q-4 16-22 14l-2-18',
  ) +
  faint(0.5, shape(light, 'M70 84q12 30 8 64-16-24-8-64zM130 84q-12 30-8 64 16-24 8-64z')) +
  shape(light, 'M52 180l1-11h39l-1 11zM110 180l-1-11h39l1 11z') +
  disc('#d9a566', [100, 34], 3)

export const shorts: Drawing = ({ base, dark, light }) =>
  shadow(156, 58) +
  shape(base, 'M58 48h84l18 96h-54l-6-38-6 38H40z') +
  shape(dark, 'M58 48h84l2 12H56z') +
  shape(light, 'M150 92l10 52h-12q6-26 2-52zM50 92 40 144h12q-6-26-2-52z') +
  line(PAPER, 2.5, 'M96 60l-5 20M104 60l5 18')

export const tights: Drawing = ({ base, dark, light }) =>
  shadow(184, 42) +
  shape(base, 'M68 22h64l6 66-9 94h-18l-6-94-5-12-5 12-6 94H71l-9-94z') +
  shape(dark, 'M68 22h64l1 13H67z') +
  line(light, 3, 'M66 44q-2 50 8 92M134 44q2 50-8 92') +
  line(PAPER, 2, 'M74 162h10M116 162h10')

const placket = (dark: string): string =>
  line(dark, 1.6, 'M100 62v109') + [80, 102, 124, 146].map(y => disc(dark, [104, y], 2)).join('')

const collar = ({ base, dark }: { base: string; dark: string }): string =>
  shape(dark, 'M78 42q22 14 44 0l-22 24z') +
  both(`<path fill='${base}' stroke='${dark}' stroke-width='1.5' d='M77 39l23 26-16 14-14-32z'/>`)

export const shirt: Drawing = tone =>
  shadow(182, 54) +
  shape(tone.base, LONG_SLEEVES) +
  line(tone.dark, 1.6, 'M59 108V84M141 108V84') +
  shape(tone.dark, 'M28 143l-2 8 24 6 2-8zM172 143l2 8-24 6-2-8z') +
  placket(tone.dark) +
  `<path fill='none' stroke='${tone.dark}' stroke-width='1.6' d='M114 92h18v16l-9 6-9-6z'/>` +
  collar(tone)

export const stripedShirt: Drawing = tone =>
  shirt(tone).replace(
    placket(tone.dark),
    line(tone.dark, 2.4, 'M68 62v108M78 74v96M88 80v90M112 80v90M122 74v96M132 62v108') +
      placket(tone.dark),
  )

export const checkedShirt: Drawing = tone =>
  shirt(tone).replace(
    placket(tone.dark),
    line(tone.dark, 5, 'M72 60v110M128 60v110M60 92h80M60 120h80M60 148h80') +
      line(tone.light, 1.5, 'M84 80v90M116 80v90M60 106h80M60 134h80') +
      placket(INK),
  )

export const tee: Drawing = ({ base, dark }) =>
  shadow(182, 52) +
  shape(base, TORSO) +
  line(dark, 5, 'M73 45q27 19 54 0') +
  line(dark, 1.6, 'M58 95V80M142 95V80M60 165h80M31 99l22 8M169 99l-22 8')

export const runningTee: Drawing = ({ base, dark, light }) =>
  shadow(182, 52) +
  shape(base, TORSO) +
  shape(light, 'M58 118l84-22v22l-84 22z') +
  shape(dark, 'M72 44 58 51v44l14-26zM128 44l14 7v44l-14-26z') +
  line(dark, 4, 'M73 45q27 19 54 0') +
  line(PAPER, 2.5, 'M110 74l8-6 8 4')

const ribs = (dark: string): string =>
  shape(dark, 'M59 161h82v11H59zM29 140l-2 10 24 6 2-10zM171 140l2 10-24 6-2-10z') +
  line(dark, 7, 'M74 45q26 18 52 0')

export const fineKnit: Drawing = ({ base, dark, light }) =>
  shadow(182, 52) +
  shape(base, LONG_SLEEVES) +
  line(light, 1.5, 'M64 60l-4 30M136 60l4 30M72 74v84M128 74v84') +
  ribs(dark)

export const cableKnit: Drawing = ({ base, dark, light }) => {
  const cable = 'q8 7 0 14t0 14 0 14 0 14 0 14 0 14'
  return (
    shadow(182, 52) +
    shape(base, LONG_SLEEVES) +
    line(dark, 3, `M97 74${cable}M75 74${cable}M119 74${cable}`) +
    line(
      light,
      3,
      `M103 74${cable.replace('q8', 'q-8')}M81 74${cable.replace('q8', 'q-8')}M125 74${cable.replace('q8', 'q-8')}`,
    ) +
    ribs(dark)
  )
}

export const baseLayer: Drawing = ({ base, dark, light }) =>
  shadow(182, 52) +
  shape(base, LONG_SLEEVES) +
  shape(dark, 'M72 44q-6 40-14 56l1-22-8-24zM128 44q6 40 14 56l-1-22 8-24z') +
  shape(dark, 'M78 34h44v18q-22 12-44 0z') +
  line(light, 2.5, 'M100 40v46M66 124q34 12 68 0M66 136q34 12 68 0')

const lapels = ({ dark, light }: { dark: string; light: string }): string =>
  both(shape(dark, 'M76 38 64 62l11 7-7 8 32 50V96z'), line(light, 1.3, 'M75 69l-7 8 32 50'))

export const blazer: Drawing = tone =>
  shadow(184, 52) +
  shape(tone.base, 'M76 38 46 52 28 156l24 5 8-52-2 64h84l-2-64 8 52 24-5-18-104-30-14z') +
  shape(PAPER, 'M78 37h44l-22 70z') +
  shape('#8a9bb5', 'M96 44h8l3 34-7 14-7-14z') +
  lapels(tone) +
  line(tone.dark, 3.5, 'M66 140h20M114 140h20M114 98l14-3') +
  line(tone.dark, 1.6, 'M100 126v47') +
  disc(tone.light, [100, 132], 3) +
  disc(tone.light, [100, 148], 3)

export const coat: Drawing = tone =>
  shadow(190, 54) +
  shape(tone.base, 'M76 26 46 40 28 140l24 5 9-40-7 83h92l-7-83 9 40 24-5-18-100-30-14z') +
  shape('#efe6d6', 'M78 25h44l-22 60z') +
  both(shape(tone.dark, 'M76 26 60 52l14 8-8 8 34 46V84z')) +
  line(tone.dark, 1.6, 'M112 112v76') +
  line(tone.dark, 4, 'M62 142l20-4M138 142l-16-4') +
  [122, 142].map(y => disc(tone.dark, [104, y], 3.5) + disc(tone.dark, [120, y], 3.5)).join('')

export const fieldJacket: Drawing = ({ base, dark, light }) =>
  shadow(182, 52) +
  shape(base, LONG_SLEEVES) +
  shape(dark, 'M74 36h52l6 14-32 16-32-16z') +
  shape(base, 'M74 34l26 24-14 10-18-18zM126 34l-26 24 14 10 18-18z') +
  line(dark, 2.4, 'M100 60v111M59 118h82') +
  both(
    box(dark, [66, 84, 24, 24], 2),
    box(light, [66, 82, 24, 8], 2),
    box(dark, [64, 130, 28, 32], 2),
    box(light, [64, 127, 28, 9], 2),
  )

export const rainJacket: Drawing = ({ base, dark, light }) =>
  shadow(182, 52) +
  shape(dark, 'M72 46q-2-30 28-30t28 30q-28 22-56 0z') +
  shape(base, LONG_SLEEVES) +
  shape(INK, 'M84 44q0-18 16-18t16 18q-16 12-32 0z') +
  shape(light, 'M72 44q-8 22-14 36v22l84 0V80q-6-14-14-36-28 26-56 0z') +
  line(dark, 2.5, 'M100 56v115M68 134l18 12M132 134l-18 12') +
  line(PAPER, 4, 'M38 122l18 4M162 122l-18 4M60 110h32M108 110h32')

export const socks: Drawing = ({ base, dark, light }) => {
  const sock = (x: number): string =>
    moved(
      [x, 0],
      1,
      shape(base, 'M40 30h36v76l34 32q16 18-4 30-18 8-34-6L38 132q-6-8 2-40z') +
        shape(dark, 'M39 30h38v16H39zM92 121l18 17q16 18-4 30-10 4-20 1-6-24 6-48z') +
        shape(light, 'M39 108q14 6 18 41L38 132q-4-6 1-24z') +
        line(light, 3, 'M40 58h36M40 66h36'),
    )
  return shadow(180, 62) + sock(50) + sock(14)
}

export const scarf: Drawing = ({ base, dark, light }) =>
  shadow(186, 44) +
  shape(dark, 'M104 84h32l8 74h-34z') +
  shape(base, 'M66 76h38l-6 92H60z') +
  shape(base, 'M50 60q0-30 50-30t50 30-50 40-50-40z') +
  shape(dark, 'M70 58q0-12 30-12t30 12-30 16-30-16z') +
  line(light, 3, 'M58 72q20 22 70 14M65 110l36 2M63 128l36 2M62 146l36 2') +
  line(base, 3, 'M64 168v14M74 168v14M84 168v14M94 168v14') +
  line(dark, 3, 'M114 158v13M124 158v13M134 158v13')

export const belt: Drawing = ({ base, dark, light }) =>
  shadow(158, 66) +
  "<g fill='none' stroke-width='20'>" +
  `<ellipse stroke='${dark}' cx='100' cy='90' rx='66' ry='34'/>` +
  `<path stroke='${base}' d='M34 90v10c0 54 132 54 132 0V90'/></g>` +
  line(light, 1.5, 'M32 108c18 44 118 44 136 0') +
  [112, 124, 136].map((x, i) => disc(dark, [x, 138 - i * 3], 2.2)).join('') +
  `<rect fill='none' stroke='#b9a06a' stroke-width='5' x='66' y='122' width='30' height='36' rx='5'/>` +
  line('#d9c491', 4, 'M68 140h28')
