/** The boundary from Node, on the built package. In: dist/. What must stay true: boundary-cases.mjs. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cases } from './boundary-cases.mjs'
import {
  alongside,
  bytes,
  catalogueBytes,
  modelBytes,
  noon,
  tentRequest,
  wasmBytes,
} from './tent.mjs'

const { Recommender } = alongside

for (const { claim, outcome, expected } of cases) {
  test(claim, async () => {
    assert.deepEqual(await outcome({ Recommender, ...bytes() }), expected)
  })
}

test('any prefix and any flipped byte of a model is refused or answers the same', async () => {
  const whole = modelBytes()
  const answer = await ask(whole)
  const codes = new Set()
  const damaged = [...whole].flatMap((byte, place) => {
    const flipped = whole.slice()
    flipped[place] = byte ^ (1 << (place % 8))
    return [whole.slice(0, place), flipped]
  })
  for (const model of damaged) {
    try {
      assert.deepEqual(await ask(model), answer)
    } catch (error) {
      codes.add(/** @type {{ code: string }} */ (error).code)
    }
  }
  // A single bit of today's format makes it newer; the files of older ones are refused by name elsewhere.
  assert.deepEqual([...codes].sort(), ['model-damaged', 'model-newer', 'not-a-model'])
})

test('a slate names the anchor by its title and quotes what the model holds', async () => {
  const recommender = await Recommender.load({ ...bytes(), locale: 'en' })
  const slate = recommender.recommend(tentRequest, { now: noon })
  const [first] = slate.suggestions
  assert.equal(slate.silence, null)
  assert.equal(first?.id, 'sleeping-bag')
  assert.equal(first?.title, 'Sleeping Bag')
  assert.equal(first?.price, 149)
  assert.equal(first?.kind, 'often_bought_with')
  assert.equal(first?.reason.text, 'Often bought together with the Two-Person Tent')
  assert.deepEqual(first?.reason.anchors, ['tent'])
  assert.equal(first?.reason.evidence.band, 'often')
  recommender.free()
})

test("today's price wins over the catalogue's, and an alias is as good as an id", async () => {
  const recommender = await Recommender.load(bytes())
  const prices = [{ id: 'sleeping-bag', price: 99 }]
  const request = { basket: [{ id: 'SKU-1' }], placement: /** @type {const} */ ('basket'), prices }
  const [first] = recommender.recommend(request, { now: noon }).suggestions
  assert.equal(first?.price, 99)
  assert.equal(first?.reason.text, 'Often bought together with the Two-Person Tent')
  assert.equal(recommender.product('SKU-1')?.id, 'tent')
  recommender.free()
})

test("a shop's own words win over the package's", async () => {
  const messages = { 'reason.often-together': 'Passt zu {anchor}' }
  const recommender = await Recommender.load({ ...bytes(), messages, locale: 'de' })
  const [first] = recommender.recommend(tentRequest, { now: noon }).suggestions
  assert.equal(first?.reason.text, 'Passt zu Two-Person Tent')
  recommender.free()
})

test('a title can turn no text around and hide no control characters', async () => {
  const recommender = await Recommender.load(bytes())
  assert.doesNotMatch(recommender.product('lantern')?.title ?? '\u202e', /[\p{Cc}\u202a-\u202e]/u)
  recommender.free()
})

test('memory is a plain value: what was recorded comes back through JSON', async () => {
  const recommender = await Recommender.load(bytes())
  const moment = { now: noon, consent: /** @type {const} */ ('persistent') }
  const dismissal = { type: /** @type {const} */ ('dismissal'), id: 'sleeping-bag' }
  const memory = JSON.parse(JSON.stringify(recommender.record(undefined, dismissal, moment)))
  const slate = recommender.recommend(
    { ...tentRequest, consent: 'persistent' },
    { now: noon, memory },
  )
  assert.ok(slate.suggestions.every(({ id }) => id !== 'sleeping-bag'))
  const kept = slate.withheld.find(({ id }) => id === 'sleeping-bag')
  assert.equal(kept?.rule, 'dismissed')
  assert.deepEqual(recommender.forget().dismissed, [])
  recommender.free()
})

test('a memory can not be changed, and one that differs from it is another', async () => {
  const recommender = await Recommender.load(bytes())
  const moment = { now: noon, consent: /** @type {const} */ ('persistent') }
  const refuse = (/** @type {unknown} */ memory, /** @type {string} */ id) =>
    recommender.record(memory, { type: 'dismissal', id }, moment)
  const offered = (/** @type {unknown} */ memory) =>
    recommender
      .recommend({ ...tentRequest, consent: 'persistent' }, { now: noon, memory })
      .suggestions.map(({ id }) => id)
  const memory = refuse(undefined, 'sleeping-bag')
  assert.ok(isFrozen(memory))
  assert.ok(isFrozen(recommender.expire(structuredClone(memory), moment)))
  const without = offered(memory)
  assert.ok(offered({ ...memory, dismissed: [] }).includes('sleeping-bag'))
  assert.deepEqual(offered(memory), without, 'once another one was read')
  assert.ok(offered(undefined).includes('sleeping-bag'))
  assert.deepEqual(refuse(structuredClone(memory), 'mat'), refuse(memory, 'mat'))
  recommender.free()
})

test('disabled, nothing is read and every answer is a silence that says so', async () => {
  const nothing = new URL('file:///no/such/file')
  const recommender = await Recommender.load({
    wasm: nothing,
    model: nothing,
    catalogue: nothing,
    enabled: false,
  })
  const slate = recommender.recommend(tentRequest, { now: noon })
  assert.deepEqual(slate.suggestions, [])
  assert.equal(slate.silence?.code, 'disabled')
  assert.match(slate.silence?.text ?? '', /\.$/)
  await assert.rejects(recommender.ready(), { code: 'fetch-failed' })
})

test('enabled works at once in both directions', async () => {
  const recommender = await Recommender.load({ ...bytes(), enabled: false })
  recommender.enabled = true
  assert.throws(() => recommender.recommend(tentRequest, { now: noon }), { code: 'not-loaded' })
  await recommender.ready()
  assert.equal(recommender.recommend(tentRequest, { now: noon }).silence, null)
  recommender.enabled = false
  assert.equal(recommender.recommend(tentRequest, { now: noon }).silence?.code, 'disabled')
  const before = recommender.forget()
  const click = { type: /** @type {const} */ ('click'), id: 'mat' }
  assert.equal(recommender.record(before, click, { now: noon }), before)
  recommender.free()
})

test('a freed recommender says so, and freeing twice is harmless', async () => {
  const recommender = await Recommender.load(bytes())
  recommender.free()
  recommender.free()
  assert.throws(() => recommender.recommend(tentRequest, { now: noon }), { code: 'engine-freed' })
  assert.throws(() => recommender.describe(), { code: 'engine-freed' })
})

test('addresses, buffers and modules are as good as bytes', async () => {
  const module = await WebAssembly.compile(wasmBytes())
  const response = new Response(wasmBytes())
  for (const wasm of [module, response, Promise.resolve(wasmBytes()), undefined]) {
    const recommender = await Recommender.load({
      model: new URL('../data/tent-4.alongside', import.meta.url),
      catalogue: /** @type {ArrayBuffer} */ (catalogueBytes().buffer),
      ...(wasm && { wasm }),
    })
    assert.equal(recommender.recommend(tentRequest, { now: noon }).silence, null)
    recommender.free()
  }
})

async function ask(model) {
  const recommender = await Recommender.load({ ...bytes(), model })
  try {
    return recommender.recommend(tentRequest, { now: noon })
  } finally {
    recommender.free()
  }
}

test('what a score is made of can be asked for, factor by factor', async () => {
  const recommender = await Recommender.load(bytes())
  const [first] = recommender.recommend(tentRequest, { now: noon }).suggestions
  const weighed = recommender.weigh(tentRequest, { now: noon })
  const { score = 0, support = 0, factors = [] } = weighed.find(({ id }) => id === first?.id) ?? {}
  assert.equal(score, first?.score)
  assert.ok(factors.some(({ name }) => name === 'season'))
  const product = factors.reduce((all, { value }) => all * value, support)
  assert.ok(Math.abs(product - score) < 1e-9)
  recommender.free()
})

/** With all that is in it. @param {unknown} value @returns {boolean} */
function isFrozen(value) {
  return (
    Object.isFrozen(value) &&
    (Object(value) !== value || Object.values(Object(value)).every(isFrozen))
  )
}
