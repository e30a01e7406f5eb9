/**
 * The README cannot lie: its program for Node runs as it stands, and its commands exist.
 * In: README.md, dist/, the demo shop's model.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { entries } from './packed.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
/** What npm brings along. */
const NPM_S_OWN = ['install', 'pack']
const blocks = language => [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))]

test('the program of the README runs as it stands and suggests a memory card with its reason', () => {
  const [[, program]] = blocks('js')
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    encoding: 'utf8',
  })
  assert.match(printed, /card.*: .*camera/i)
})

test('every npm command the README names exists', () => {
  const named = [...readme.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name]) => name)
  assert.ok(named.includes('start') && named.includes('test'))
  for (const name of named) assert.ok(scripts[name] ?? NPM_S_OWN.includes(name), `npm ${name}`)
})

const docs = readdirSync(new URL('../../docs', import.meta.url))
  .filter(file => file.endsWith('.md'))
  .map(file => `docs/${file}`)

test('every page and example the README and docs/ point to exists', () => {
  for (const from of ['README.md', ...docs]) {
    const base = new URL(`../../${from}`, import.meta.url)
    const links = [...readFileSync(base, 'utf8').matchAll(/\]\(([\w./-]+)\)/g)]
    assert.ok(links.length > 0, from)
    for (const [, link] of links) assert.ok(existsSync(new URL(link, base)), `${from}: ${link}`)
  }
})

test('every entry of the package that a document imports exists', () => {
  const named = ['README.md', ...docs].flatMap(file => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    return [...text.matchAll(/'(alongside\/[\w/-]+)'/g)].map(([, name]) => name)
  })
  const known = entries.map(({ name }) => name)
  assert.ok(named.length > 10)
  for (const name of named) assert.ok(known.includes(name), name)
})
