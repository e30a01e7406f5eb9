/**
 * Each journey as its file tells it, natively and through wasm.
 * In: tests/journeys/*.json, the command line, dist/, build/journeys.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alongside } from '../package/tent.mjs'
import { judge } from './judge.mjs'
import { catalogue, journeys, model, playNatively } from './native.mjs'
import { play } from './player.mjs'

const native = playNatively()
const recommenders = new Map()

/** One recommender a policy: it is loaded with the manifest. */
async function recommender(policy) {
  const key = JSON.stringify(policy ?? {})
  if (!recommenders.has(key)) {
    recommenders.set(key, await alongside.Recommender.load({ model, catalogue, policy }))
  }
  return recommenders.get(key)
}

for (const [place, journey] of journeys.entries()) {
  test(`${journey.name.replace('.json', '').replaceAll('-', ' ')}`, async () => {
    assert.deepEqual(judge(journey, native[place]), [])
    const played = play(await recommender(journey.policy), journey)
    const expected = native[place].map(({ at, slate, choices }) => ({ at, slate, choices }))
    assert.deepEqual(played, expected, 'native and wasm agree')
    for (const { bytes } of native[place]) assert.ok(bytes < 16_384)
  })
}

test('there are journeys enough', () => {
  assert.ok(journeys.length >= 40, `${journeys.length}`)
})
