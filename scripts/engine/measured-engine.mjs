/**
 * The engine with one more export, `scoringStage`. In: the Rust crate with its feature `bench`. Out: its folder.
 * What must stay true: cargo keeps it apart from the engine that is shipped.
 */
import { join } from 'node:path'
import { cargo } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import { inRoot } from '../paths.mjs'
import { step } from '../progress.mjs'
import { CARGO, finish } from '../steps/engine.mjs'

const target = inRoot('target', 'bench')
const wasm = join(target, 'wasm32-unknown-unknown', 'wasm', 'alongside.wasm')

export async function measuredEngine() {
  const folder = inRoot('build', 'bench', 'engine', 'measured')
  await step('engine to be measured (cargo, wasm)', async say => {
    await cargo([...CARGO, '--features', 'bench', '--target-dir', target], {
      say,
      advice: 'The engine does not compile with its feature `bench`: see cargo above.',
    })
    const outputs = ['alongside.js', 'alongside.wasm'].map(file => join(folder, file))
    return await unlessFresh('bench-engine', { inputs: [wasm], outputs }, () =>
      finish({ wasm, folder, say }),
    )
  })
  return folder
}
