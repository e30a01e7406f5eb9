/**
 * `npm run bench:ranking`: our lists beside those of what a shop would use instead, on the frozen test
 * queries of every data set of ALONGSIDE_DATA. Out: one table. `--only a,b` picks data sets.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure } from './command.mjs'
import { dataFolder } from './paths.mjs'
import { main, step } from './progress.mjs'
import { contest } from './ranking/contest.mjs'
import { dataSetNames } from './ranking/data-set.mjs'
import { table } from './ranking/table.mjs'
import { prerequisites } from './steps/prerequisites.mjs'
import { builder } from './steps.mjs'

const SUGGESTIONS = 10

await main(async () => {
  const data = dataFolder()
  const names = data ? dataSetNames(data) : []
  if (!data || names.length === 0) {
    return console.log('No data sets (ALONGSIDE_DATA names their folder): nothing measured.')
  }
  const chosen = chosenOf(names)
  await prerequisites()
  await builder()
  /** @type {import('./ranking/table.mjs').Row[]} */
  const rows = []
  for (const name of chosen) {
    await step(name, async say => {
      rows.push(...(await contest({ name, folder: join(data, name), k: SUGGESTIONS }, say)))
    })
  }
  console.log(`\n${table({ rows, k: SUGGESTIONS })}`)
})

/** The data sets to run: all, or those `--only` names. @param {string[]} names */
function chosenOf(names) {
  const only = onlyArgument()?.split(',')
  const unknown = only?.filter(name => !names.includes(name)) ?? []
  if (unknown.length > 0) {
    throw new Failure(`No data set is called ${unknown.join(', ')}; there are ${names.join(', ')}.`)
  }
  return only ?? names
}

function onlyArgument() {
  try {
    return parseArgs({ options: { only: { type: 'string' } } }).values.only
  } catch {
    throw new Failure('Usage: npm run bench:ranking [-- --only online_retail_2010,groceries]')
  }
}
