/**
 * `npm run bench`: how good the suggestions are and how fast a model is built, on the data sets of
 * ALONGSIDE_DATA. In: folders with orders, split and queries. Out: two tables. Without data it says so.
 */
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './command.mjs'
import { measure } from './measure.mjs'
import { builderBinary, dataFolder, inRoot } from './paths.mjs'
import { main } from './progress.mjs'
import { prerequisites } from './steps/prerequisites.mjs'
import { builder } from './steps.mjs'

const METRICS = ['HR@10', 'MRR@10', 'NDCG@10', 'MPR']
const BUILD_SET = 'online_retail_2010'
const BUILD_RUNS = 3

await main(async () => {
  const data = dataFolder()
  if (!data)
    return console.log('No data sets (ALONGSIDE_DATA names their folder): nothing measured.')
  await prerequisites()
  await builder()
  await benchQuality(data)
  await benchBuild(join(data, BUILD_SET))
})

/** @param {string} data */
async function benchQuality(data) {
  const sets = readdirSync(data).filter(name =>
    ['split.csv', 'queries.csv'].every(file => existsSync(join(data, name, file))),
  )
  console.log(`\n${row('data set', 'privacy', ...METRICS, 'seconds')}`)
  for (const set of sets) {
    for (const privacy of ['none', 'threshold', 'dp', 'dp-order']) {
      const { output, seconds } = await measure(
        builderBinary,
        evaluateArguments(join(data, set), privacy),
      )
      console.log(
        row(set, privacy, ...METRICS.map(metric => figure(output, metric)), seconds.toFixed(1)),
      )
    }
  }
}

/** @param {string} folder @param {string} privacy */
function evaluateArguments(folder, privacy) {
  const file = (/** @type {string} */ name) => join(folder, name)
  const inputs = [
    '--orders',
    file('orders.csv'),
    '--catalogue',
    file('products.csv'),
    '--split',
    file('split.csv'),
    '--queries',
    file('queries.csv'),
  ]
  return ['evaluate', '--no-tune', '--privacy', privacy, ...inputs]
}

/** The number that follows a metric's name. @param {string} output @param {string} metric */
function figure(output, metric) {
  const found = new RegExp(`(?:^|\\s)${metric} ([\\d.]+)`, 'm').exec(output)
  if (!found?.[1]) throw new Failure(`\`alongside evaluate\` printed no ${metric}.`)
  return found[1]
}

/** The best of a few runs: what the machine did beside it is not the builder's. @param {string} folder */
async function benchBuild(folder) {
  const orders = join(folder, 'orders.csv')
  if (!existsSync(orders)) return console.log(`\nNo ${BUILD_SET}: the build is not measured.`)
  const out = inRoot('build', 'bench')
  const how = ['--privacy', 'threshold', '--no-tune', '--no-forecast']
  const args = ['build', '--orders', orders, ...how, '--out', out]
  const runs = []
  for (let run = 0; run < BUILD_RUNS; run += 1) runs.push(await measure(builderBinary, args))
  const seconds = Math.min(...runs.map(run => run.seconds))
  const peaks = runs.map(run => run.peakMegabytes).filter(peak => peak !== undefined)
  const lines = await countLines(orders)
  console.log(`\nbuild of ${BUILD_SET}: ${lines} order lines in ${seconds.toFixed(2)} s`)
  console.log(`  ${Math.round(lines / seconds)} lines/s`)
  console.log(
    `  peak memory ${peaks.length > 0 ? `${Math.max(...peaks).toFixed(0)} MB` : 'unknown here'}`,
  )
}

/** Order lines of a CSV file without line breaks in its fields. @param {string} file */
async function countLines(file) {
  let lines = 0
  for await (const chunk of createReadStream(file)) {
    for (const byte of chunk) if (byte === 0x0a) lines += 1
  }
  return lines - 1
}

/** @param {...string} cells */
const row = (...cells) =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(20) : cell.padStart(11))).join('')
