/**
 * The engine as a script: what `wasm.ts` is to the others. In `alongside/js` this file takes its place.
 *
 * Comes in: nothing. Goes out: a page in which `new Engine` works.
 * What must stay true: it is fetched once, from beside the package, and only when an engine is asked for.
 */
import { initSync } from './engine.ts'
import { AlongsideError } from './error.ts'

let started: Promise<void> | undefined

export function startEngine(): Promise<void> {
  started ??= start().catch((error: unknown) => {
    started = undefined
    throw error
  })
  return started
}

async function start(): Promise<void> {
  try {
    const { module } = await import('./engine-script.js')
    initSync({ module })
  } catch (cause) {
    throw new AlongsideError(
      'fetch-failed',
      `Could not load engine-script.js: ${cause}. Serve it beside js.js, from where script-src allows scripts.`,
      { cause },
    )
  }
}
