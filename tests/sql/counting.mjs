/** Counting one log twice. In: its files. Out: what two counts or two models have that the other lacks. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { builderBinary, inRoot, python } from '../../scripts/paths.mjs'
import { csv, HEADER, hostileRows } from './hostile.mjs'
import { hostileCatalogue } from './hostile-catalogue.mjs'

/** The hostile log tells the state of an order. */
export const STATUS = ['--column', 'status=status']
const TOLERATED = ['--tolerate', '5%']

/** @param {string[]} args */
export const alongside = args => execFileSync(builderBinary, args, { encoding: 'utf8' })

/** DuckDB, which `npm test` has installed. @param {string[]} args */
function engine(args) {
  if (!existsSync(python)) throw new Error('npm test installs DuckDB; run it once.')
  return execFileSync(python, [inRoot('tests', 'sql', 'engine.py'), ...args], { encoding: 'utf8' })
}

/** An empty folder below build/. @param {string} name */
export function folderFor(name) {
  const folder = inRoot('build', 'sql-tests', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}

/** A hostile log of so many shoppers, as CSV and Parquet, and its catalogue. */
export function hostile(folder, shoppers) {
  const orders = join(folder, 'orders.csv')
  const catalogue = join(folder, 'catalogue.csv')
  const rows = hostileRows({ shoppers, seed: 20_261_121 })
  writeFileSync(orders, csv(HEADER, rows))
  writeFileSync(catalogue, hostileCatalogue())
  const parquet = parquetOf(orders)
  return { orders, parquet, catalogue, table: `read_parquet('${parquet}')`, lines: rows.length }
}

/** Fails with the first rows that only one side has. */
export function assertSame(tables) {
  for (const [name, { rows, onlyOne, onlyOther, example }] of Object.entries(tables)) {
    const difference = `${name}: ${onlyOne} and ${onlyOther} of ${rows}, ${example}`
    assert.equal(onlyOne + onlyOther, 0, difference)
  }
}

/** The log as typed Parquet, as a warehouse has it. @param {string} csv @returns {string} */
function parquetOf(csv) {
  const parquet = csv.replace(/csv$/, 'parquet')
  engine(['parquet', csv, parquet])
  return parquet
}

/**
 * The statements for an engine, written to a file.
 * @param {string} folder to write below
 * @param {{ engine: string, table: string, catalogue?: string, k: number, more?: string[] }} asked
 */
export function printed(folder, { engine: name, table, catalogue, k, more = [] }) {
  const to = join(folder, name)
  const lists = catalogue ? ['--catalogue', catalogue, '--lists', join(folder, 'lists')] : []
  const where = ['--engine', name, '--orders-table', table, '--to', to, ...lists]
  const script = `${to}.sql`
  writeFileSync(script, alongside(['sql', ...where, '--k', String(k), ...more]))
  return { script, to }
}

/** Counts with DuckDB; where the tables are. */
export function countedByDuckdb(folder, asked) {
  const { script, to } = printed(folder, { engine: 'duckdb', ...asked })
  mkdirSync(to, { recursive: true })
  engine(['run', script])
  return to
}

/** Counts with the builder; where the tables are. */
export function countedHere(folder, { orders, catalogue, k }) {
  const out = join(folder, 'native')
  alongside([
    'count',
    '--orders',
    orders,
    ...named(catalogue),
    '--out',
    out,
    '--k',
    String(k),
    ...TOLERATED,
  ])
  return out
}

/** What the one or the other has alone, by table. @returns {Record<string, { rows: number, onlyOne: number, onlyOther: number, example: string[] }>} */
export const compared = (one, other) => JSON.parse(engine(['compare', one, other]))

/** The bytes of a model. @param {string[]} from its counts or orders */
export function modelOf(folder, name, from, catalogue) {
  const out = join(folder, `model-${name}`)
  const settings = ['--privacy', 'threshold', '--learner', 'pairs', '--no-tune', '--no-forecast']
  alongside(['build', ...from, ...named(catalogue), ...settings, ...TOLERATED, '--out', out])
  return readFileSync(join(out, 'model.alongside'))
}

const named = catalogue => (catalogue ? ['--catalogue', catalogue] : [])
