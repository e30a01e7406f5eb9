/**
 * Spark with two separate executors against the builder's own counter, on a hostile log: every table the same row for
 * row, one model of CSV, Parquet, DuckDB's counts and Spark's. In: what `npm run test:cluster` has made.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { python } from '../../scripts/paths.mjs'
import {
  assertSame,
  compared,
  countedByDuckdb,
  countedHere,
  folderFor,
  hostile,
  modelOf,
  printed,
  STATUS,
} from './counting.mjs'

const SHOPPERS = 3_000
const MASTER = 'local-cluster[2,1,1024]'
/** A fixed address, for not every machine can resolve its own name; few partitions, for there are few rows. */
const SETTINGS = {
  'spark.ui.enabled': 'false',
  'spark.sql.catalogImplementation': 'in-memory',
  'spark.sql.shuffle.partitions': '4',
  'spark.driver.host': '127.0.0.1',
}

/** Runs a script as docs/clusters.md does; what Spark says. */
function spark(folder, script) {
  const home = execFileSync(
    python,
    ['-c', 'import os, pyspark; print(os.path.dirname(pyspark.__file__))'],
    { encoding: 'utf8' },
  ).trim()
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => [
    '--conf',
    `${name}=${value}`,
  ])
  const args = ['--master', MASTER, ...settings, '-f', script]
  const env = { ...process.env, SPARK_HOME: home, SPARK_LOCAL_IP: '127.0.0.1' }
  const how = { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }
  return execFileSync(join(home, 'bin', 'spark-sql'), args, { ...how, maxBuffer: 1 << 26 })
}

test('two executors of Spark count a hostile log as the builder does, and one model comes out', t => {
  const folder = folderFor('spark')
  const { orders, parquet, catalogue, table, lines } = hostile(folder, SHOPPERS)
  const asked = { catalogue, k: 20, more: STATUS }
  const here = countedHere(folder, { orders, ...asked })
  const byDuckdb = countedByDuckdb(folder, { table, ...asked })
  const { script, to } = printed(folder, {
    engine: 'spark',
    table: `parquet.\`${parquet}\``,
    ...asked,
  })
  mkdirSync(to)
  spark(folder, script)

  const tables = compared(here, to)
  t.diagnostic(`${lines} order lines, ${MASTER}`)
  for (const [name, { rows, onlyOne, onlyOther }] of Object.entries(tables)) {
    t.diagnostic(`${name}: ${rows} rows, ${onlyOne} only here, ${onlyOther} only Spark's`)
  }
  assertSame(tables)
  for (const name of ['items', 'pairs', 'sequences', 'patterns']) assert.ok(tables[name].rows > 5)

  const sources = {
    csv: ['--orders', orders],
    parquet: ['--orders', parquet],
    duckdb: ['--from-aggregates', byDuckdb],
    spark: ['--from-aggregates', to],
  }
  const models = Object.entries(sources).map(([name, from]) => [
    name,
    modelOf(folder, name, from, catalogue),
  ])
  const [[, first]] = models
  for (const [name, model] of models) {
    t.diagnostic(
      `model from ${name}: ${model.length} bytes, ${model.equals(first) ? 'the same' : 'another'}`,
    )
    assert.ok(model.equals(first), name)
  }
})
