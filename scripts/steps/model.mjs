/**
 * The demo shop's model. In: its noisy counts and catalogue, and the builder. Out: build/model.
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
  shopNoisyCounts,
} from '../paths.mjs'
import { step } from '../progress.mjs'

const catalogue = join(shopDataFolder, 'catalogue.csv')
const inputs = [builderBinary, shopNoisyCounts, catalogue, inRoot('scripts', 'steps', 'model.mjs')]
const outputs = publishedModelFiles.map(file => join(modelFolder, file))

export const model = () =>
  step('shop model', say =>
    unlessFresh('model', { inputs, outputs }, async () => {
      rmSync(modelFolder, { recursive: true, force: true })
      const files = ['--noisy-counts', shopNoisyCounts, '--catalogue', catalogue]
      await run(builderBinary, ['build', ...files, '--out', modelFolder, '--currency', 'EUR'], {
        say,
        advice: 'The builder refused the shop data: see its message above.',
      })
    }),
  )
