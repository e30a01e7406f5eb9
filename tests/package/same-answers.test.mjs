/**
 * Native and wasm are one engine: the same slate for the same request, to the last bit of every score.
 * In: the command line, dist/, the demo shop's model. 256 requests, 10,000 with ALONGSIDE_FULL.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { asked, catalogue, model } from './asked.mjs'
import { alongside } from './tent.mjs'

const inRepository = path => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const recommender = await alongside.Recommender.load({ model, catalogue })

/** The slates the command line gives for these requests. */
function native(requests) {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-'))
  try {
    const file = join(folder, 'asked.jsonl')
    writeFileSync(file, requests.map(one => JSON.stringify(one)).join('\n'))
    const printed = execFileSync(
      inRepository('target/release/alongside'),
      ['explain', model, '--requests', file],
      { encoding: 'utf8', maxBuffer: 1 << 30 },
    )
    return printed
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
  } finally {
    rmSync(folder, { recursive: true })
  }
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
  const requests = fc.sample(asked, {
    numRuns: process.env.ALONGSIDE_FULL ? 10_000 : 256,
    seed: 2026,
  })
  const expected = native(requests)
  assert.equal(expected.length, requests.length)
  let spoken = 0
  for (const [place, { request, clock }] of requests.entries()) {
    const slate = recommender.recommend(request, clock)
    spoken += slate.suggestions.length
    assert.deepEqual(bare(slate), bare(expected[place]), JSON.stringify({ request, clock }))
  }
  assert.ok(spoken > requests.length, 'many of these requests have something to say')
})
