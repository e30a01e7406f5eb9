/**
 * What is composed for other channels. In: dist/, the tent shop. What must stay true: each channel has its form,
 * says no more than the slate, and a hostile catalogue can't break out of its line.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alongside, catalogue, distFile, modelBytes, noon, wasmBytes } from './tent.mjs'

const { compose } = await import(distFile('compose.js').href)
const { de } = await import(distFile('messages/de.js').href)

const encoded = new TextEncoder().encode(JSON.stringify(catalogue))
const shopIn = (locale, messages) =>
  alongside.Recommender.load({
    ...{ wasm: wasmBytes(), model: modelBytes(), catalogue: encoded },
    ...{ locale, messages },
  })
const recommender = await shopIn('en', undefined)

/** What a shopper who has the stove, and remembers, gets by a channel. */
const slateBy = (placement, shop = recommender) =>
  shop.recommend({ placement, basket: [{ id: 'stove' }], consent: 'persistent' }, { now: noon })
const composedBy = (channel, more = {}) =>
  compose({ recommender, slate: slateBy(channel), channel, ...more })

test('a notification is one suggestion and one sentence, and names nothing else', () => {
  const { suggestions } = slateBy('notification')
  assert.equal(suggestions.length, 1)
  const { subject, text } = composedBy('notification')
  assert.equal(subject, `Goes with what you have: ${suggestions[0].title}`)
  assert.equal(text, suggestions[0].reason.text)
})

for (const channel of ['email', 'print', 'consultation']) {
  test(`${channel} tells each suggestion with its price and its reason, in the order of the slate`, () => {
    const { suggestions } = slateBy(channel)
    assert.ok(suggestions.length > 0)
    const { text } = composedBy(channel)
    const items = text.split('\n\n').slice(1, -1)
    assert.equal(items.length, suggestions.length)
    for (const [place, { title, price, reason }] of suggestions.entries()) {
      const [head, why] = items[place].split('\n')
      assert.ok(head.includes(title) && head.endsWith(`€${price.toFixed(2)}`), head)
      assert.equal(why.trim(), reason.text)
    }
  })
}

test('only a mail has addresses, and only when it is told what they are relative to', () => {
  const base = 'https://shop.example/'
  assert.match(composedBy('email', { base }).text, /\n {2}https:\/\/shop\.example\/product\//)
  assert.doesNotMatch(composedBy('email').text, /product\//)
  assert.doesNotMatch(composedBy('print', { base }).text, /product\//)
})

test('a script is no address, and a title can neither break its line nor turn it around', () => {
  const slate = slateBy('email')
  const [one] = slate.suggestions
  const hostile = { ...one, title: 'A\u202e\nSubject: B', url: 'javascript:alert(1)' }
  const { subject, text } = composedBy('email', {
    slate: { ...slate, suggestions: [hostile] },
    base: 'https://shop.example/',
  })
  assert.equal(subject, 'What goes with what you have: A Subject: B')
  assert.doesNotMatch(text, /javascript|\u202e|^Subject/mu)
})

test('a slate that is silent composes nothing', () => {
  const slate = recommender.recommend({ placement: 'email', basket: [] }, { now: noon })
  assert.equal(compose({ recommender, slate, channel: 'email' }), null)
})

test('it speaks the language of its shop', async () => {
  const german = await shopIn('de', de)
  const composed = compose({
    recommender: german,
    slate: slateBy('print', german),
    channel: 'print',
  })
  assert.equal(composed.subject, 'Was zu dem passt, was Sie haben')
  assert.match(composed.text, /€\n/)
})
