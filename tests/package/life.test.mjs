/**
 * A model's life in a page, without a browser: what is taken up, kept, given up. In: dist/, versions of the tent
 * shop, a cache that can be told to fail. What must stay true: what fails never replaces what works.
 */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { distFile, noon, tentRequest, wasmBytes } from './tent.mjs'
import { failingModel, modelBy, publicKey, sha256, version } from './versions.mjs'

/** The engine's `recommend` breaks so often, as a bug in it would make it break. */
let breaks = 0
const RealInstance = WebAssembly.Instance
class FragileInstance {
  constructor(module, imports) {
    this.exports = { ...new RealInstance(module, imports).exports }
    const recommend = /** @type {Function} */ (this.exports['engine_recommend'])
    this.exports['engine_recommend'] = (...args) => {
      if (breaks === 0) return recommend(...args)
      breaks -= 1
      throw new WebAssembly.RuntimeError('unreachable')
    }
  }
}
WebAssembly.Instance = /** @type {any} */ (FragileInstance)

const { Recommender, Visit } = await import(distFile('index.js').href)
const { Life } = await import(distFile('life.js').href)

const SITE = 'https://shop.example/model/'
const KEYS = [publicKey(1), publicKey(2)]
const DAY = 86_400_000

/** @type {Map<string, Uint8Array>} What the server has. */
let served = new Map()
/** @type {string[]} */
let asked = []
/** @type {Map<string, Map<string, Response>>} What the device keeps. */
let kept = new Map()
let isFull = false

beforeEach(() => {
  served = new Map()
  asked = []
  kept = new Map()
  isFull = false
  breaks = 0
  globalThis.fetch = /** @type {any} */ (
    (address, request = {}) => {
      asked.push(`${address}`)
      assert.equal(request.credentials, 'omit')
      const bytes = served.get(`${address}`)
      const missing = new Response('<!doctype html>', { status: 404 })
      return Promise.resolve(bytes ? new Response(bytes) : missing)
    }
  )
  Object.assign(globalThis, { caches: fakeCaches })
})

const url = key => new URL(typeof key === 'string' ? key : key.url, 'https://shop.example/').href

const fakeCaches = {
  has: async name => kept.has(name),
  delete: async name => kept.delete(name),
  open(name) {
    const entries = kept.get(name) ?? new Map()
    kept.set(name, entries)
    return Promise.resolve({
      match: async key => entries.get(url(key))?.clone(),
      put: async (key, response) =>
        isFull
          ? Promise.reject(new DOMException('no room', 'QuotaExceededError'))
          : entries.set(url(key), response),
      delete: async key => entries.delete(url(key)),
      keys: async () => [...entries.keys()].map(url => ({ url })),
    })
  },
}

const publish = (/** @type {Parameters<typeof version>[0]} */ of) => {
  for (const [path, bytes] of Object.entries(version(of))) served.set(SITE + path, bytes)
}

/** A page: who made its model, and what it was told. */
async function open({ consent, now = noon, keys = KEYS } = {}) {
  const news = []
  const life = new Life({
    manifest: `${SITE}manifest.signed`,
    keys,
    consent,
    clock: () => ({ now }),
    told: ({ code }) => void news.push(code),
  })
  const loading = Recommender.load({ model: life, wasm: wasmBytes() })
  const recommender = await loading.catch(error => error)
  const maker = recommender.describe?.().label.madeBy.slice(0, 6) ?? recommender.code
  return { life, recommender, news, maker }
}

const slateOf = (recommender, now = noon) =>
  recommender.recommend(tentRequest, { now }).suggestions.map(({ id }) => id)

test('a signed model is taken up, with three requests that are the same for everybody', async () => {
  publish({ sequence: 1 })
  const { recommender, news, maker } = await open()
  assert.deepEqual([maker, news], ['maker1', []])
  assert.ok(slateOf(recommender).includes('sleeping-bag'))
  assert.deepEqual(
    asked.map(address => address.replace(/[0-9a-f]{64}/, '…')).sort(),
    ['catalogues/…', 'manifest.signed', 'models/…'].map(path => SITE + path),
  )
  assert.equal(kept.size, 0, 'nothing is kept without consent')
})

test('under consent a model stays, is not fetched twice, and works without a network', async () => {
  publish({ sequence: 1 })
  await open({ consent: 'persistent' })
  asked = []
  assert.deepEqual((await open({ consent: 'persistent' })).news, [])
  assert.deepEqual(asked, [`${SITE}manifest.signed`])
  served.clear()
  const offline = await open({ consent: 'persistent' })
  assert.deepEqual([offline.maker, offline.news], ['maker1', ['manifest-missing']])
  assert.ok(slateOf(offline.recommender).length > 0)
})

test('consent that comes later keeps the model, one that goes erases it, and the panel lists it', async () => {
  publish({ sequence: 1 })
  const { life, recommender } = await open()
  const visit = new Visit(recommender, { clock: () => ({ now: noon }) })
  life.follow(visit)
  assert.deepEqual(visit.stored(), [])
  await life.underConsent('persistent')
  visit.setConsent('persistent')
  assert.deepEqual([...kept.keys()], ['alongside'])
  const [entry] = visit.stored()
  assert.deepEqual([entry.key, entry.purpose], ['alongside', 'model'])
  visit.forget()
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.equal(kept.size, 0)
  assert.deepEqual(visit.stored(), [])
})

test('each fault has one code, and what was there goes on', async () => {
  const faults = {
    'manifest-missing': () => served.delete(`${SITE}manifest.signed`),
    'not-a-manifest': () => served.set(`${SITE}manifest.signed`, Buffer.from('<!doctype html>')),
    'wrong-key': () => publish({ sequence: 3, key: 9 }),
    'manifest-older': () => publish({ sequence: 1 }),
    'manifest-forked': () => publish({ sequence: 2, days: 60 }),
    'manifest-expired': () => publish({ sequence: 3, from: noon - 200 * DAY }),
    'engine-too-old': () => publish({ sequence: 3, minimumEngine: '99.0.0' }),
    'trials-failed': () => publish({ sequence: 3, model: failingModel() }),
    'files-damaged': () => {
      const model = modelBy('maker3')
      publish({ sequence: 3, model })
      served.set(`${SITE}models/${sha256(model)}`, model.subarray(0, 300))
    },
    'storage-full': () => {
      publish({ sequence: 2, model: modelBy('maker2') })
      isFull = true
    },
  }
  for (const [code, happens] of Object.entries(faults)) {
    served.clear()
    kept.clear()
    isFull = false
    publish({ sequence: 1 })
    await open({ consent: 'persistent' })
    publish({ sequence: 2, model: modelBy('maker2') })
    assert.deepEqual((await open({ consent: 'persistent' })).news, ['updated'])
    happens()
    const { recommender, news, maker } = await open({ consent: 'persistent' })
    assert.deepEqual([maker, news], ['maker2', [code]], code)
    assert.ok(slateOf(recommender).includes('sleeping-bag'), code)
  }
})

test('a device that holds nothing says what was wrong, once', async () => {
  assert.deepEqual((await open()).news, ['manifest-missing'])
  publish({ sequence: 1, key: 9 })
  const { maker, news } = await open()
  assert.deepEqual([maker, news], ['no-model', ['wrong-key']])
})

test('a clock a year off leaves what people state, and is told', async () => {
  publish({ sequence: 1 })
  for (const [code, now] of [
    ['manifest-expired', noon + 365 * DAY],
    ['manifest-early', noon - 365 * DAY],
  ]) {
    const { recommender, news } = await open({ now: Number(now) })
    assert.deepEqual(news, [code])
    assert.deepEqual(slateOf(recommender, Number(now)).sort(), ['gas-xl', 'lantern'])
    assert.ok(slateOf(recommender).includes('sleeping-bag'), 'a clock set right is enough')
    const weighed = recommender.weigh(tentRequest, { now: Number(now) }).map(({ id }) => id)
    assert.ok(!weighed.includes('sleeping-bag'), 'nor is it weighed, whatever was asked before')
  }
})

test('a rollback brings everybody back and gives up what came between', async () => {
  publish({ sequence: 1 })
  await open({ consent: 'persistent' })
  publish({ sequence: 2, model: modelBy('maker2') })
  await open({ consent: 'persistent' })
  publish({ sequence: 3, backTo: 1 })
  const back = await open({ consent: 'persistent' })
  assert.deepEqual([back.maker, back.news], ['maker1', ['went-back']])
  publish({ sequence: 2, model: modelBy('maker2') })
  const replayed = await open({ consent: 'persistent' })
  assert.deepEqual([replayed.maker, replayed.news], ['maker1', ['manifest-older']])
  const names = [...(kept.get('alongside')?.keys() ?? [])].join()
  assert.ok(!names.includes(sha256(modelBy('maker2'))), 'the withdrawn model is gone')
})

test('where a model breaks the one before it takes over at once, and stays', async () => {
  publish({ sequence: 1 })
  await open({ consent: 'persistent' })
  publish({ sequence: 2, model: modelBy('maker2') })
  const { recommender, news } = await open({ consent: 'persistent' })
  breaks = 1
  assert.ok(slateOf(recommender).includes('sleeping-bag'))
  assert.deepEqual(news, ['updated', 'model-broke'])
  assert.equal(recommender.describe().label.madeBy.slice(0, 6), 'maker1')
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.equal((await open({ consent: 'persistent' })).maker, 'maker1')
})

test('a key that is no longer pinned loses what the device holds under it', async () => {
  publish({ sequence: 1 })
  await open({ consent: 'persistent' })
  const { maker, news } = await open({ consent: 'persistent', keys: [publicKey(2)] })
  assert.deepEqual([maker, news], ['no-model', ['wrong-key']])
})

test('the spare key goes on where the active one was stolen and ran ahead', async () => {
  publish({ sequence: 4_000_000_000 })
  await open({ consent: 'persistent' })
  publish({ sequence: 2, key: 2, model: modelBy('maker2') })
  const { maker, news } = await open({ consent: 'persistent' })
  assert.deepEqual([maker, news], ['maker2', ['updated']])
})

test('one switch in the manifest turns everything off', async () => {
  publish({ sequence: 1, policy: { disabled: true } })
  const { recommender } = await open()
  assert.equal(recommender.recommend(tentRequest, { now: noon }).silence?.code, 'disabled')
})

test('a text that is no key is refused with what to do', async () => {
  publish({ sequence: 1 })
  const { maker } = await open({ keys: ['ed25519:abc'] })
  assert.equal(maker, 'invalid-keys')
})

test('two tabs that update at once leave the newest whole', async () => {
  publish({ sequence: 1 })
  await open({ consent: 'persistent' })
  publish({ sequence: 2, model: modelBy('maker2') })
  const pages = await Promise.all([1, 2, 3].map(() => open({ consent: 'persistent' })))
  assert.deepEqual(
    pages.map(({ maker }) => maker),
    ['maker2', 'maker2', 'maker2'],
  )
  served.clear()
  assert.equal((await open({ consent: 'persistent' })).maker, 'maker2')
})
