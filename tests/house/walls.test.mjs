/**
 * The walls under www: which file may reach the network, which may store, and that none writes HTML from text.
 * Read from the code without its comments and types, as a browser would get it.
 */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { transform } from 'esbuild'
import { read, repositoryFiles } from './house.mjs'

const PACKAGE = 'www/alongside/'
const NETWORK =
  /\b(fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|sendBeacon)\b/
const STORAGE = /\b(localStorage|sessionStorage|indexedDB|caches|cookie|cookieStore)\b/
const HTML_OR_CODE_FROM_TEXT =
  /\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)\b|(?<!-)\beval\b|document\.write|new Function\b/

/** @type {{ file: string, code: string }[]} */
let sources = []

before(async () => {
  const files = repositoryFiles.filter(file => /^www\/.*(?<!\.d)\.(ts|mjs|js)$/.test(file))
  const options = /** @type {const} */ ({
    loader: 'ts',
    minifyWhitespace: true,
    legalComments: 'none',
  })
  sources = await Promise.all(
    files.map(async file => ({ file, code: (await transform(read(file), options)).code })),
  )
})

/** @param {RegExp} word @param {string} folder */
const naming = (word, folder) =>
  sources
    .filter(({ file, code }) => file.startsWith(folder) && word.test(code))
    .map(({ file }) => file)

test('only the recommender names the network, and what loads the engine as a script', () => {
  const both = [`${PACKAGE}recommender.ts`, `${PACKAGE}scripted.ts`]
  assert.deepEqual(naming(NETWORK, PACKAGE), both)
})

test('only storage and the slots of models name a place to store', () => {
  assert.deepEqual(naming(STORAGE, PACKAGE), [`${PACKAGE}slots.ts`, `${PACKAGE}storage.ts`])
})

test('nothing under www makes HTML or code from text', () => {
  assert.ok(sources.length > 0)
  assert.deepEqual(naming(HTML_OR_CODE_FROM_TEXT, 'www/'), [])
})
