/**
 * Native and wasm are one engine: the same slate for the same basket, to the last bit of every score.
 * In: the command line, dist/, the demo shop's model. More baskets with ALONGSIDE_FULL.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { alongside } from './tent.mjs'

const inRepository = path => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const model = inRepository('build/model/model.alongside')
const catalogue = inRepository('build/model/catalogue.json')
const { products } = JSON.parse(readFileSync(catalogue, 'utf8'))
const ids = products.map(({ id }) => id)
const recommender = await alongside.Recommender.load({ model, catalogue })

const asNative = basket => {
  const args = ['explain', model, '--basket', basket.join(','), '--json']
  const printed = execFileSync(inRepository('target/release/alongside'), args, { encoding: 'utf8' })
  return JSON.parse(printed).slate
}

/** The engine's own part of a slate: without the words and pictures the package adds. */
function bare({ suggestions, silence, withheld, fallback }) {
  return {
    suggestions: suggestions.map(one => ({
      id: one.id,
      score: one.score,
      kind: one.kind,
      confidence: one.confidence,
      code: one.reason.code,
      anchors: one.reason.anchors,
      evidence: one.reason.evidence,
      alternatives: one.alternatives,
    })),
    silence: silence && { code: silence.code, until: silence.until },
    withheld: withheld.map(({ id, rule, until }) => ({ id, rule, until })),
    fallback,
  }
}

test('native and wasm give the same slate, bit for bit', () => {
  const basket = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 12 })
  const numRuns = process.env.ALONGSIDE_FULL ? 2000 : 64
  let spoken = 0
  const same = fc.property(basket, held => {
    const lines = held.map(id => ({ id, quantity: 1 }))
    const slate = recommender.recommend({ basket: lines, placement: 'basket' }, { now: 0 })
    spoken += slate.suggestions.length
    assert.deepEqual(bare(slate), bare(asNative(held)))
  })
  fc.assert(same, { numRuns, seed: 2026 })
  assert.ok(spoken > numRuns, 'most of these baskets have something to say')
})
