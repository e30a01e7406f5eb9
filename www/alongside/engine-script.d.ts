/** Written by scripts/steps/engine-script.mjs from the engine's wasm: in place of a compiled module. */
export const module: WebAssembly.Module
