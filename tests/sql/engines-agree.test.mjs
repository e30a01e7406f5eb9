/**
 * Whoever counts, the counts and the model are the same: the builder's own counter against DuckDB, which runs the
 * statements of `alongside sql`. `npm run test:full` does it with a hundred thousand lines, `npm run test:cluster`
 * with Spark. In: the builder, DuckDB, the demo shop's orders.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { shopDataFolder } from '../../scripts/paths.mjs'
import {
  alongside,
  assertSame,
  compared,
  countedByDuckdb,
  countedHere,
  folderFor,
  hostile,
  modelOf,
  STATUS,
} from './counting.mjs'

const isFull = process.env.ALONGSIDE_FULL === '1'

for (const withCatalogue of [false, true]) {
  test(`DuckDB counts a hostile log as the builder does, ${withCatalogue ? 'beside' : 'without'} a catalogue`, () => {
    const folder = folderFor(`hostile-${withCatalogue}`)
    const { orders, table, lines, ...files } = hostile(folder, isFull ? 12_000 : 400)
    assert.ok(!isFull || lines > 100_000, `${lines} lines`)
    const catalogue = withCatalogue ? files.catalogue : undefined
    const here = countedHere(folder, { orders, catalogue, k: 2 })
    const there = countedByDuckdb(folder, { table, catalogue, k: 2, more: STATUS })
    const tables = compared(here, there)
    assertSame(tables)
    const seen = withCatalogue
      ? ['items', 'pairs', 'sequences', 'together', 'moments']
      : ['items', 'pairs', 'names']
    for (const name of seen) assert.ok(tables[name].rows > 3, `${name}: ${tables[name].rows}`)
  })
}

test('one model comes out of CSV, of Parquet, and of both counts of a hostile log', () => {
  const folder = folderFor('hostile-model')
  const { orders, parquet, catalogue, table } = hostile(folder, isFull ? 12_000 : 1_500)
  const k = 20
  const here = countedHere(folder, { orders, catalogue, k })
  const there = countedByDuckdb(folder, { table, catalogue, k, more: STATUS })
  const models = [
    ['--orders', orders],
    ['--orders', parquet],
    ['--from-aggregates', here],
    ['--from-aggregates', there],
  ].map((from, at) => modelOf(folder, at, from, catalogue))
  assert.ok(models[0].length > 400, `${models[0].length} bytes`)
  for (const model of models.slice(1)) assert.ok(model.equals(models[0]))
})

test('the demo shop’s two years give one model, with sets, steps and seasons, whoever counts', () => {
  const folder = folderFor('shop')
  const [orders, catalogue] = ['orders.csv', 'catalogue.csv'].map(file =>
    join(shopDataFolder, file),
  )
  const k = 20
  const here = countedHere(folder, { orders, catalogue, k })
  const there = countedByDuckdb(folder, { table: `read_csv('${orders}')`, catalogue, k })
  assertSame(compared(here, there))
  const counted = modelOf(folder, 'orders', ['--orders', orders], catalogue)
  const aggregated = modelOf(folder, 'aggregates', ['--from-aggregates', there], catalogue)
  assert.ok(aggregated.equals(counted))
  const model = join(folder, 'model-aggregates', 'model.alongside')
  const { beyond } = JSON.parse(alongside(['inspect', model, '--json']))
  for (const what of [beyond.steps, beyond.sets, beyond.substitutes]) {
    assert.ok(what.some(({ provenance }) => provenance === 'observed'))
  }
})
