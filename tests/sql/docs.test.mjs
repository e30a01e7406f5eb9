/** docs/clusters.md cannot lie: its commands run as they stand, with DuckDB or our own counter where a cluster would be. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { test } from 'node:test'
import { builderBinary, inRoot, shopDataFolder } from '../../scripts/paths.mjs'
import { folderFor } from './counting.mjs'

const page = readFileSync(inRoot('docs', 'clusters.md'), 'utf8')
const commands = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, command]) => command)

test('every command of the page on clusters runs, one after the other', () => {
  const folder = folderFor('docs')
  for (const file of ['orders.csv', 'catalogue.csv']) {
    copyFileSync(join(shopDataFolder, file), join(folder, file))
  }
  const path = `${dirname(builderBinary)}${delimiter}${process.env.PATH}`
  const run = command =>
    execFileSync('sh', ['-ec', command], { cwd: folder, env: { ...process.env, PATH: path } })
  assert.ok(commands.length > 3)
  for (const command of commands) {
    if (command.startsWith('alongside')) {
      run(command)
    } else {
      assert.match(command, /^spark-sql .*-f count\.sql\n$/)
      const script = readFileSync(join(folder, 'count.sql'), 'utf8')
      assert.match(script, /INSERT OVERWRITE DIRECTORY 'aggregates\/pairs' USING parquet/)
      run('alongside count --orders orders.csv --catalogue catalogue.csv --out counted')
      renameSync(join(folder, 'counted'), join(folder, 'aggregates'))
    }
  }
  assert.ok(existsSync(join(folder, 'model', 'model.alongside')))
})
