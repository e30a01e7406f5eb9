/**
 * The synthetic shop. In: how many products. Out: the folder with its model and the contestants' files,
 * written by builder/examples/communities, which draws the model with our own encoder.
 */
import { closeSync, mkdirSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { cargo, run } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import { inRoot } from '../paths.mjs'
import { step } from '../progress.mjs'

const CARGO = ['build', '--release', '-p', 'alongside-builder', '--example', 'communities']
const FILES = ['model.alongside', 'companions.json', 'companions.bin', 'catalogue.json']
const program = inRoot(
  ...['target', 'release', 'examples'],
  process.platform === 'win32' ? 'communities.exe' : 'communities',
)

/** @param {number} products */
export async function syntheticShop(products) {
  const folder = inRoot('build', 'bench', 'engine', String(products))
  await step(`shop of ${products.toLocaleString('en')} products`, async say => {
    await cargo(CARGO, { say, advice: 'The synthetic shop does not compile: see cargo above.' })
    mkdirSync(folder, { recursive: true })
    const files = { inputs: [program], outputs: FILES.map(file => join(folder, file)) }
    return await unlessFresh(`bench-shop-${products}`, files, () =>
      run(program, [String(products), folder], {
        say,
        advice: 'The synthetic shop was not written: see its message above.',
      }),
    )
  })
  return folder
}

/** What the head of its companions.bin says. @param {string} folder */
export function countsOf(folder) {
  const head = Buffer.alloc(8)
  const file = openSync(join(folder, 'companions.bin'), 'r')
  readSync(file, head)
  closeSync(file)
  return { products: head.readUInt32LE(0), relations: head.readUInt32LE(4) }
}
