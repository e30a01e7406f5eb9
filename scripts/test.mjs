/**
 * `npm test`: everything that must pass on every change, in the order in which a mistake is cheapest to find.
 * Stops at the first stage that fails. `--full` (`npm run test:full`) runs many more property cases and the
 * tests on real data, and tries the package in the shops of every bundler. The last line sums all tests.
 */
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { check } from './check.mjs'
import { cargo, Failure, run } from './command.mjs'
import { dataFolder, inRoot } from './paths.mjs'
import { main, step } from './progress.mjs'
import { weigh } from './sizes.mjs'
import { browser } from './steps/browser.mjs'
import { duckdb } from './steps/python.mjs'
import { buildJourneys, buildOffline, buildProduct, buildShop, prepareTools } from './steps.mjs'
import { cargoSummary, nodeSummary } from './summary.mjs'
import { testPackage } from './test-package.mjs'

const FULL = { ALONGSIDE_FULL: '1', PROPTEST_CASES: '10000' }

/** @type {import('./summary.mjs').Summary[]} */
const summaries = []

await main(async () => {
  const isFull = process.argv.includes('--full')
  const env = isFull ? { ...FULL, ALONGSIDE_DATA: announcedData() } : {}
  await prepareTools()
  await check()
  await step('builder and tests (cargo)', compileRust)
  await step('tests (Rust)', say => rustTests(say, env))
  await buildProduct()
  await buildShop()
  await buildOffline()
  await buildJourneys()
  await weigh()
  await browser()
  await duckdb()
  await step('tests (JavaScript)', say => javaScriptTests(say, env))
  if (isFull) await counted(testPackage(), nodeSummary)
}, printSummaries)

/** @typedef {(line: string) => void} Say */
/** @typedef {Record<string, string | undefined>} Environment */

/** The command and its tests are one unit of code each: together they take both cores, one after the other one. @param {Say} say */
async function compileRust(say) {
  const advice = 'The tests do not compile: see cargo above.'
  await cargo(['build', '--release', '--all-targets'], { say, advice })
}

/** @param {Say} say @param {Environment} env */
function rustTests(say, env) {
  const advice = 'Rust tests failed: see above.'
  const tests = cargo(['test', '--release', '--no-fail-fast'], { say, env, advice })
  return counted(tests, cargoSummary)
}

/** @param {Say} say @param {Environment} env */
function javaScriptTests(say, env) {
  const files = readdirSync(inRoot('tests'), { recursive: true })
    .map(name => inRoot('tests', String(name)))
    .filter(file => file.endsWith('.test.mjs'))
    .sort()
  const args = [
    '--test',
    '--test-reporter=spec',
    '--test-timeout=240000',
    `--test-concurrency=${availableParallelism()}`,
    ...files,
  ]
  return counted(
    run(process.execPath, args, { say, env, advice: 'JavaScript tests failed: see above.' }),
    nodeSummary,
  )
}

/**
 * Counts the tests of a run, whether it succeeds or fails.
 * @param {Promise<string>} tests
 * @param {(output: string) => import('./summary.mjs').Summary} summarize
 */
async function counted(tests, summarize) {
  try {
    const summary = summarize(await tests)
    summaries.push(summary)
    if (summary.passed === 0) throw new Failure('No test ran.')
    return `${summary.passed} passed`
  } catch (error) {
    if (error instanceof Failure && error.output) summaries.push(summarize(error.output))
    throw error
  }
}

/** A stage that failed without a failed test, such as the lint, counts as one. @param {boolean} failed */
function printSummaries(failed) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    summaries.reduce((total, summary) => total + summary[key], 0)
  console.log('')
  for (const line of summaries.flatMap(summary => summary.lines)) console.log(line)
  if (sum('skipped') > 0) console.log(`${sum('skipped')} skipped`)
  console.log(`${sum('passed')} passed, ${failed ? Math.max(sum('failed'), 1) : 0} failed`)
}

/** Where the real data is; says so when it is not there. */
function announcedData() {
  const folder = dataFolder()
  if (!folder) console.log('No data sets (ALONGSIDE_DATA): the tests on real data are skipped.')
  return folder
}
