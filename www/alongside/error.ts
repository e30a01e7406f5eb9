/**
 * A failure of the package: a stable code and a sentence that says what to do.
 *
 * The engine's own failures (`not-a-model`, `model-newer`, `model-older`, `model-damaged`,
 * `invalid-request`, `invalid-keys`) pass through unchanged. No message ever names a product of the basket.
 */
export type ErrorCode =
  | 'fetch-failed'
  | 'no-wasm'
  | 'wasm-is-html'
  | 'not-wasm'
  | 'wasm-missing'
  | 'wasm-refused'
  | 'wasm-unsupported'
  | 'wasm-mismatch'
  | 'catalogue-invalid'
  | 'no-model'
  | 'not-loaded'
  | 'engine-freed'

export class AlongsideError extends Error {
  override readonly name = 'AlongsideError'

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
