/**
 * The engine's code, started once per page.
 *
 * Comes in: bytes or a compiled module. Goes out: a page in which `new Engine` works.
 * What must stay true: however many ask, and however often, it is compiled once; only a failure
 * may be tried again, and each failure has its own code and says what to do.
 */
import { initSync } from './engine.ts'
import { AlongsideError, type ErrorCode } from './error.ts'

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
  if (!globalThis.WebAssembly) {
    throw refused('wasm-missing', 'This browser has WebAssembly switched off, or none.')
  }
  const source = await read()
  const module = source instanceof Uint8Array ? await compiled(source) : source
  try {
    // The glue keeps what it was given first, so what is not ours must not reach it.
    const isOurs = WebAssembly.Module.exports(module).some(({ name }) => name === 'engine_new')
    if (!isOurs) throw new TypeError('It exports no engine.')
    initSync({ module })
  } catch (cause) {
    throw refused(
      'wasm-mismatch',
      "This wasm is not this package's: serve the alongside.wasm of the version that is installed.",
      cause,
    )
  }
}

async function compiled(bytes: Uint8Array): Promise<WebAssembly.Module> {
  requireWasm(bytes)
  const code = bytes as BufferSource
  try {
    return await WebAssembly.compile(code)
  } catch (cause) {
    // A policy forbids to compile, not to look: what is valid and yet refused, the policy refused.
    throw WebAssembly.validate(code)
      ? refused(
          'wasm-refused',
          "The page's Content-Security-Policy refuses WebAssembly: add 'wasm-unsafe-eval' to its script-src.",
          cause,
        )
      : refused(
          'wasm-unsupported',
          'alongside.wasm is damaged, or this browser too old: serve it unchanged; from Chrome 96, Firefox 79 and Safari 15 on it runs.',
          cause,
        )
  }
}

/** A development server that answers every address with its page is the commonest failure of all. */
function requireWasm(bytes: Uint8Array): void {
  const beginning = String.fromCharCode(...bytes.subarray(0, 64))
  if (beginning.startsWith('\0asm')) return
  if (beginning.trimStart().startsWith('<')) {
    throw refused(
      'wasm-is-html',
      "An HTML page came in place of alongside.wasm. Up to Vite 7 set optimizeDeps: { exclude: ['alongside'] }; elsewhere import alongside/inline, or copy alongside.wasm and pass its address as `wasm`.",
    )
  }
  throw refused(
    'not-wasm',
    'This is not WebAssembly. Pass the address of alongside.wasm as `wasm`.',
  )
}

function refused(code: ErrorCode, sentence: string, cause?: unknown): AlongsideError {
  return new AlongsideError(code, sentence, { cause })
}
