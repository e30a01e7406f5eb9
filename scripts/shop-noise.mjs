/**
 * `npm run shop:noise`: draws the demo shop's noise anew. In: the scenario with ten times as many shoppers. Out:
 * www/shop/noisy-counts.jsonl, to be committed: every machine makes its model from it, and nobody draws noise to look
 * at a demo. The shoppers are invented; a real shop's noisy counts stay in its private folder.
 */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './command.mjs'
import { builderBinary, inRoot, shopNoisyCounts } from './paths.mjs'
import { main, step } from './progress.mjs'
import { prerequisites } from './steps/prerequisites.mjs'
import { shopData } from './steps/shop-data.mjs'
import { builder } from './steps.mjs'

const SHOPPERS = '119000'

await main(async () => {
  await prerequisites()
  await builder()
  await shopData()
  const folder = inRoot('build', 'shop-noise')
  // The ledger goes with it: it would rightly refuse to draw twice.
  rmSync(folder, { recursive: true, force: true })
  await step('orders', say =>
    run(process.execPath, [inRoot('build', 'scenario.mjs'), folder, '--shoppers', SHOPPERS], {
      say,
      advice: 'The generator of the shop data failed: see www/shop/scenario.',
    }),
  )
  await step('noise', say => draw(folder, say))
})

/** @param {string} folder @param {(line: string) => void} say */
async function draw(folder, say) {
  const [orders, catalogue, out] = ['orders.csv', 'catalogue.csv', 'model'].map(name =>
    join(folder, name),
  )
  const files = ['--orders', orders, '--catalogue', catalogue, '--out', out]
  await run(builderBinary, ['build', '--privacy', 'dp', '--no-forecast', ...files], {
    say,
    advice: 'The builder refused the shop data: see its message above.',
  })
  copyFileSync(join(out, 'private', 'noisy-counts.jsonl'), shopNoisyCounts)
}
