/**
 * The demo shop's model. In: its order log and catalogue, and the builder. Out: build/model.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import {
  builderBinary,
  inRoot,
  modelFolder,
  publishedModelFiles,
  shopDataFolder,
} from '../paths.mjs'
import { step } from '../progress.mjs'

const orders = join(shopDataFolder, 'orders.csv')
const catalogue = join(shopDataFolder, 'catalogue.csv')
const inputs = [builderBinary, orders, catalogue, inRoot('scripts', 'steps', 'model.mjs')]
const outputs = publishedModelFiles.map(file => join(modelFolder, file))

export const model = () =>
  step('shop model', say =>
    unlessFresh('model', { inputs, outputs }, async () => {
      rmSync(modelFolder, { recursive: true, force: true })
      const files = ['--orders', orders, '--catalogue', catalogue, '--out', modelFolder]
      await run(
        builderBinary,
        ['build', ...files, '--privacy', 'threshold', '--no-tune', '--currency', 'EUR'],
        {
          say,
          advice: 'The builder refused the shop data: see its message above.',
        },
      )
    }),
  )
