/** The words. In: the messages and the codes as Rust writes them. What must stay true: each code has its words, in every language. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { transform } from 'esbuild'
import { alongside, catalogue, modelBytes, noon, wasmBytes } from './tent.mjs'

const read = path => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const messages = name => JSON.parse(read(`www/alongside/messages/${name}.json`))
const english = { ...messages('en'), ...messages('element-en'), ...messages('compose-en') }
const translations = { de: messages('de'), fr: messages('fr') }
const keysOf = (name, prefix) =>
  Object.keys(messages(name))
    .filter(key => key.startsWith(`${prefix}.`))
    .sort()

/** The variants of a Rust enum without data, as serde writes them. */
function codes(file, name) {
  const body = read(`src/contract/${file}.rs`).split(`pub enum ${name} {`)[1]?.split('\n}')[0] ?? ''
  const variants = [...body.matchAll(/^ {4}([A-Z]\w*)(?: = \d+)?,$/gm)].map(
    ([, variant]) => variant,
  )
  assert.ok(variants.length > 1, `${name} was not found in ${file}.rs`)
  return variants.map(variant => variant.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase())
}

const under = (prefix, ...names) => names.map(name => `${prefix}.${name}`).sort()

test('each code of a reason, a silence and a rule has its words, and no words are left over', () => {
  const reasons = under('reason', ...codes('slate', 'ReasonCode'), 'estimated', 'past')
  assert.deepEqual(keysOf('en', 'reason'), reasons)
  const silences = under('silence', ...codes('slate', 'SilenceCode'))
  assert.deepEqual(keysOf('en', 'silence'), silences)
  assert.deepEqual(keysOf('en', 'rule'), under('rule', ...codes('slate', 'Rule')))
  assert.deepEqual(keysOf('en', 'confidence'), under('confidence', ...codes('slate', 'Confidence')))
})

test('each privacy tier, evidence band and frequency has its words', () => {
  const element = Object.keys(messages('element-en'))
  for (const key of [
    ...under('panel.model', ...codes('description', 'PrivacyTier')),
    ...under('why.observed', ...codes('relation', 'Band')),
    ...under('panel.frequency', ...codes('request', 'Frequency')),
  ]) {
    assert.ok(element.includes(key), key)
  }
})

/** A key without the form of a plural, if it has one. */
const plain = key => key.replace(/\.(zero|one|two|few|many|other)$/, '')
const isPlural = key => plain(key) !== key && `${plain(key)}.other` in english

/** The forms a language needs for the numbers a page shows. */
const formsOf = locale => {
  const rules = new Intl.PluralRules(locale)
  return [...new Set(Array.from({ length: 10_000 }, (_, count) => rules.select(count)))]
}

for (const [locale, words] of Object.entries(translations)) {
  test(`${locale} says everything English says, in each form its plurals need, and nothing else`, () => {
    const needed = Object.keys(english).flatMap(key =>
      isPlural(key) ? formsOf(locale).map(form => `${plain(key)}.${form}`) : [key],
    )
    assert.deepEqual(Object.keys(words).sort(), [...new Set(needed)].sort())
  })

  test(`${locale} fills the same holes as English`, () => {
    const holes = message => [...message.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort()
    for (const [key, message] of Object.entries(words)) {
      const original = english[key] ?? english[`${plain(key)}.other`]
      assert.deepEqual(holes(message), holes(original), key)
      assert.notEqual(message.trim(), '', key)
    }
  })
}

test('what a control is called begins with what is written on it, so that it can be spoken to', () => {
  for (const [locale, words] of Object.entries({ en: english, ...translations })) {
    assert.match(words['slate.act'], /^\{act\}.*\{title\}$/, locale)
  }
})

test('every word of the elements is said somewhere in them', () => {
  const code = readdirSync(new URL('../../www/alongside/element', import.meta.url))
    .filter(file => file.endsWith('.ts'))
    .map(file => read(`www/alongside/element/${file}`))
    .join('')
  // Keys are written whole, or as a beginning that a code completes.
  const begun = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map(([, beginning]) => beginning)
  const said = key =>
    code.includes(`'${key}'`) || begun.some(beginning => key.startsWith(beginning))
  const unsaid = Object.keys(messages('element-en')).filter(key => !said(key) && !said(plain(key)))
  assert.deepEqual(unsaid, [])
})

test('no message presses, blames, flatters or talks about the person', () => {
  const pressing = {
    en: /hurry|last chance|only .* left|don.t miss|people like you|because you|recommended for you|you may also|sure\?|others (like|buy|bought)|!/i,
    de: /jetzt (kaufen|zugreifen)|nur noch|schnell|letzte chance|verpass|menschen wie du|weil du|für dich empfohlen|das könnte|wirklich\?|sicher\?|andere (kunden|kauften)|!/i,
    fr: /vite|dernière chance|plus que|ne manquez|des gens comme vous|parce que vous|recommandé pour vous|vous aimerez|sûr|d’autres (clients|ont)|!/i,
  }
  for (const [locale, words] of Object.entries({ en: english, ...translations })) {
    for (const [key, message] of Object.entries(words)) {
      assert.doesNotMatch(message, pressing[locale], `${locale} ${key}`)
    }
  }
})

const { code } = await transform(read('www/states/pseudo.ts'), { loader: 'ts' })
const { pseudo, pseudoLocale } = await import(`data:text/javascript,${encodeURIComponent(code)}`)

test('the pseudo-locale keeps every hole and is 40 % longer or more', () => {
  for (const [key, message] of Object.entries(english)) {
    const told = pseudo(english)[key] ?? ''
    const letters = text => text.replaceAll(/\{\w+\}|[\u202e\u202c]/g, '').length
    assert.ok(letters(told) >= 1.4 * letters(message), key)
    for (const [hole] of message.matchAll(/\{\w+\}/g)) assert.ok(told.includes(hole), key)
  }
  assert.equal(new Intl.Locale(pseudoLocale).language, 'ar')
})

const tents = { basket: [{ id: 'stove', quantity: 1 }], placement: /** @type {const} */ ('basket') }
const toldIn = async (locale, words) => {
  const recommender = await alongside.Recommender.load({
    model: modelBytes(),
    catalogue: new TextEncoder().encode(JSON.stringify(catalogue)),
    wasm: wasmBytes(),
    locale,
    messages: words,
  })
  return recommender.recommend(tents, { now: noon }).suggestions.map(({ reason }) => reason.text)
}

test('a reason is told in the language that was passed in', async () => {
  assert.ok((await toldIn('de', translations.de)).some(text => /^Wird \S+ (für|von): /.test(text)))
  assert.ok(
    (await toldIn('fr', translations.fr)).some(text => /^(Nécessaire|Consommable) /.test(text)),
  )
})

test('a merchant overrules any message and keeps the rest', async () => {
  const own = Object.fromEntries(Object.keys(english).map(key => [key, `ours ${key}`]))
  for (const text of await toldIn('en', own)) assert.match(text, /^ours reason\./)
  const told = await toldIn('de', { ...translations.de, 'reason.needed-to-use': 'Nicht ohne' })
  assert.ok(told.includes('Nicht ohne'))
  assert.ok(told.some(text => / zusammen gekauft mit: /.test(text)))
})
