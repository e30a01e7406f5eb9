/**
 * The demo shop. In: www/shop, www/states, the package's sources, the engine and the model. Out: build/shop, a
 * static site: the shop, and beside it the page of all states (states.html) on the smallest model there is.
 * Of the model only what is published is copied.
 */
import { copyFileSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../bundle.mjs'
import { unlessFresh } from '../freshness.mjs'
import { engineFolder, inRoot, modelFolder, shopFolder, siteFolder } from '../paths.mjs'
import { step } from '../progress.mjs'

const source = (/** @type {string} */ file) => inRoot('www', 'shop', file)
const states = (/** @type {string} */ file) => inRoot('www', 'states', file)
/** Pinned with the format of the model file, so a picture of a state changes only when the page does. */
const statesModel = inRoot('tests', 'data', 'tent-4.alongside')
const inputs = [
  inRoot('www'),
  engineFolder,
  siteFolder,
  statesModel,
  inRoot('package-lock.json'),
  inRoot('tsconfig.json'),
  inRoot('scripts', 'bundle.mjs'),
  inRoot('scripts', 'steps', 'shop.mjs'),
]

export const shop = () =>
  step('shop', () =>
    unlessFresh('shop', { inputs, outputs: [shopFolder] }, async () => {
      rmSync(shopFolder, { recursive: true, force: true })
      await bundle({
        entryPoints: [
          { in: source('main.ts'), out: 'shop' },
          { in: source('shop.css'), out: 'shop' },
          { in: states('main.ts'), out: 'states' },
          { in: states('states.css'), out: 'states' },
        ],
        outdir: shopFolder,
        // `sideEffects` in package.json speaks of dist/, not of the sources this bundle is made of.
        ignoreAnnotations: true,
        minify: true,
        sourcemap: true,
      })
      copyFileSync(source('index.html'), join(shopFolder, 'index.html'))
      copyFileSync(inRoot('www', 'states.html'), join(shopFolder, 'states.html'))
      copyFileSync(statesModel, join(shopFolder, 'states.alongside'))
      copyFileSync(join(engineFolder, 'alongside.wasm'), join(shopFolder, 'alongside.wasm'))
      cpSync(siteFolder, join(shopFolder, 'model'), { recursive: true })
      // What the shop itself sells; suggestions bring their own.
      const catalogue = join(modelFolder, 'catalogue.json')
      copyFileSync(catalogue, join(shopFolder, 'model', 'catalogue.json'))
    }),
  )
