/** The one table. In: the figures of every contestant on every data set. Out: its lines. */
import { sizeNames } from './metrics.mjs'

const NAME_WIDTHS = [20, 21]
const FIGURE_WIDTH = 9
/** Bytes of the file, and after brotli; how many relations; bytes of each, after brotli, and by the range coder. */
const SIZE_HEAD = ['file B', 'brotli', 'related', 'B/rel', 'B/rel br', 'B/rel rc']

/**
 * @typedef {object} Row
 * @property {string} set
 * @property {string} contestant
 * @property {import('./metrics.mjs').Figures} figures
 * @property {import('./size.mjs').Size} [size] of what would be sent to the shopper
 * @property {string[]} [notes] what else there is to say, a line each
 */

/** @param {{ rows: Row[], k: number }} results */
export function table({ rows, k }) {
  const measured = [`HR@${k}`, `NDCG@${k}`, `MRR@${k}`, 'MPR', `cover@${k}`, 'tail HR']
  const head = [
    'data set',
    'method',
    ...measured,
    ...sizeNames.map(size => `HR ${size}`),
    ...SIZE_HEAD,
  ]
  const lines = rows.map(({ set, contestant, figures, size }) => [
    set,
    contestant,
    share(figures.hitRate),
    share(figures.ndcg),
    share(figures.mrr),
    figures.meanPercentileRank.toFixed(2),
    share(figures.coverage),
    share(figures.tailHitRate),
    ...figures.bySize.map(share),
    ...sizes(size),
  ])
  return [...[head, ...lines].map(line), ...rows.flatMap(notes)].join('\n')
}

/** Below the table, what a contestant said besides figures. @param {Row} row */
const notes = ({ set, contestant, notes = [] }) =>
  notes.length > 0 ? ['', `${set}, ${contestant}`, ...notes.map(note => `  ${note}`)] : []

/** @param {import('./size.mjs').Size | undefined} size */
function sizes(size) {
  if (!size) return []
  const perRelation = [size.perRelation, size.perRelationBrotli, size.perRelationCoded]
  const whole = [size.file, size.fileBrotli, size.relations]
  return [...whole.map(String), ...perRelation.map(bytes => bytes.toFixed(3))]
}

/** A figure of no query is left empty. @param {number} figure */
const share = figure => (Number.isNaN(figure) ? '' : figure.toFixed(4))

/** @param {string[]} cells */
const line = cells =>
  cells
    .map((cell, at) =>
      NAME_WIDTHS[at] ? cell.padEnd(NAME_WIDTHS[at]) : cell.padStart(FIGURE_WIDTH),
    )
    .join('')
    .trimEnd()
