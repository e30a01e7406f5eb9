/**
 * The engine's code, started once per page.
 *
 * Comes in: bytes or a compiled module. Goes out: a page in which `new Engine` works.
 * What must stay true: however many ask, and however often, it is compiled once; only a failure
 * may be tried again.
 */
import { initSync } from './engine.ts'
import { AlongsideError } from './error.ts'

let started: Promise<void> | undefined

/** Starts the engine, unless it is started or on its way; then `read` is not called. */
export function startEngine(read: () => Promise<Uint8Array | WebAssembly.Module>): Promise<void> {
  started ??= start(read).catch((error: unknown) => {
    started = undefined
    throw error
  })
  return started
}

async function start(read: () => Promise<Uint8Array | WebAssembly.Module>): Promise<void> {
  const source = await read()
  if (source instanceof Uint8Array) requireWasm(source)
  try {
    const module =
      source instanceof Uint8Array ? await WebAssembly.compile(source as BufferSource) : source
    initSync({ module })
  } catch (cause) {
    throw new AlongsideError(
      'wasm-refused',
      `The wasm was refused: ${cause}. A Content-Security-Policy needs 'wasm-unsafe-eval' in script-src; and alongside.wasm must be of the package's version.`,
      { cause },
    )
  }
}

/** A development server that answers every address with its page is the commonest failure of all. */
function requireWasm(bytes: Uint8Array): void {
  if (String.fromCharCode(...bytes.subarray(0, 4)) === '\0asm') return
  if (
    String.fromCharCode(...bytes.subarray(0, 64))
      .trimStart()
      .startsWith('<')
  ) {
    throw new AlongsideError(
      'wasm-is-html',
      "An HTML page came in place of alongside.wasm. Up to Vite 7 set optimizeDeps: { exclude: ['alongside'] }; elsewhere copy alongside.wasm beside your script, or pass its address as `wasm`.",
    )
  }
  throw new AlongsideError(
    'not-wasm',
    'This is not WebAssembly. Pass the address of alongside.wasm as `wasm`.',
  )
}
