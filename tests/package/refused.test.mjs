/**
 * What a shop reads when the wasm does not come, or is not let in. In: dist/, and each thing that goes wrong.
 * What must stay true: every failure has a code of its own, and its sentence says what to do.
 */
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { bytes, distFile, wasmBytes } from './tent.mjs'

const { WebAssembly, fetch } = globalThis
afterEach(() => Object.assign(globalThis, { WebAssembly, fetch }))

let copies = 0
/** A page of its own for each attempt: the engine starts once per page. */
const page = async (entry = 'index.js') => {
  copies += 1
  // What the entry imports is shared; the engine's code has not been started by any of them.
  return await import(`${distFile(entry).href}?${copies}`)
}
const text = words => new TextEncoder().encode(words)

/** Loads with this in place of the wasm; the failure. */
async function failure(wasm, entry) {
  const { Recommender } = await page(entry)
  const { wasm: _, ...rest } = bytes()
  return await Recommender.load({ ...rest, ...(wasm !== undefined && { wasm }) }).then(
    () => assert.fail('it loaded'),
    error => error,
  )
}

for (const [what, wasm, code, fix] of /** @type {const} */ ([
  [
    'an HTML page',
    text('\n<!doctype html><title>Shop</title>'),
    'wasm-is-html',
    /alongside\/inline/,
  ],
  ['something else', text('{"error":404}'), 'not-wasm', /address of alongside\.wasm/],
  ['nothing at all', new Uint8Array(), 'not-wasm', /address of alongside\.wasm/],
  ['half of it', wasmBytes().subarray(0, 5000), 'wasm-unsupported', /serve it unchanged/],
  ['somebody else’s', new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]), 'wasm-mismatch', /version/],
])) {
  test(`${what} in place of the wasm: ${code}, with what to do`, async () => {
    const error = await failure(wasm)
    assert.equal(error.code, code)
    assert.match(error.message, fix)
    assert.equal(error.name, 'AlongsideError')
  })
}

test('a policy that refuses WebAssembly: wasm-refused, with the word to add to the policy', async () => {
  const refuse = () => Promise.reject(new WebAssembly.CompileError('blocked by CSP'))
  globalThis.WebAssembly = { ...WebAssembly, ...own(WebAssembly), compile: refuse }
  const error = await failure(wasmBytes())
  assert.equal(error.code, 'wasm-refused')
  assert.match(error.message, /'wasm-unsafe-eval'/)
})

/** The members of a namespace that do not show when it is spread. */
const own = object => Object.fromEntries(Reflect.ownKeys(object).map(key => [key, object[key]]))

test('a browser without WebAssembly: wasm-missing, and nothing is fetched for it', async () => {
  Reflect.deleteProperty(globalThis, 'WebAssembly')
  const error = await failure(new URL('https://shop.example/alongside.wasm'))
  assert.equal(error.code, 'wasm-missing')
})

test('the slim entry without a wasm says what to pass', async () => {
  const error = await failure(undefined, 'slim.js')
  assert.equal(error.code, 'no-wasm')
  assert.match(error.message, /as `wasm`/)
})

test('a wasm that is not there names its address and the policy that could be in the way', async () => {
  globalThis.fetch = async () => new Response('', { status: 404 })
  const error = await failure(new URL('https://shop.example/alongside.wasm'))
  assert.equal(error.code, 'fetch-failed')
  assert.match(error.message, /shop\.example.*connect-src/)
})

for (const type of ['text/plain', 'application/octet-stream', '']) {
  test(`a wasm served as "${type}" is as good as any, and the failures before it were no hindrance`, async () => {
    const { Recommender } = await page()
    const wasm = new Response(wasmBytes(), { headers: { 'Content-Type': type } })
    const recommender = await Recommender.load({ ...bytes(), wasm: Promise.resolve(wasm) })
    assert.ok(recommender.describe().products > 0)
  })
}

test('the inline entry asks for nothing and answers as the others do', async () => {
  globalThis.fetch = () => assert.fail('it fetched')
  const { Recommender } = await page('inline.js')
  const { wasm: _, ...rest } = bytes()
  const recommender = await Recommender.load(rest)
  const request = { basket: [{ id: 'stove', quantity: 1 }], placement: 'basket' }
  assert.equal(recommender.recommend(request, { now: 0 }).suggestions[0].id, 'gas')
})
