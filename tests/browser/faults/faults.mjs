/**
 * What the page of faults is served, and what it has to find. In: versions of the tent shop. Out: files by path, and
 * the check.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { noon } from '../../package/tent.mjs'
import { failingModel, modelBy, publicKey, sha256, version } from '../../package/versions.mjs'

const DAY = 86_400_000
const page = name => readFileSync(new URL(name, import.meta.url))
const below = (folder, files) =>
  Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`/${folder}/${path}`, bytes]))

const third = modelBy('maker3')

/** Everything the page asks for, by path. */
export const files = {
  ...Object.fromEntries(
    ['faults.html', 'faults.js', 'tab.html', 'tab.js'].map(name => [`/${name}`, page(name)]),
  ),
  ...below('first', version({ sequence: 1 })),
  ...below('second', version({ sequence: 2, model: modelBy('maker2') })),
  ...below('third', version({ sequence: 3, model: third })),
  ...below('truncated', version({ sequence: 3, model: third })),
  [`/truncated/models/${sha256(third)}`]: third.subarray(0, 300),
  ...below('swapped', version({ sequence: 3, model: third })),
  [`/swapped/models/${sha256(third)}`]: modelBy('maker4'),
  ...below('twice', version({ sequence: 3, model: third, isSaidTwice: true })),
  '/html/manifest.signed': '<!doctype html><title>Welcome</title>',
  ...below('foreign', version({ sequence: 3, key: 9 })),
  ...below('expired', version({ sequence: 3, from: noon - 200 * DAY })),
  ...below('failing', version({ sequence: 3, model: failingModel() })),
  ...below('back', version({ sequence: 3, backTo: 1 })),
}

/** The page's address, with the keys it pins. */
export const address = url =>
  `${url}faults.html?${new URLSearchParams({ keys: [publicKey(1), publicKey(2)].join(), now: String(noon) })}`

/** A frame of the page's own is its other tab. */
export const withFrames = policy => `${policy}; frame-src 'self'`

/** What the page has told the server. */
export async function told(stage) {
  for (const until = Date.now() + 110_000; Date.now() < until; ) {
    const line = stage.log.find(line => line.includes('/told?'))
    if (line) return JSON.parse(decodeURIComponent(line.split('/told?')[1]))
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  assert.fail(`nothing was told; the server has seen: ${stage.log.join(', ')}`)
}

/** Each fault: who suggests after it, and the one code that was told. */
const EXPECTED = {
  nothing: ['maker2', []],
  404: ['maker2', ['manifest-missing']],
  HTML: ['maker2', ['not-a-manifest']],
  truncated: ['maker2', ['files-damaged']],
  swapped: ['maker2', ['files-damaged']],
  'said twice': ['maker2', ['manifest-unreadable']],
  'wrong key': ['maker2', ['wrong-key']],
  older: ['maker2', ['manifest-older']],
  expired: ['maker2', ['manifest-expired']],
  'a year ahead': ['maker2', ['manifest-expired']],
  'a year behind': ['maker2', ['manifest-early']],
  trials: ['maker2', ['trials-failed']],
  'rolled back': ['maker1', ['went-back']],
  quota: ['maker3', ['storage-full']],
  evicted: ['maker2', []],
  'two tabs': ['maker3', []],
  'under a slate': ['maker3', []],
}

/** Whether the shop was unaffected, the last good stayed, and each fault told one code. */
export function isUnharmed(found) {
  assert.equal(found.failed, undefined)
  for (const [name, [maker, codes]] of Object.entries(EXPECTED)) {
    const fault = found.faults[name]
    assert.deepEqual([fault.maker, fault.codes], [maker, codes], name)
    assert.ok(fault.cards.length > 0, `${name}: something is suggested`)
    assert.deepEqual(fault.errors, [], `${name}: the page hears of no error`)
  }
  const { maker, codes, errors } = found.faults['nothing held']
  assert.deepEqual([maker, codes, errors], ['no-model', ['manifest-missing'], ['no-model']])
  assert.deepEqual(found.tabs.slice(0, 2), ['maker3', 'maker3'])
  assert.ok(found.sameSlate, 'an update elsewhere changes nothing under a shopper’s eyes')
  assert.deepEqual(found.refused, [])
  assert.equal(found.heading, 'The shop')
}
