/**
 * The engine as a script, for pages that refuse WebAssembly. In: cargo's wasm of the engine. Out:
 * build/engine-script with the script and its glue.
 * What must stay true: it is the module that is shipped, bound and lowered otherwise, and never another engine.
 * A script knows one table and no tuples; bytes are copied in loops; numbers are cut off and not trapped on.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeTool } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import { engineScriptFolder, inRoot, rawWasm } from '../paths.mjs'
import { step } from '../progress.mjs'
import { bind, FEATURES, OPTIMIZE } from './engine.mjs'
import { replaced } from './glue.mjs'
import { withoutFeatures } from './target-features.mjs'
import { withoutWords } from './wordless.mjs'

const NOT_IN_SCRIPTS = ['reference-types', 'multivalue']
const LOWER = [
  '--llvm-nontrapping-fptoint-lowering',
  '--llvm-memory-copy-fill-lowering',
  '--signext-lowering',
]
const features = FEATURES.filter(flag => !NOT_IN_SCRIPTS.includes(flag.replace('--enable-', '')))

const inputs = [
  rawWasm,
  inRoot('xtask'),
  inRoot('package-lock.json'),
  ...['engine', 'engine-script', 'glue', 'target-features', 'wordless'].map(name =>
    inRoot('scripts', 'steps', `${name}.mjs`),
  ),
]
const outputs = ['alongside.js', 'engine-script.js'].map(file => join(engineScriptFolder, file))

export const engineScript = () =>
  step('engine as a script (wasm2js)', say =>
    unlessFresh('engine-script', { inputs, outputs }, async () => {
      const folder = engineScriptFolder
      const file = (/** @type {string} */ name) => join(folder, name)
      rmSync(folder, { recursive: true, force: true })
      const plain = `${rawWasm}.plain`
      writeFileSync(plain, withoutFeatures(readFileSync(rawWasm), NOT_IN_SCRIPTS))
      await bind({ wasm: plain, folder, say })
      rmSync(plain)
      const bound = file('alongside_bg.wasm')
      writeFileSync(bound, await withoutWords(readFileSync(bound)))
      const advice = 'binaryen failed: see above.'
      const lowered = file('lowered.wasm')
      const lower = [...features, ...LOWER, ...OPTIMIZE, bound, '-o', lowered]
      await nodeTool('binaryen/bin/wasm-opt', lower, { say, advice })
      const raw = file('raw.js')
      const translate = [...features, '-O1', lowered, '-o', raw]
      await nodeTool('binaryen/bin/wasm2js', translate, { say, advice })
      writeFileSync(file('engine-script.js'), await asModule(readFileSync(raw, 'utf8')))
      writeFileSync(file('alongside.js'), glue(readFileSync(file('alongside.js'), 'utf8')))
      for (const left of [bound, lowered, raw]) rmSync(left)
    }),
  )

/** One function from imports to exports, that nothing has called yet. @param {string} script as wasm2js writes it */
async function asModule(script) {
  const { transform } = await import('esbuild')
  const body = replaced(script, [
    [/^import \* as .*\n/gm, ''],
    [/\nvar retasmFunc = asmFunc\([\s\S]*$/, '\nexport { asmFunc as module }\n'],
  ])
  const { code } = await transform(body, { format: 'esm', minify: true, target: 'es2022' })
  return code
}

/**
 * The glue takes that function for a module. Memory that has grown is another buffer, and the old one stays.
 * @param {string} text as wasm-bindgen writes it
 */
function glue(text) {
  return replaced(text, [
    [/^import \* as import1 from .*$/m, PLATFORM],
    [/(cachedUint8ArrayMemory0)\.byteLength === 0\)/, '$1.buffer !== wasm.memory.buffer)'],
  ])
}

const PLATFORM = `const import1 = { __wbindgen_externref_statics_end: () => 0 }
const WebAssembly = {
  Module: Function,
  Instance: class {
    constructor(module, imports) {
      this.exports = module(imports)
    }
  },
}`
