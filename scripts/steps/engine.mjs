/**
 * The engine for the page. In: the Rust crate `alongside`. Out: build/engine with the optimized wasm, its glue
 * and its TypeScript types. cargo itself knows what is stale; the rest runs when cargo's wasm has changed.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { cargo, nodeTool } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import { engineFolder, inRoot, rawWasm } from '../paths.mjs'
import { step } from '../progress.mjs'
import { withoutDetours } from './glue.mjs'
import { withoutWords } from './wordless.mjs'

/** cargo's arguments for the engine's wasm. */
export const CARGO = [
  'build',
  '--profile',
  'wasm',
  '--target',
  'wasm32-unknown-unknown',
  '-p',
  'alongside',
]

/** The features rustc's baseline for wasm uses: wasm-opt may rely on these and adds no other. */
export const FEATURES = [
  '--enable-bulk-memory',
  '--enable-bulk-memory-opt',
  '--enable-nontrapping-float-to-int',
  '--enable-sign-ext',
  '--enable-mutable-globals',
  '--enable-reference-types',
  '--enable-multivalue',
]
/**
 * -O1: rustc has optimized already; higher levels grow what travels (brotli +5 %) and take three times as long.
 * Inlined is what is smaller for it, and what a local holds already is not set again: together -0.7 %. Until nothing
 * changes any more, and small functions of one caller in it: -0.6 %.
 * By name: functions that are alike stand side by side, and brotli sees it (-1 %).
 */
export const OPTIMIZE = [
  '--converge',
  '-O1',
  '--dae-optimizing',
  '--inlining-optimizing',
  '--one-caller-inline-max-function-size=20',
  '--rse',
  '--vacuum',
  '--reorder-locals',
  '--reorder-functions-by-name',
  '--strip-debug',
  '--strip-producers',
  '--strip-target-features',
]

export async function engine() {
  await step('engine (cargo, wasm)', async say => {
    await cargo(CARGO, { say, advice: 'The engine does not compile for wasm: see cargo above.' })
  })
  await step('engine (bindings, wasm-opt)', say =>
    unlessFresh('engine', { inputs, outputs }, async () => {
      await finish({ wasm: rawWasm, folder: engineFolder, say })
    }),
  )
}

const inputs = [
  rawWasm,
  inRoot('xtask'),
  inRoot('package-lock.json'),
  ...['engine', 'glue', 'wordless'].map(name => inRoot('scripts', 'steps', `${name}.mjs`)),
]
const outputs = ['alongside.js', 'alongside.d.ts', 'alongside.wasm', 'inline.js'].map(file =>
  join(engineFolder, file),
)

/**
 * From cargo's wasm to what a page loads: optimized wasm, glue and types.
 * @param {{ wasm: string, folder: string, say: (line: string) => void }} paths the folder is made anew
 */
export async function finish({ wasm, folder, say }) {
  rmSync(folder, { recursive: true, force: true })
  await bind({ wasm, folder, say })
  const bound = join(folder, 'alongside_bg.wasm')
  writeFileSync(bound, await withoutWords(readFileSync(bound)))
  await optimize({ folder, say })
  inline(folder)
}

/** wasm-bindgen's glue, without detours, and its types and wasm. @param {Parameters<typeof finish>[0]} paths */
export async function bind({ wasm, folder, say }) {
  await cargo(['xtask', 'bind', wasm, folder], {
    say,
    advice:
      'The bindings failed: wasm-bindgen must have one version in Cargo.toml and xtask/Cargo.toml.',
  })
  const glue = join(folder, 'alongside.js')
  writeFileSync(glue, withoutDetours(readFileSync(glue, 'utf8')))
}

/** @param {Omit<Parameters<typeof finish>[0], 'wasm'>} paths */
async function optimize({ folder, say }) {
  const bound = join(folder, 'alongside_bg.wasm')
  const args = [...FEATURES, ...OPTIMIZE, bound, '-o', join(folder, 'alongside.wasm')]
  await nodeTool('binaryen/bin/wasm-opt', args, { say, advice: 'wasm-opt failed: see above.' })
  rmSync(bound)
  // Describes the raw exports under the name of the file that is gone; nothing imports it.
  rmSync(join(folder, 'alongside_bg.wasm.d.ts'), { force: true })
}

/** The same wasm as text, for pages that can't fetch it. @param {string} folder */
function inline(folder) {
  const zipped = gzipSync(readFileSync(join(folder, 'alongside.wasm')), { level: 9 })
  writeFileSync(join(folder, 'inline.js'), `export const zipped = '${zipped.toString('base64')}'\n`)
  writeFileSync(
    join(folder, 'inline.d.ts'),
    '/** The wasm, gzipped, in base64. */\nexport const zipped: string\n',
  )
}
