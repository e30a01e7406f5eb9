/**
 * The package for pages that refuse WebAssembly: the same engine as a script, fetched when the engine is.
 * Every call is that of `alongside/slim`; a `wasm` that is passed is not read.
 */
export * from './slim.ts'
