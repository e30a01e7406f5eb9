/**
 * `npm run test:cluster`: a Spark with executors of their own counts, and the model is the one this machine makes.
 * Needs a Java and PyPI; takes minutes, most of them Spark's.
 */
import { run } from './command.mjs'
import { main, step } from './progress.mjs'
import { duckdb, spark } from './steps/python.mjs'
import { builder, prepareTools } from './steps.mjs'

await main(async () => {
  await prepareTools()
  await builder()
  await duckdb()
  await spark()
  await step('Spark counts', async say => {
    const args = ['--test', '--test-reporter=spec', 'tests/sql/spark-agrees.mjs']
    const advice = 'Spark counts otherwise, or could not count: see above.'
    console.log(await run(process.execPath, args, { say, advice }))
  })
})
