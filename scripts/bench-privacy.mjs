/**
 * `npm run bench:privacy`: what each tier and each ε leaves of the suggestions, on frozen test queries. In: data sets of
 * ALONGSIDE_DATA and a shop of a million orders made here. Out: one table, row by row. `--only a,b` picks data sets, `--draws N`
 * says how often noise is drawn.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure } from './command.mjs'
import { dataFolder, inRoot } from './paths.mjs'
import { writeLargeShop } from './privacy/large-shop.mjs'
import { heading, line } from './privacy/table.mjs'
import { measureTiers } from './privacy/tiers.mjs'
import { main, step } from './progress.mjs'
import { dataSetNames } from './ranking/data-set.mjs'
import { prerequisites } from './steps/prerequisites.mjs'
import { builder } from './steps.mjs'

const LARGE = 'large-shop'
const LARGE_SIZE = { orders: 1_000_000, seed: 7 }
/** What takes longest last. */
const SETS = ['groceries', 'online_retail_2010', LARGE, 'belgian_retail']

await main(async () => {
  const { only, draws } = argumentsOf()
  const data = dataFolder()
  const there = [...(data ? dataSetNames(data) : []), LARGE]
  const chosen = SETS.filter(name => there.includes(name) && (!only || only.includes(name)))
  await prerequisites()
  await builder()
  for (const name of chosen) {
    const folder = name === LARGE ? inRoot('build', LARGE) : join(data ?? '', name)
    if (name === LARGE) await step('a million orders', () => writeLargeShop(folder, LARGE_SIZE))
    console.log(`\n${heading(name)}`)
    await step(name, async say => {
      for await (const row of measureTiers({ name, folder, draws }, say)) console.log(line(row))
    })
  }
})

function argumentsOf() {
  try {
    const { values } = parseArgs({
      options: { only: { type: 'string' }, draws: { type: 'string', default: '3' } },
    })
    const draws = Number(values.draws)
    if (!Number.isInteger(draws) || draws < 1) throw new RangeError('--draws')
    return { only: values.only?.split(','), draws }
  } catch {
    throw new Failure('Usage: npm run bench:privacy [-- --only groceries,large-shop] [--draws 3]')
  }
}
