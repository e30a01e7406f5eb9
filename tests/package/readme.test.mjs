/**
 * The README cannot lie: its program for Node runs as it stands, and its commands exist.
 * In: README.md, dist/, the demo shop's model.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
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
  for (const name of named) assert.ok(scripts[name], `npm ${name}`)
})

test('every page the README points to exists', () => {
  const pages = [...readme.matchAll(/\]\(([\w.-]+\.md)\)/g)].map(([, page]) => page)
  assert.ok(pages.length > 0)
  for (const page of pages) assert.ok(existsSync(new URL(`../../${page}`, import.meta.url)), page)
})
