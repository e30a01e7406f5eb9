/**
 * CSV files as the data sets have them. In: a file with a header line. Out: its rows, as the columns
 * that were asked for. What must stay true: a quoted field may hold commas, quotes and line breaks.
 */
import { readFileSync } from 'node:fs'
import { Failure } from '../command.mjs'

/** A field, quoted or plain, and what ends it; quotes inside a quoted one are doubled. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y

/**
 * @param {string} file
 * @param {string[]} columns
 * @returns {string[][]} of each row these columns, in this order
 */
export function readColumns(file, columns) {
  const rows = parseCsv(readFileSync(file, 'utf8'))
  const header = rows.shift() ?? []
  const missing = columns.filter(column => !header.includes(column))
  if (missing.length > 0) throw new Failure(`${file} lacks the column ${missing.join(', ')}.`)
  const places = columns.map(column => header.indexOf(column))
  return rows.map(row => places.map(place => row[place] ?? ''))
}

/** @param {string} text @returns {string[][]} every row, the header included; empty lines are none */
export function parseCsv(text) {
  const rows = []
  /** @type {string[]} */
  let row = []
  FIELD.lastIndex = 0
  while (FIELD.lastIndex < text.length) {
    const at = FIELD.lastIndex
    const match = FIELD.exec(text)
    if (!match) throw new Failure(`A CSV file is damaged near ${text.slice(at, at + 40)}.`)
    const [whole, quoted, plain, end] = match
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    if (row.length > 1 || whole.trim() !== '') rows.push(row)
    row = []
  }
  return rows
}
