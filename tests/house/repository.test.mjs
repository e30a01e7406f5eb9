/** Rules for the files of the repository as a whole: nothing of one machine or one registry, no dead names. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { inRoot } from '../../scripts/paths.mjs'
import { read, readJson, repositoryFiles } from './house.mjs'

test('no npm lock file names an address to download from', () => {
  const locks = repositoryFiles.filter(file => /(^|\/)package-lock\.json$/.test(file))
  assert.ok(locks.length > 1)
  for (const lock of locks) {
    const packages = Object.entries(readJson(lock).packages)
    assert.ok(packages.length > 1)
    const recorded = packages.filter(([, entry]) => 'resolved' in entry).map(([name]) => name)
    assert.deepEqual(recorded, [], lock)
  }
})

test('the cargo lock file names no registry but the public one', () => {
  const sources = [...read('Cargo.lock').matchAll(/^source = "(.*)"$/gm)].map(
    ([, source]) => source,
  )
  assert.ok(sources.length > 0)
  const expected = new Set(['registry+https://github.com/rust-lang/crates.io-index'])
  assert.deepEqual(new Set(sources), expected)
})

test('no settings file chooses a registry', () => {
  const settings = repositoryFiles.filter(file => /(^|\/)(\.npmrc|\.?config\.toml)$/.test(file))
  const chosen = settings.filter(file =>
    /^\s*(\S*:)?registry\s*=|^\s*\[(source|registr)/m.test(read(file)),
  )
  assert.ok(settings.length > 0)
  assert.deepEqual(chosen, [])
})

test('no file holds a path of one machine', () => {
  const ofOneMachine = /(^|[^A-Za-z0-9_.])\/(?:work|farm|root|home|Users|tmp)\/[A-Za-z]/
  const text = /\.(rs|ts|mjs|js|json|toml|css|html|md|csv|sh)$|(^|\/)[^.]*$|\.(npmrc|gitignore)$/
  const found = repositoryFiles
    .filter(file => text.test(file))
    .flatMap(file => {
      const lines = read(file).split('\n')
      return lines.flatMap((line, at) => (ofOneMachine.test(line) ? [`${file}:${at + 1}`] : []))
    })
  assert.deepEqual(found, [])
})

test('every file ARCHITECTURE.md names exists', () => {
  const path = /^[\w.@-]+(?:\/[\w.@-]+)*(?:\/|\.(?:rs|ts|mjs|js|json|html|css|toml|md|wasm|csv))$/
  const spans = [...read('ARCHITECTURE.md').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span)
  const named = spans.filter(span => path.test(span))
  assert.ok(
    named.length >= 10,
    `ARCHITECTURE.md puts a file under each word; it names ${named.length}`,
  )
  assert.deepEqual(
    named.filter(span => !exists(span)),
    [],
  )
})

/** As a path from the root, or as the end of one below a folder the page names. @param {string} path */
function exists(path) {
  const below = (/** @type {string} */ file) =>
    path.endsWith('/') ? file.includes(`/${path}`) : file.endsWith(`/${path}`)
  return existsSync(inRoot(path)) || repositoryFiles.some(below)
}
