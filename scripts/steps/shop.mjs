/**
 * The demo shop. In: www/shop, the package's sources, the engine and the model. Out: build/shop, a static site.
 * Of the model folder only what may be published is copied, name by name.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../bundle.mjs'
import { unlessFresh } from '../freshness.mjs'
import { engineFolder, inRoot, modelFolder, publishedModelFiles, shopFolder } from '../paths.mjs'
import { step } from '../progress.mjs'

const source = (/** @type {string} */ file) => inRoot('www', 'shop', file)
const inputs = [
  inRoot('www'),
  engineFolder,
  ...publishedModelFiles.map(file => join(modelFolder, file)),
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
        ],
        outdir: shopFolder,
        // `sideEffects` in package.json speaks of dist/, not of the sources this bundle is made of.
        ignoreAnnotations: true,
        minify: true,
        sourcemap: true,
      })
      copyFileSync(source('index.html'), join(shopFolder, 'index.html'))
      copyFileSync(join(engineFolder, 'alongside.wasm'), join(shopFolder, 'alongside.wasm'))
      mkdirSync(join(shopFolder, 'model'))
      for (const file of publishedModelFiles) {
        copyFileSync(join(modelFolder, file), join(shopFolder, 'model', file))
      }
    }),
  )
