/**
 * What other scripts of a page may do to an adapter. In: dist/, and whatever fast-check comes up with.
 * What must stay true: nothing pushed, tracked or described throws; the page's own calls do what they did.
 */
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import fc from 'fast-check'
import { alongside, bytes, distFile, noon } from './tent.mjs'

const adapter = name => import(distFile(`adapters/${name}.js`).href)
const [{ ga4 }, { jsonld }, { segment }, { shopify }, { woocommerce }] = await Promise.all(
  ['ga4', 'jsonld', 'segment', 'shopify', 'woocommerce'].map(adapter),
)
const { consentMode } = await import(distFile('consent/consent-mode.js').href)
const recommender = await alongside.Recommender.load(bytes())
const visitOf = () => new alongside.Visit(recommender, { clock: () => ({ now: noon }) })
const numRuns = process.env.ALONGSIDE_FULL ? 5000 : 300

afterEach(() => {
  for (const name of ['dataLayer', 'analytics', 'document'])
    Reflect.deleteProperty(globalThis, name)
})

const throwing = () =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error('do not touch')
      },
    },
  )
const EVENTS = ['add_to_cart', 'remove_from_cart', 'view_cart', 'view_item', 'purchase', 'consent']
/** Things as they come, things with a trap in them, and things that are almost right. */
const thing = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
  fc.constant(undefined).map(throwing),
)
const item = fc.record(
  { item_id: thing, item_variant: thing, quantity: thing, price: thing, product_id: thing },
  { requiredKeys: [] },
)
const items = fc.oneof(thing, fc.array(fc.oneof(item, thing), { maxLength: 5 }))
const event = fc.oneof(fc.constantFrom(...EVENTS), thing)
const entry = fc.oneof(
  thing,
  fc.record({ event, ecommerce: fc.oneof(thing, fc.record({ items })) }),
  fc.record({ 0: fc.constant('event'), 1: event, 2: fc.record({ items }) }),
  fc.record({ 0: fc.constant('consent'), 1: thing, 2: thing }),
)

/** Whatever was told, the engine takes it, and the slate is whole. */
function answers(visit) {
  const { suggestions, silence } = visit.slate('basket')
  assert.equal(suggestions.length === 0, silence !== null)
}

test('junk on the data layer never throws, is all there, and leaves a basket the engine can read', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 6 }),
      fc.array(entry, { maxLength: 6 }),
      (old, more) => {
        globalThis.dataLayer = [...old]
        const visit = visitOf()
        const stops = [ga4(visit), consentMode(visit)]
        for (const [at, one] of more.entries()) {
          assert.equal(globalThis.dataLayer.push(one), old.length + at + 1)
        }
        assert.deepEqual(globalThis.dataLayer.length, old.length + more.length)
        assert.ok(globalThis.dataLayer.every((one, at) => Object.is(one, [...old, ...more][at])))
        answers(visit)
        for (const stop of stops.reverse()) stop()
        assert.equal(globalThis.dataLayer.push, Array.prototype.push)
      },
    ),
    { numRuns },
  )
})

test('a push of the page’s own that fails still fails, and with its own error', () => {
  globalThis.dataLayer = []
  globalThis.dataLayer.push = () => {
    throw new RangeError('full')
  }
  ga4(visitOf())
  assert.throws(() => globalThis.dataLayer.push({ event: 'add_to_cart' }), RangeError)
})

for (const [what, layer] of /** @type {const} */ ([
  ['an object', () => ({ push: 1 })],
  ['a number', () => 7],
  ['frozen', () => Object.freeze([{ event: 'view_cart', items: [{ item_id: 'tent' }] }])],
])) {
  test(`a data layer that is ${what} is left as it is`, () => {
    globalThis.dataLayer = layer()
    const visit = visitOf()
    ga4(visit)()
    assert.deepEqual(globalThis.dataLayer, layer())
    answers(visit)
  })
}

test('junk given to track never throws, and the page’s own track hears it all', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(event, thing), { maxLength: 6 }), calls => {
      const heard = []
      globalThis.analytics = { track: (...call) => heard.push(call) }
      const visit = visitOf()
      segment(visit)
      for (const [at, call] of calls.entries()) {
        assert.equal(globalThis.analytics.track(...call), at + 1)
      }
      assert.ok(heard.every((call, at) => call.every((part, of) => Object.is(part, calls[at][of]))))
      answers(visit)
    }),
    { numRuns },
  )
})

test('junk in the page’s JSON-LD is passed over', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map(json => `{"@type":"Product","sku":${json},"offers":${json}}`),
  )
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), parts => {
      const scripts = parts.map(textContent => ({ textContent }))
      globalThis.document = /** @type {any} */ ({ querySelectorAll: () => scripts })
      const visit = visitOf()
      jsonld(visit)
      answers(visit)
    }),
    { numRuns },
  )
})

for (const [name, follow] of Object.entries({ shopify, woocommerce })) {
  test(`${name}: a cart that is junk, late, or fails leaves a basket the engine can read`, async () => {
    const cart = fc.oneof(
      thing,
      fc.record({
        items: fc.array(fc.oneof(thing, fc.record({ id: thing, quantity: thing, prices: thing }))),
      }),
      fc.record({
        lines: fc.oneof(thing, fc.array(fc.record({ merchandise: thing, cost: thing }))),
      }),
    )
    await fc.assert(
      fc.asyncProperty(cart, fc.constantFrom('now', 'later', 'failed'), async (cart, when) => {
        const visit = visitOf()
        const readCart = () => {
          if (when === 'failed') throw new Error('offline')
          return when === 'now' ? cart : Promise.resolve(cart)
        }
        const stop = follow(visit, { readCart })
        await new Promise(resolve => setImmediate(resolve))
        answers(visit)
        stop()
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    )
  })
}
