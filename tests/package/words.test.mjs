/** The words. In: the messages and the codes as Rust writes them. What must stay true: each code has its words. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const read = path => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const messages = name => JSON.parse(read(`www/alongside/messages/${name}.json`))
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
  const reasons = under('reason', ...codes('slate', 'ReasonCode'), 'estimated')
  assert.deepEqual(keysOf('en', 'reason'), reasons)
  const silences = under('silence', ...codes('slate', 'SilenceCode'), 'disabled')
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

test('no message presses, blames, flatters or talks about the person', () => {
  const pressing =
    /hurry|last chance|only .* left|don.t miss|people like you|because you|recommended for you|you may also|sure\?|others|!/i
  for (const name of ['en', 'element-en']) {
    for (const [key, message] of Object.entries(messages(name))) {
      assert.doesNotMatch(message, pressing, key)
    }
  }
})
