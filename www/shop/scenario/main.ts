/**
 * Writes the demo shop's world: catalogue.csv, orders.csv, truth.json.
 *
 * In: a folder and, if wanted, `--seed N` and `--shoppers N`. Out: the three files. The same
 * numbers write the same bytes on every machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CATALOGUE } from './catalogue/index.ts'
import { Chance } from './chance.ts'
import { catalogueCsv, ordersCsv } from './emit.ts'
import { orderLog, SHOPPERS } from './orders.ts'
import { truth } from './truth.ts'

const { values, positionals } = parseArgs({
  options: {
    seed: { type: 'string', default: '7' },
    shoppers: { type: 'string', default: String(SHOPPERS) },
  },
  allowPositionals: true,
})
const [folder] = positionals
const seed = Number(values.seed)
const shoppers = Number(values.shoppers)

if (!folder || positionals.length > 1 || ![seed, shoppers].every(Number.isInteger)) {
  console.error('Usage: node scenario.mjs OUTDIR [--seed N] [--shoppers N], whole numbers.')
  process.exit(2)
}

const orders = orderLog(new Chance(seed), shoppers)
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'catalogue.csv'), catalogueCsv(CATALOGUE))
writeFileSync(join(folder, 'orders.csv'), ordersCsv(orders))
writeFileSync(join(folder, 'truth.json'), `${JSON.stringify(truth(seed, orders), null, 1)}\n`)
