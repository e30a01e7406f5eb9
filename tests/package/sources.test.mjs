/**
 * What shops already say about their baskets, read as it stands. In: dist/, the tent shop's model, and
 * recorded shapes written by hand from the public specifications (sources/).
 * What must stay true: the right basket in the model's own ids, whichever name the shop uses.
 */
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { ga4Cases } from './sources/ga4.mjs'
import { jsonldCases } from './sources/jsonld.mjs'
import { segmentCases } from './sources/segment.mjs'
import { shopifyCases } from './sources/shopify.mjs'
import { woocommerceCases } from './sources/woocommerce.mjs'
import { alongside, bytes, distFile, noon } from './tent.mjs'

const adapter = name => import(distFile(`adapters/${name}.js`).href)
const [{ ga4 }, { jsonld }, { segment }, { shopify }, { woocommerce }, { plainBasket }] =
  await Promise.all(['ga4', 'jsonld', 'segment', 'shopify', 'woocommerce', 'basket'].map(adapter))
const recommender = await alongside.Recommender.load(bytes())

/** A visit that tells what each slate would be asked with. */
function visitOf() {
  const visit = new alongside.Visit(recommender, { clock: () => ({ now: noon }) })
  const setBasket = visit.setBasket.bind(visit)
  let live = {}
  visit.setBasket = (lines, told) => {
    live = told ?? live
    setBasket(lines, told)
  }
  const told = () => {
    const { prices = [], unavailable = [], viewed = [], removed = [] } = live
    return {
      basket: Object.fromEntries(visit.basket.map(({ id, quantity }) => [id, quantity])),
      prices: Object.fromEntries(prices.map(({ id, price }) => [id, price])),
      viewed: viewed.map(({ id }) => id),
      unavailable,
      removed,
    }
  }
  return { visit, told }
}

/** Compares what the case speaks of, and asks for a slate: whatever was told, the engine can answer. */
function check({ visit, told }, { what, unknown = [], ...rest }, heard) {
  const expected = Object.entries(rest).filter(([name]) => name in told())
  assert.ok(expected.length > 0, what)
  for (const [name, value] of expected) assert.deepEqual(told()[name], value, `${what}: ${name}`)
  assert.deepEqual(heard, unknown)
  const { suggestions, silence } = visit.slate('basket')
  assert.equal(suggestions.length === 0, silence !== null)
}

/** The page's globals as they are before anybody has set one. */
afterEach(() => {
  for (const name of ['dataLayer', 'analytics', 'Shopify', 'wp', 'jQuery', 'document']) {
    Reflect.deleteProperty(globalThis, name)
  }
})

/** A document that hears events, and holds scripts. */
const pageWith = scripts =>
  Object.assign(new EventTarget(), { body: {}, querySelectorAll: () => scripts })
const settled = () => new Promise(resolve => setTimeout(resolve, 25))

for (const one of ga4Cases) {
  test(`GA4: ${one.what}`, () => {
    const page = visitOf()
    const heard = []
    const entries = [...one.pushed]
    if (one.before) globalThis.dataLayer = entries.splice(0, one.before)
    const stop = ga4(page.visit, { unknown: ids => heard.push(ids) })
    for (const entry of entries) globalThis.dataLayer.push(entry)
    check(page, one, heard)
    stop()
    globalThis.dataLayer.push({ event: 'add_to_cart', ecommerce: { items: [{ item_id: 'pot' }] } })
    assert.equal(page.told().basket.pot, undefined, 'stopped is stopped')
    assert.equal(globalThis.dataLayer.length, one.pushed.length + 1, 'the page’s entries are there')
  })
}

for (const one of shopifyCases) {
  test(`Shopify: ${one.what}`, async () => {
    const page = visitOf()
    const heard = []
    globalThis.document = pageWith([])
    globalThis.Shopify = { actions: { getCart: () => Promise.resolve(one.cart) } }
    const stop = shopify(page.visit, { unknown: ids => heard.push(ids) })
    await settled()
    for (const { type, promise, ...properties } of one.events ?? []) {
      const event = Object.assign(new Event(type), properties, { promise: promise?.() })
      globalThis.document.dispatchEvent(event)
    }
    await settled()
    check(page, one, heard)
    stop()
  })
}

for (const one of woocommerceCases) {
  test(`WooCommerce: ${one.what}`, async () => {
    const page = visitOf()
    const heard = []
    const stop = woocommerce(page.visit, {
      readCart: () => one.cart,
      unknown: ids => heard.push(ids),
    })
    await settled()
    check(page, one, heard)
    stop()
  })
}

for (const one of jsonldCases) {
  test(`JSON-LD: ${one.what}`, () => {
    const page = visitOf()
    page.visit.setBasket([{ id: 'boots', quantity: 1 }])
    const scripts = one.page.map(part => ({
      textContent: typeof part === 'string' ? part : JSON.stringify(part),
    }))
    globalThis.document = pageWith(scripts)
    jsonld(page.visit)
    check(page, { ...one, basket: { boots: 1 } }, [])
  })
}

for (const one of segmentCases) {
  test(`Segment: ${one.what}`, () => {
    const page = visitOf()
    const calls = [...one.calls]
    const answers = []
    const queued = calls.splice(0, one.queued ?? 0).map(call => ['track', ...call])
    globalThis.analytics = Object.assign(queued, { track: (...call) => answers.push(call) })
    const stop = segment(page.visit)
    for (const call of calls) globalThis.analytics.track(...call)
    check(page, one, [])
    assert.deepEqual(answers, calls, 'the page’s own track was called with what it was given')
    stop()
  })
}

test('there are at least sixty recorded shapes', () => {
  const all = [ga4Cases, shopifyCases, woocommerceCases, jsonldCases, segmentCases].flat()
  assert.ok(all.length >= 60, `${all.length}`)
})

test('by hand: set, add, take out, look at', () => {
  const page = visitOf()
  const basket = plainBasket(page.visit)
  basket.set({ ids: ['tent'], quantity: 2, price: 249 })
  basket.add({ ids: ['gas'] }, { ids: ['gas'], quantity: 2 })
  basket.remove({ ids: ['tent'] })
  basket.view({ ids: ['boots'] })
  assert.deepEqual(page.told(), {
    basket: { gas: 3 },
    prices: { tent: 249 },
    viewed: ['boots'],
    unavailable: [],
    removed: ['tent'],
  })
})

test('two sources of one page share one basket: prices of the one, lines of the other', () => {
  const page = visitOf()
  const script = { '@type': 'Product', sku: 'stove', offers: { price: 71 } }
  globalThis.document = pageWith([{ textContent: JSON.stringify(script) }])
  ga4(page.visit)
  jsonld(page.visit)
  globalThis.dataLayer.push({ event: 'add_to_cart', items: [{ item_id: 'tent' }] })
  assert.deepEqual(page.told().basket, { tent: 1 })
  assert.deepEqual(page.told().prices, { stove: 71 })
  assert.deepEqual(page.told().viewed, ['stove'])
})

test('a source that says nothing new disturbs nobody', () => {
  const page = visitOf()
  ga4(page.visit)
  let changes = 0
  page.visit.watch(() => {
    changes += 1
  })
  const cart = { event: 'view_cart', ecommerce: { items: [{ item_id: 'tent' }] } }
  globalThis.dataLayer.push(cart)
  globalThis.dataLayer.push(cart)
  assert.equal(changes, 1)
})

test('blocks of WooCommerce tell their cart themselves, and each change of it', async () => {
  const page = visitOf()
  let cart = { items: [{ id: 'tent', quantity: 1 }] }
  const listeners = new Set()
  globalThis.wp = {
    data: {
      select: name => name === 'wc/store/cart' && { getCartData: () => cart },
      subscribe: listener => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
  const stop = woocommerce(page.visit)
  await settled()
  assert.deepEqual(page.told().basket, { tent: 1 })
  cart = { items: [{ id: 'mat', quantity: 3 }] }
  for (const listener of listeners) listener()
  await settled()
  assert.deepEqual(page.told().basket, { mat: 3 })
  stop()
  assert.equal(listeners.size, 0)
})
