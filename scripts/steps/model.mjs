/**
 * The demo shop's models. In: its noisy counts, orders and catalogue, and the builder. Out: build/model, which
 * it serves, and build/journeys, of which the journeys are told.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import {
  builderBinary,
  inRoot,
  journeysModelFolder,
  modelFolder,
  publishedModelFiles,
  shopDataFolder,
  shopNoisyCounts,
} from '../paths.mjs'
import { step } from '../progress.mjs'

const catalogue = join(shopDataFolder, 'catalogue.csv')
const orders = join(shopDataFolder, 'orders.csv')
const always = [builderBinary, catalogue, inRoot('scripts', 'steps', 'model.mjs')]

export const model = () =>
  built('shop model', {
    stamp: 'model',
    from: shopNoisyCounts,
    folder: modelFolder,
    args: ['--noisy-counts', shopNoisyCounts],
  })

export const journeysModel = () =>
  built('model of the journeys', {
    stamp: 'journeys',
    from: orders,
    folder: journeysModelFolder,
    args: ['--orders', orders, '--privacy', 'threshold', '--no-tune', '--no-forecast'],
  })

/** @param {string} name @param {{ stamp: string, from: string, folder: string, args: string[] }} build */
function built(name, { stamp, from, folder, args }) {
  const inputs = [...always, from]
  const outputs = publishedModelFiles.map(file => join(folder, file))
  return step(name, say =>
    unlessFresh(stamp, { inputs, outputs }, async () => {
      rmSync(folder, { recursive: true, force: true })
      const told = ['--catalogue', catalogue, '--out', folder, '--currency', 'EUR']
      await run(builderBinary, ['build', ...args, ...told], {
        say,
        advice: 'The builder refused the shop data: see its message above.',
      })
    }),
  )
}
