/**
 * What was measured, as rows with their targets. In: figures of one shop. Out: lines of one table.
 * What must stay true: a target is judged by what was measured in this run, and missing one fails nothing:
 * times are the machine's as much as ours.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { countsOf } from './shop.mjs'

const MB = 1e6
const FIRST_ANSWER_MS = new Map([
  [10_000, 15],
  [100_000, 50],
])
const SHARE_OF_JSON = new Map([
  [10_000, 1 / 2],
  [100_000, 1 / 8],
])
const P99_MS = 0.25
const REMEMBERING_P99_MS = 1
const UNDER_FETCH = 20
const LARGEST_BASKET = 20
const SPARE_MB = 4
const WIDTHS = [40, 6]
const FIGURE_WIDTH = 10

/** @typedef {{ name: string, unit: string, engine: number, json?: number, typed?: number, fetch?: number, targets?: (Target | false)[] }} Row */
/** @typedef {{ text: string, met: boolean }} Target */

export const head = line([
  '',
  '',
  'engine',
  'JSON',
  'typed JS',
  'fetch',
  '/ JSON',
  '/ typed',
  'fetch /',
])

/** @param {Awaited<ReturnType<typeof import('./measurements.mjs').measureFirstAnswer>>} figures @param {number} products */
export function firstAnswerRows({ engine, json, typed }, products) {
  const [atMost, share] = [FIRST_ANSWER_MS.get(products), SHARE_OF_JSON.get(products)]
  return [
    row({
      name: 'bytes in memory → first answer',
      unit: 'ms',
      engine: engine.whole,
      json: json.whole,
      typed: typed.whole,
      targets: [
        atMost !== undefined && target(`≤ ${atMost} ms`, engine.whole <= atMost),
        share !== undefined &&
          target(`≤ 1/${1 / share} of JSON`, engine.whole <= json.whole * share),
      ],
    }),
    row({
      name: '  of which importing the code',
      unit: 'ms',
      engine: engine.import,
      json: json.import,
      typed: typed.import,
    }),
  ]
}

/** @param {Awaited<ReturnType<typeof import('./measurements.mjs').measureAnswers>>} figures */
export function answerRows({ figures, differing, lists }) {
  const rows = figures.flatMap(({ size, frequency, engine, json, typed, fetch }) => {
    const name = `recommend, basket of ${size}, ${frequency === 'more' ? 'More' : 'Normal'}`
    const judged = size === LARGEST_BASKET
    const underFetch = of =>
      judged && target(`≥ ${UNDER_FETCH} × under fetch`, fetch[of] >= engine[of] * UNDER_FETCH)
    const cells = of => ({ engine: engine[of], json: json[of], typed: typed[of], fetch: fetch[of] })
    const noSlower = judged && target('no slower than JSON', engine.mean <= json.mean)
    const p99 = judged && target(`≤ ${P99_MS} ms`, engine.p99 <= P99_MS)
    return [
      row({
        name: `${name}: mean`,
        unit: 'ms',
        ...cells('mean'),
        targets: [noSlower, underFetch('mean')],
      }),
      row({ name: `${name}: p99`, unit: 'ms', ...cells('p99'), targets: [p99, underFetch('p99')] }),
    ]
  })
  const agreed = name => `${name} ${lists - differing[name]}`
  const names = Object.keys(differing).map(agreed).join(', ')
  return [...rows, `at More the same lists as typed JS, of ${lists}: ${names}`]
}

/** @param {Awaited<ReturnType<typeof import('./measurements.mjs').measureRemembering>>} figures */
export const rememberingRows = ({ engine, remembering }) => [
  row({ name: 'nothing remembered, basket of 5: p99', unit: 'ms', engine: engine.p99 }),
  row({ name: 'a memory of 500 events: mean', unit: 'ms', engine: remembering.mean }),
  row({
    name: 'a memory of 500 events: p99',
    unit: 'ms',
    engine: remembering.p99,
    targets: [target(`≤ ${REMEMBERING_P99_MS} ms`, remembering.p99 <= REMEMBERING_P99_MS)],
  }),
]

/** @param {Awaited<ReturnType<typeof import('./measurements.mjs').measureScoring>>} figures */
export const scoringRows = figures =>
  figures.map(({ size, engine, typed, agree }) =>
    row({
      name: `scoring stage alone, basket of ${size}`,
      unit: 'µs',
      engine,
      typed,
      targets: [target('no slower than typed JS', engine <= typed), target('same scores', agree)],
    }),
  )

/** @param {Awaited<ReturnType<typeof import('./measurements.mjs').measureMemory>>} kept @param {string} folder of the shop */
export function memoryRows({ engine, json, typed }, folder) {
  const atMost = arraysOf(folder) / MB + SPARE_MB
  const whole = ({ heap, wasm }) => (heap + wasm) / MB
  return [
    row({
      name: 'memory once it has answered',
      unit: 'MB',
      engine: whole(engine),
      json: whole(json),
      typed: whole(typed),
      targets: [
        target(
          `≤ relations' arrays + ${SPARE_MB} = ${atMost.toFixed(1)} MB`,
          whole(engine) <= atMost,
        ),
      ],
    }),
    row({ name: '  of which wasm', unit: 'MB', engine: engine.wasm / MB }),
  ]
}

/** @param {string} folder of the shop */
export function fileRow(folder) {
  const size = file => statSync(join(folder, file)).size / MB
  const [engine, json, typed] = ['model.alongside', 'companions.json', 'companions.bin'].map(size)
  return row({ name: 'file, as it is', unit: 'MB', engine, json, typed })
}

/** A row offset for each product and one more; a place and a code for each relation. @param {string} folder */
function arraysOf(folder) {
  const { products, relations } = countsOf(folder)
  return (products + 1) * 4 + relations * 5
}

/** @param {Row} row */
function row({ name, unit, engine, json, typed, fetch, targets = [] }) {
  const ratio = (one, other) =>
    one === undefined || other === undefined ? '' : figure(one / other)
  const verdicts = targets.filter(one => one !== false)
  return line([
    name,
    unit,
    ...[engine, json, typed, fetch].map(figure),
    ...[ratio(engine, json), ratio(engine, typed), ratio(fetch, engine)],
    verdicts.map(({ text, met }) => `  ${met ? '✓' : '✗'} ${text}`).join(''),
  ])
}

/** @param {string[]} cells */
function line(cells) {
  return cells
    .map((cell, at) => (WIDTHS[at] ? cell.padEnd(WIDTHS[at]) : cell.padStart(FIGURE_WIDTH)))
    .join('')
    .trimEnd()
}

/** Three digits, or all of a larger number. @param {number | undefined} number */
function figure(number) {
  if (number === undefined) return ''
  return number >= 100 ? number.toFixed(0) : number.toPrecision(3)
}

/** @param {string} text @param {boolean} met @returns {Target} */
const target = (text, met) => ({ text, met })
