/**
 * Writes the demo shop's world: catalogue.csv, orders.csv, truth.json.
 *
 * In: a folder and, if wanted, `--seed N`. Out: the three files. The same seed writes the same
 * bytes on every machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CATALOGUE } from './catalogue/index.ts'
import { Chance } from './chance.ts'
import { catalogueCsv, ordersCsv } from './emit.ts'
import { orderLog } from './orders.ts'
import { truth } from './truth.ts'

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '7' } },
  allowPositionals: true,
})
const [folder] = positionals
const seed = Number(values.seed)

if (!folder || positionals.length > 1 || !Number.isInteger(seed)) {
  console.error('Usage: node scenario.mjs OUTDIR [--seed N], N being a whole number.')
  process.exit(2)
}

const orders = orderLog(new Chance(seed))
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'catalogue.csv'), catalogueCsv(CATALOGUE))
writeFileSync(join(folder, 'orders.csv'), ordersCsv(orders))
writeFileSync(join(folder, 'truth.json'), `${JSON.stringify(truth(seed, orders), null, 1)}\n`)
