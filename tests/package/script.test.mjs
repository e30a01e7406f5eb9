/**
 * The engine as a script beside the wasm it is made of: 64 requests, 2,000 with ALONGSIDE_FULL.
 * In: dist/, the demo shop's model. What must stay true: whatever is asked, both say the same, word for word.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { asked, catalogue, model } from './asked.mjs'
import { alongside, distFile } from './tent.mjs'

/** @type {typeof import('../../www/alongside/js.ts')} */
const script = await import(distFile('js.js').href)

test('the engine as a script answers as the wasm does', async () => {
  const [ours, other] = await Promise.all([
    script.Recommender.load({ model, catalogue }),
    alongside.Recommender.load({ model, catalogue }),
  ])
  const numRuns = process.env.ALONGSIDE_FULL ? 2_000 : 64
  let spoken = 0
  for (const { request, clock } of fc.sample(asked, { numRuns, seed: 2026 })) {
    const slate = ours.recommend(request, clock)
    spoken += slate.suggestions.length
    assert.deepEqual(slate, other.recommend(request, clock), JSON.stringify({ request, clock }))
  }
  assert.ok(spoken > numRuns, 'many of these requests have something to say')
})

test('the engine as a script remembers, forgets and refuses as the wasm does', async () => {
  const [ours, other] = await Promise.all([
    script.Recommender.load({ model, catalogue }),
    alongside.Recommender.load({ model, catalogue }),
  ])
  const clock = { now: Date.UTC(2026, 3, 1, 12), utcOffsetMinutes: 60 }
  const request = {
    basket: [{ id: 'camera-nova', quantity: 1 }],
    placement: 'basket',
    consent: 'session',
  }
  let memory = [ours.forget(), other.forget()]
  assert.deepEqual(memory[0], memory[1])
  for (const { id } of ours.recommend(request, clock).suggestions) {
    const feedback = { type: 'dismissal', id }
    const moment = { ...clock, consent: 'session' }
    memory = [ours.record(memory[0], feedback, moment), other.record(memory[1], feedback, moment)]
    assert.deepEqual(memory[0], memory[1])
  }
  const [slate, its] = [ours, other].map(one =>
    one.recommend(request, { ...clock, memory: memory[0] }),
  )
  assert.deepEqual(slate, its)
  assert.ok(slate.withheld.some(({ rule }) => rule === 'dismissed'))
  assert.deepEqual(ours.describe(), other.describe())
  assert.throws(() => ours.recommend({}, clock), { code: 'invalid-request' })
  await assert.rejects(script.Recommender.load({ model: new Uint8Array(9), catalogue }), {
    code: 'not-a-model',
  })
})
