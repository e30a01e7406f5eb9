/** What is cut from the wasm: the words of panics, and nothing that is used. In: modules made here. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import binaryen from 'binaryen'
import { withoutWords } from '../../scripts/steps/wordless.mjs'

const PATH = '/builds/somebody/src/lib.rs'
const place = `\\10\\00\\10\\00\\${PATH.length.toString(16)}\\00\\00\\00\\07\\00\\00\\00\\01\\00\\00\\00`

/** @param {string} body of the function that is exported */
const wasm = body => {
  binaryen.setDebugInfo(true)
  const module = binaryen.parseText(`(module
    (memory 17)
    (data (i32.const 1048576) "${place}${PATH}")
    (func $"core[1f]::panicking::panic" (param i32) (call $"core[1f]::fmt::write" (local.get 0)))
    (func $"core[1f]::fmt::write" (param i32) (i32.store (i32.const 0) (local.get 0)))
    (export "act" (func $act))
    (func $act ${body}))`)
  return Buffer.from(module.emitBinary())
}

test('a panic traps at once, and says neither what nor where', async () => {
  const cut = await withoutWords(wasm('(call $"core[1f]::panicking::panic" (i32.const 1048576))'))
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(cut)))
  const { act } = /** @type {{ act: () => void }} */ (/** @type {unknown} */ (exports))
  assert.throws(act, WebAssembly.RuntimeError)
  assert.ok(!Buffer.from(cut).includes('somebody'))
})

test('an engine that prints is refused, by the name of what prints', async () => {
  const printing = wasm('(call $"core[1f]::fmt::write" (i32.const 1048576))')
  await assert.rejects(
    withoutWords(printing),
    /The engine prints: act calls core\[1f\]::fmt::write/,
  )
})
