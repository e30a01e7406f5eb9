/** The glue without detours. In: glue as wasm-bindgen writes it, made here. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutDetours } from '../../scripts/steps/glue.mjs'

const GLUE = `let caught = []
const calls = {
        get: function() { return handleError(function (arg0, arg1) {
            const ret = arg0[arg1];
            return ret;
        }, arguments); },
        parse: function() { return handleError(function (arg0) {
            const ret = JSON.parse(arg0);
            return ret;
        }, arguments); },
};
function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        caught.push(e);
    }
}
`

/** @param {string} glue @returns {{ calls: Record<string, Function>, caught: Error[] }} */
const run = glue => new Function(`${glue}; return { calls, caught }`)()

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

test('glue of another shape is refused', () => {
  assert.throws(() => withoutDetours(GLUE.replaceAll('arguments', 'args')), /is not in it/)
  assert.throws(
    () => withoutDetours(GLUE.replace('f.apply(this, args)', 'f(...args)')),
    /not in it/,
  )
})
