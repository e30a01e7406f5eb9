/**
 * `npm run shop:noise`: draws the demo shop's noise anew. In: the bundled order log. Out: www/shop/noisy-counts.jsonl,
 * to be committed: every machine makes its model from it, and nobody draws noise to look at a demo. The shoppers are
 * invented; a real shop's noisy counts stay in its private folder.
 */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './command.mjs'
import { builderBinary, inRoot, shopDataFolder, shopNoisyCounts } from './paths.mjs'
import { main, step } from './progress.mjs'
import { prerequisites } from './steps/prerequisites.mjs'
import { shopData } from './steps/shop-data.mjs'
import { builder } from './steps.mjs'

await main(async () => {
  await prerequisites()
  await builder()
  await shopData()
  await step('noise', draw)
})

/** @param {(line: string) => void} say */
async function draw(say) {
  const out = inRoot('build', 'shop-noise')
  // The ledger goes with it: it would rightly refuse to draw twice.
  rmSync(out, { recursive: true, force: true })
  const [orders, catalogue] = ['orders.csv', 'catalogue.csv'].map(name =>
    join(shopDataFolder, name),
  )
  const files = ['--orders', orders, '--catalogue', catalogue, '--out', out]
  await run(builderBinary, ['build', '--privacy', 'dp', '--no-forecast', ...files], {
    say,
    advice: 'The builder refused the shop data: see its message above.',
  })
  copyFileSync(join(out, 'private', 'noisy-counts.jsonl'), shopNoisyCounts)
}
