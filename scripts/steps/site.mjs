/**
 * The demo shop's model as a merchant would publish it. In: build/model and the demo key, which is public. Out:
 * build/site, with one signed manifest and files named by what is in them.
 */
import { chmodSync, copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import { builderBinary, inRoot, modelFolder, publishedModelFiles, siteFolder } from '../paths.mjs'
import { step } from '../progress.mjs'

const key = inRoot('www', 'shop', 'demo-key')
/** Long enough for the shop's time machine, and for a checkout nobody built for a while. */
const DAYS = '730'

const inputs = [
  builderBinary,
  key,
  ...publishedModelFiles.map(file => join(modelFolder, file)),
  inRoot('scripts', 'steps', 'site.mjs'),
]

export const site = () =>
  step('shop model, signed', say =>
    unlessFresh('site', { inputs, outputs: [siteFolder] }, async () => {
      rmSync(siteFolder, { recursive: true, force: true })
      mkdirSync(siteFolder, { recursive: true })
      // A checkout gives everybody read access, and the builder takes no key others can read.
      const own = inRoot('build', 'demo-key')
      copyFileSync(key, own)
      chmodSync(own, 0o600)
      const args = ['publish', siteFolder, '--from', modelFolder, '--key', own, '--days', DAYS]
      await run(builderBinary, args, {
        say,
        advice: 'The builder did not publish the shop model: see its message above.',
      })
    }),
  )
