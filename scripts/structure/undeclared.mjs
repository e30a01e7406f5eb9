/** A catalogue whose shop declares nothing. In: a catalogue file. Out: a copy beside it, its relations blank. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseCsv } from '../ranking/csv.mjs'

const DECLARATIONS = ['variant_of', 'related_product']

/** @param {string} catalogue @returns {string} the copy */
export function withoutDeclarations(catalogue) {
  const [header = [], ...rows] = parseCsv(readFileSync(catalogue, 'utf8'))
  const blank = new Set(DECLARATIONS.map(column => header.indexOf(column)))
  const blanked = rows.map(row => row.map((cell, at) => (blank.has(at) ? '' : cell)))
  const copy = catalogue.replace(/\.csv$/, '-undeclared.csv')
  writeFileSync(copy, `${[header, ...blanked].map(line).join('\n')}\n`)
  return copy
}

/** @param {string[]} cells */
const line = cells => cells.map(quoted).join(',')

/** @param {string} cell */
const quoted = cell => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
