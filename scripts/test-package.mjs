/**
 * `npm run test:package`: the tarball in the shops of every tool we name, each installed as a shop would.
 * In: dist/, tests/fixtures. Needs the registry; `npm run test:full` runs it too.
 */
import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { run } from './command.mjs'
import { inRoot } from './paths.mjs'
import { main, step } from './progress.mjs'
import { browser } from './steps/browser.mjs'
import { buildProduct, prepareTools } from './steps.mjs'
import { nodeSummary } from './summary.mjs'

const TOGETHER = [
  '--test',
  '--test-reporter=spec',
  '--test-timeout=5400000',
  '--test-concurrency=1',
]

/** Every shop, one after the other. Out: what they said. */
export async function testPackage() {
  let output = ''
  await step('tests (package in its shops)', async say => {
    const files = readdirSync(inRoot('tests', 'fixtures'))
      .filter(file => /\.(fixture|test)\.mjs$/.test(file))
      .map(file => inRoot('tests', 'fixtures', file))
    const advice = 'A shop could not use the package: see above.'
    output = await run(process.execPath, [...TOGETHER, ...files], { say, advice })
    return `${nodeSummary(output).passed} passed`
  })
  return output
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await prepareTools()
    await buildProduct()
    await browser()
    for (const line of nodeSummary(await testPackage()).lines) console.log(line)
  })
}
