/**
 * `npm run bench:structure`: what the builder recovers of what was planted in the demo scenario's orders.
 * In: a seed (`--seed N`; the default was never looked at while building). Out: precision and recall of
 * variants, substitutes, steps and sets, with what the shop declares and from orders and titles alone.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure, run } from './command.mjs'
import { builderBinary, inRoot } from './paths.mjs'
import { main, step } from './progress.mjs'
import { prerequisites } from './steps/prerequisites.mjs'
import { shopData } from './steps/shop-data.mjs'
import { builder } from './steps.mjs'
import { compare } from './structure/compare.mjs'
import { report } from './structure/report.mjs'
import { withoutDeclarations } from './structure/undeclared.mjs'

const UNSEEN_SEED = '20261121'

await main(async () => {
  const seed = seedArgument()
  await prerequisites()
  await builder()
  await shopData()
  const folder = inRoot('build', 'structure', seed)
  await step('scenario', () => generate(folder, seed))
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
  const results = []
  for (const { name, catalogue } of catalogues(folder)) {
    await step(name, async () => {
      results.push({ name, kinds: compare(await learn(folder, catalogue), truth) })
    })
  }
  console.log(`\nseed ${seed}, tier threshold\n${report(results)}`)
})

/** @param {string} folder @param {string} seed */
async function generate(folder, seed) {
  mkdirSync(folder, { recursive: true })
  const generator = inRoot('build', 'scenario.mjs')
  await run(process.execPath, [generator, folder, '--seed', seed], {
    advice: 'The generator of the shop data failed: see www/shop/scenario.',
  })
}

/** @param {string} folder */
function catalogues(folder) {
  const declared = join(folder, 'catalogue.csv')
  return [
    { name: 'declared and mined', catalogue: declared },
    { name: 'mined only', catalogue: withoutDeclarations(declared) },
  ]
}

/** What the model file knows beyond pairs. @param {string} folder @param {string} catalogue */
async function learn(folder, catalogue) {
  const out = join(folder, 'model')
  const inputs = ['--orders', join(folder, 'orders.csv'), '--catalogue', catalogue]
  const advice = '`alongside` failed on the scenario: see above.'
  await run(
    builderBinary,
    ['build', '--privacy', 'threshold', '--no-tune', '--no-forecast', ...inputs, '--out', out],
    { advice },
  )
  const model = join(out, 'model.alongside')
  return JSON.parse(await run(builderBinary, ['inspect', '--json', model], { advice })).beyond
}

function seedArgument() {
  try {
    return parseArgs({ options: { seed: { type: 'string' } } }).values.seed ?? UNSEEN_SEED
  } catch {
    throw new Failure('Usage: npm run bench:structure [-- --seed 8]')
  }
}
