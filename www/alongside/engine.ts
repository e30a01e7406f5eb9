/**
 * The engine as wasm-bindgen hands it over, and every type that crosses to it.
 *
 * The one file that names the generated glue. The types are written in Rust (`src/contract`) and
 * nowhere else: what needs more than they say composes them.
 */
export type * from '../../build/engine/alongside.js'
export { Engine, initSync, isFile, judgeManifest } from '../../build/engine/alongside.js'
