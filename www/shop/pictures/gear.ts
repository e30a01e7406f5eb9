/**
 * What runners and well-dressed people wear and carry besides clothes and shoes.
 *
 * In: the tone of a variant. Out: the shapes of the thing.
 */
import { both, box, type Drawing, disc, faint, line, oval, shadow, shape } from './draw.ts'
import { INK, PAPER } from './palette.ts'

export const fieldWatch: Drawing = ({ base, dark, light }) =>
  box(base, [82, 14, 36, 60], 6) +
  box(base, [82, 126, 36, 60], 6) +
  line(light, 1.4, 'M87 20v44M113 20v44M87 136v44M113 136v44') +
  [152, 162, 172].map(y => disc(dark, [100, y], 2.2)).join('') +
  box('#9ba1aa', [141, 95, 8, 10], 2) +
  disc('#c8ccd2', [100, 100], 43) +
  disc(PAPER, [100, 100], 36) +
  line(INK, 2.5, 'M100 68v6M100 126v6M68 100h6M126 100h6') +
  line(INK, 4, 'M100 100V80M100 100l16 10') +
  line('#bb6440', 1.6, 'M92 108l22-26') +
  disc(INK, [100, 100], 3.5)

export const paceWatch: Drawing = ({ base, dark, light }) =>
  shape(base, 'M80 14h40l6 50H74zM74 136h52l-6 50H80z') +
  line(dark, 3, 'M92 24v30M108 24v30M92 146v30M108 146v30') +
  box(dark, [52, 54, 96, 92], 24) +
  box('#1d2126', [60, 62, 80, 76], 18) +
  box(light, [147, 78, 6, 14], 2) +
  line('#6fd3a5', 4, 'M70 112l12-8 10 6 12-18 12 10 14-20') +
  line(PAPER, 5, 'M72 76v12M80 76h8v6h-8v6h8M98 76h8v12h-8z') +
  line('#ee836b', 4, 'M72 126h40')

export const flask: Drawing = ({ base, dark, light }) =>
  shadow(180, 34) +
  shape(base, 'M74 66q26-14 52 0l8 100q-34 18-68 0z') +
  faint(0.55, shape(light, 'M70 112q30 10 60 0l4 54q-34 18-68 0z')) +
  line(dark, 2, 'M116 84h10M117 104h10M118 124h11M119 144h11') +
  shape(dark, 'M76 54h48l4 12q-28-12-56 0z') +
  shape(INK, 'M90 36h20l4 18H86z') +
  box(light, [93, 20, 14, 18], 5)

export const vest: Drawing = ({ base, dark, light }) =>
  shadow(182, 50) +
  shape(dark, 'M66 30q34 22 68 0l10 60v84H56V90z') +
  both(
    shape(base, 'M66 28 88 40l6 134H58q-14-40-4-84z'),
    box('#a9c6e0', [64, 96, 22, 54], 9),
    box(INK, [70, 84, 10, 14], 3),
    shape(light, 'M60 118h30v34H60z'),
    line(dark, 2, 'M62 70l28 4'),
  ) +
  line(INK, 4, 'M90 92h20M92 134h16')

export const gels: Drawing = ({ base, dark, light }) => {
  const sachet = (body: string, label: string): string =>
    shape(body, 'M76 36h48q-3 62 5 124-29 8-58 0 8-62 5-124z') +
    shape(dark, 'M76 36h48v13H76zM72 150q28 8 56 0l1 10q-29 8-58 0z') +
    shape(label, 'M80 66h40l2 62H78z') +
    line(dark, 6, 'M104 76 92 98h16l-10 20')
  return (
    shadow(178, 66) +
    `<g transform='translate(-32 -6)rotate(-11 100 100)'>${sachet(light, PAPER)}</g>` +
    `<g transform='translate(26 2)rotate(8 100 100)'>${sachet(base, light)}</g>`
  )
}

export const drinkTub: Drawing = ({ base, dark, light }) =>
  shadow(178, 52) +
  shape(PAPER, 'M50 66h100l-4 106q-46 12-92 0z') +
  shape(base, 'M51 92h98l-2 52H53z') +
  box(dark, [44, 40, 112, 28], 8) +
  line(light, 2.5, 'M58 46v16M74 46v16M90 46v16M106 46v16M122 46v16M138 46v16') +
  line(PAPER, 7, 'M72 126l18-20 14 12 24-22') +
  line(light, 3, 'M72 152h56')

export const roller: Drawing = ({ base, dark, light }) =>
  shadow(156, 72) +
  shape(base, 'M52 62h96q24 6 24 40t-24 40H52z') +
  line(dark, 5, 'M84 66v72M108 64v76M132 64v76M82 84h90M82 120h90') +
  line(light, 3, 'M66 66h84') +
  oval(light, [52, 102], [24, 40]) +
  oval(dark, [52, 102], [15, 27]) +
  oval('#d5dcdc', [52, 102], [11, 22])

export const massageBall: Drawing = ({ base, dark, light }) =>
  shadow(164, 50) +
  disc(base, [100, 102], 58) +
  faint(0.6, shape(light, 'M56 88q10-38 48-38-34 10-40 46z')) +
  [
    [100, 66],
    [70, 84],
    [130, 84],
    [100, 102],
    [66, 120],
    [134, 120],
    [100, 138],
  ]
    .map(([x = 0, y = 0]) => disc(dark, [x, y], 8) + disc(light, [x - 2, y - 2], 4))
    .join('')

export const headlamp: Drawing = ({ base, dark, light }) =>
  shadow(160, 60) +
  shape('#ffe9ad', 'M100 118 60 190h80z') +
  `<ellipse fill='none' stroke='${base}' stroke-width='18' cx='100' cy='86' rx='62' ry='38'/>` +
  line(light, 2, 'M40 94q8 30 60 34t60-34') +
  box(dark, [68, 98, 64, 44], 14) +
  disc('#c8ccd2', [100, 120], 17) +
  disc('#fff6d8', [100, 120], 12) +
  box('#ee836b', [94, 93, 12, 6], 2)

export const cap: Drawing = ({ base, dark, light }) =>
  shadow(146, 74) +
  shape(base, 'M36 116q-2-68 60-68 56 0 58 66-60-14-118 2z') +
  shape(dark, 'M92 108q70-10 90 24-40-14-90-6-30 2-56-10 26-6 56-8z') +
  line(dark, 2, 'M96 48q-26 20-30 62M96 48q26 20 30 60') +
  disc(dark, [96, 47], 4) +
  shape(light, 'M76 82h40v16H76z') +
  line(dark, 3, 'M84 94l8-7 6 4 10-6')

export const gloves: Drawing = ({ base, dark, light }) => {
  const glove =
    shape(
      base,
      'M42 168V112L26 90q-4-12 8-14l14 16V44q8-10 14 0v-8q8-10 14 0v8q8-8 14 0v14q8-6 12 2l-4 64v44z',
    ) +
    shape(dark, 'M42 150h54v18H42z') +
    line(dark, 2, 'M62 46v40M76 46v40M90 60v28') +
    line(light, 3, 'M52 118q16 8 36 0')
  return shadow(176, 64) + both(glove)
}
