/**
 * Where things are. In: nothing. Out: absolute paths below this checkout.
 * No script names a folder of another's output by itself.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts)

const executable = process.platform === 'win32' ? 'alongside.exe' : 'alongside'

/** The command `alongside`. */
export const builderBinary = inRoot('target', 'release', executable)

/** The engine as cargo leaves it. */
export const rawWasm = inRoot('target', 'wasm32-unknown-unknown', 'wasm', 'alongside.wasm')

/** The engine's JavaScript glue, its types and its optimized wasm. */
export const engineFolder = inRoot('build', 'engine')

/** The engine as a script, and its glue. */
export const engineScriptFolder = inRoot('build', 'engine-script')

/** The npm package's files. */
export const packageFolder = inRoot('dist')

/** The demo shop's order log and catalogue. */
export const shopDataFolder = inRoot('build', 'shop-data')

/** Counts with noise the demo shop's model is made from. Committed: noise can't be drawn again. */
export const shopNoisyCounts = inRoot('www', 'shop', 'noisy-counts.jsonl')

/** The demo shop's model, its `private/` included. */
export const modelFolder = inRoot('build', 'model')

/** The demo shop's model as it is published: signed, and every file named by what is in it. */
export const siteFolder = inRoot('build', 'site')

/**
 * The model the journeys are told of: the shop's own orders under a threshold. In the one it serves noise has
 * taken some of what was planted, and when to speak does not hang on that.
 */
export const journeysModelFolder = inRoot('build', 'journeys')

/** The demo shop as a static site. */
export const shopFolder = inRoot('build', 'shop')

/** The demo shop as one file. */
export const offlineFile = inRoot('build', 'offline', 'alongside.html')

/** The Python of the tests that ask other engines, and what it runs. */
export const pythonFolder = inRoot('build', 'python')
export const python = join(
  pythonFolder,
  ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']),
)

/** What of the model folder may be published; everything else in it stays. */
export const publishedModelFiles = ['model.alongside', 'catalogue.json', 'manifest.json']

/** The folder of data sets for benchmarks and data tests, or undefined where there is none. */
export function dataFolder() {
  const folder = resolve(root, process.env.ALONGSIDE_DATA ?? '../shared/data')
  return existsSync(folder) ? folder : undefined
}
