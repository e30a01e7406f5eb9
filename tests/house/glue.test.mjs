/** The glue without detours. In: glue as wasm-bindgen writes it, made here. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutDetours } from '../../scripts/steps/glue.mjs'

const GLUE = `let caught = []
const wasm = { memory: new WebAssembly.Memory({ initial: 1 }) }
const calls = {
        get: function() { return handleError(function (arg0, arg1) {
            const ret = arg0[arg1];
            return ret;
        }, arguments); },
        store: function(arg0, arg1) {
            getDataViewMemory0().setInt32(arg0 + 4 * 1, arg1, true);
            getDataViewMemory0().setInt32(arg0 + 4 * 0, 1, true);
        },
        parse: function() { return handleError(function (arg0) {
            const ret = JSON.parse(arg0);
            return ret;
        }, arguments); },
};
let cachedDataViewMemory0 = null;
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer !== wasm.memory.buffer) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
    return cachedDataViewMemory0;
}
let bytes = null;
function getUint8ArrayMemory0() {
    if (bytes === null || bytes.byteLength === 0) bytes = new Uint8Array(wasm.memory.buffer);
    return bytes;
}
function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        caught.push(e);
    }
}
`

/** @param {string} glue @returns {{ calls: Record<string, Function>, caught: Error[], wasm: { memory: WebAssembly.Memory } }} */
const run = glue => new Function(`${glue}; return { calls, caught, wasm }`)()

test('a call answers as it did, and what it throws is caught as it was', () => {
  const glue = withoutDetours(GLUE)
  assert.doesNotMatch(glue, /arguments|apply/)
  const told = [GLUE, glue].map(run).map(({ calls, caught }) => {
    const got = [{ id: 7 }, null].map(of => calls.get(of, 'id'))
    const parsed = ['{"a":1}', '{'].map(text => calls.parse(text))
    const answers = [...got, ...parsed]
    return { answers, caught: caught.map(({ name }) => name) }
  })
  assert.deepEqual(told[1], told[0])
  assert.deepEqual(told[1], {
    answers: [7, undefined, { a: 1 }, undefined],
    caught: ['TypeError', 'SyntaxError'],
  })
})

test('what is written is in memory, before it has grown and after', () => {
  const { calls, wasm } = run(withoutDetours(GLUE))
  const written = [7, 8, 9].map(number => {
    calls.store(16, number)
    const found = [...new Int32Array(wasm.memory.buffer, 16, 2)]
    wasm.memory.grow(1)
    return found
  })
  assert.deepEqual(
    written,
    [7, 8, 9].map(number => [1, number]),
  )
})

test('glue of another shape is refused', () => {
  assert.throws(() => withoutDetours(GLUE.replaceAll('arguments', 'args')), /is not in it/)
  assert.throws(
    () => withoutDetours(GLUE.replace('f.apply(this, args)', 'f(...args)')),
    /not in it/,
  )
})
