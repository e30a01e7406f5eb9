/**
 * The demo shop's world. In: www/shop/scenario. Out: build/shop-data with order log, catalogue and planted truth.
 * The bundled generator is the whole input: the same bundle writes the same bytes.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../bundle.mjs'
import { run } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import { inRoot, shopDataFolder } from '../paths.mjs'
import { step } from '../progress.mjs'

const generator = inRoot('build', 'scenario.mjs')
const outputs = ['orders.csv', 'catalogue.csv', 'truth.json'].map(file =>
  join(shopDataFolder, file),
)

export const shopData = () =>
  step('shop data', async say => {
    await bundle({
      entryPoints: [inRoot('www', 'shop', 'scenario', 'main.ts')],
      outfile: generator,
      platform: 'node',
    })
    return await unlessFresh('shop-data', { inputs: [generator], outputs }, async () => {
      rmSync(shopDataFolder, { recursive: true, force: true })
      await run(process.execPath, [generator, shopDataFolder], {
        say,
        advice: 'The generator of the shop data failed: see www/shop/scenario.',
      })
    })
  })
