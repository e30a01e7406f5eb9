/** The table of the structure bench. In: scores by catalogue. Out: its lines, and what was wrong or missed. */

const EXAMPLES = 6

/** @typedef {{ name: string, kinds: import('./compare.mjs').Score[] }} Result */

/** @param {Result[]} results */
export function report(results) {
  const head = line(['catalogue', 'kind', 'pairs', 'precision', 'recall', 'strict precision'])
  const rows = results.flatMap(({ name, kinds }) => kinds.map(kind => row(name, kind)))
  return [head, ...rows, '', ...results.flatMap(details)].join('\n')
}

/** @param {string} name @param {import('./compare.mjs').Score} score */
const row = (name, { kind, found, precision, recall, strict }) =>
  line([name, kind, String(found), ...[precision, recall, strict].map(share => share.toFixed(3))])

/** @param {Result} result */
function details({ name, kinds }) {
  return kinds.flatMap(({ kind, wrong, missed }) => [
    ...listed(`${name}, ${kind}, wrong`, wrong),
    ...listed(`${name}, ${kind}, missed`, missed),
  ])
}

/** @param {string} title @param {string[]} pairs */
function listed(title, pairs) {
  if (pairs.length === 0) return []
  const more = pairs.length > EXAMPLES ? `, and ${pairs.length - EXAMPLES} more` : ''
  const shown = pairs.slice(0, EXAMPLES).map(pair => pair.replace(' ', ' / '))
  return [`${title}: ${shown.join(', ')}${more}`]
}

/** @param {string[]} cells */
const line = cells =>
  cells.map((cell, at) => (at < 2 ? cell.padEnd(20) : cell.padStart(at === 5 ? 18 : 11))).join('')
