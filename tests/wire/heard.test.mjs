/**
 * The ear of the wire tests. What must stay true: what a request could hide a word in hides nothing.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { disguises, heard } from './heard.mjs'
import { canaries } from './walks/canaries.js'

const birds = canaries(200)
const [, bird = ''] = birds
const list = birds.slice(0, 3).join()
const base64 = text => Buffer.from(text, 'latin1').toString('base64')

/** @type {Record<string, string>} */
const WRAPPED = {
  'as it stands': list,
  'in percent signs': [...list].map(c => `%${c.charCodeAt(0).toString(16)}`).join(''),
  'in base64': base64(list),
  'in base64, begun elsewhere': base64(`a${list}`),
  'in base64, begun elsewhere still': base64(`ab${list}`),
  'in base64 of an address': Buffer.from(`ab${list}`).toString('base64url'),
  'in hex': Buffer.from(list).toString('hex'),
  'in 16-bit letters': Buffer.from(list, 'utf16le').toString('latin1'),
  gzipped: gzipSync(list).toString('latin1'),
  'gzipped in base64': gzipSync(list).toString('base64'),
  deflated: deflateSync(list).toString('latin1'),
  'deflated without a head': deflateRawSync(list).toString('latin1'),
  'in capitals': list.toUpperCase(),
  'in base64 of base64': base64(base64(list)),
}

for (const [how, text] of Object.entries(WRAPPED)) {
  test(`a canary is heard ${how}`, () => {
    assert.ok(heard([text], birds).includes(bird))
  })
}

test('a canary is heard backwards and hashed', () => {
  for (const form of disguises(bird))
    assert.deepEqual(heard([`/pixel?x=${form}&y=1`], birds), [bird])
})

test('where none was sent none is heard', () => {
  const page = [
    'GET /model.alongside',
    'Mozilla/5.0 (X11; Linux x86_64)',
    'gzip, deflate, br, zstd',
  ]
  assert.deepEqual(heard(page, birds), [])
})
