/** docs/api.md says what the types say. In: dist/. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { apiReference } from '../../scripts/api.mjs'

test('the API reference is what `npm run docs` writes', () => {
  const written = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')
  assert.equal(written, apiReference(), 'run npm run docs')
})
