/** The npm package as a shop's tools see it, before it is packed: entries, side effects, types, loading. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { build } from 'esbuild'
import { nodeTool } from '../../scripts/command.mjs'
import { inRoot, packageFolder, root } from '../../scripts/paths.mjs'
import { readJson } from './house.mjs'

const manifest = readJson('package.json')
const packageUrl = new URL('../../', import.meta.url)

/** Every entry, those of a pattern one by one: its name, and where its code and types are. */
const entries = Object.entries(manifest.exports).flatMap(([path, entry]) => {
  if (!path.includes('*')) return [{ path, entry }]
  const folder = join(packageFolder, path.replace('/*', ''))
  const names = readdirSync(folder).filter(file => file.endsWith('.js'))
  return names.map(file => {
    const fill = (/** @type {string} */ pattern) => pattern.replace('*', file.slice(0, -3))
    const filled = Object.entries(entry).map(([condition, target]) => [condition, fill(target)])
    return { path: fill(path), entry: Object.fromEntries(filled) }
  })
})

test('every file of every entry exists', () => {
  const files = entries.flatMap(({ entry }) =>
    typeof entry === 'string' ? [entry] : Object.values(entry),
  )
  assert.ok(files.length > 30)
  assert.deepEqual(
    files.filter(file => !existsSync(inRoot(file))),
    [],
  )
})

test('types come first in every entry that has code', () => {
  const conditions = Object.values(manifest.exports).filter(entry => typeof entry === 'object')
  assert.equal(conditions.length, 15)
  for (const entry of conditions) assert.equal(Object.keys(entry)[0], 'types')
})

/** Those that define elements. */
const ACTING = ['./define', './measure', './template']

test('only what defines elements acts when it is imported', () => {
  const acting = ACTING.map(entry => manifest.exports[entry].default)
  assert.deepEqual(manifest.sideEffects, acting)
})

test('the package brings no other package and only its built files', () => {
  assert.equal(manifest.dependencies, undefined)
  assert.deepEqual(manifest.files, ['dist'])
  assert.ok(!manifest.private)
})

test('every tool is pinned to one version', () => {
  const loose = Object.entries(manifest.devDependencies).filter(
    ([, version]) => !/^\d/.test(version),
  )
  assert.deepEqual(loose, [])
})

test('every entry can be imported on a server', async () => {
  for (const { entry } of entries) {
    if (typeof entry === 'object') await import(new URL(entry.default, packageUrl).href)
  }
})

test('a bundle that imports an entry without using it keeps only what acts', async () => {
  const left = async (/** @type {string} */ entry) => {
    const { outputFiles } = await build({
      stdin: { contents: `import '${entry}'`, resolveDir: root },
      bundle: true,
      format: 'esm',
      write: false,
      logLevel: 'silent',
      // Without our own `paths`, which lead to the sources.
      tsconfigRaw: {},
    })
    return outputFiles[0].text.trim()
  }
  for (const { path, entry } of entries) {
    if (typeof entry === 'string' || ACTING.includes(path)) continue
    assert.equal(await left(path.replace(/^[.]/, 'alongside')), '', path)
  }
  assert.match(await left('alongside/define'), /customElements/)
})

test('no declaration points outside the package', () => {
  const declarations = readdirSync(packageFolder, { recursive: true })
    .map(name => String(name))
    .filter(name => name.endsWith('.d.ts'))
  assert.ok(declarations.length >= 3)
  const astray = declarations.filter(name =>
    readFileSync(join(packageFolder, name), 'utf8').includes('build/engine'),
  )
  assert.deepEqual(astray, [])
})

test('a strict shop that checks its libraries gets types', async () => {
  const shop = inRoot('build', 'strict-shop')
  rmSync(shop, { recursive: true, force: true })
  mkdirSync(shop, { recursive: true })
  const compilerOptions = {
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    module: 'nodenext',
    types: [],
  }
  writeFileSync(join(shop, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }))
  writeFileSync(
    join(shop, 'shop.ts'),
    `import { Recommender } from 'alongside'
import 'alongside/define'
const recommender = await Recommender.load({ model: '/model.alongside', catalogue: '/catalogue.json' })
const slate = recommender.recommend({ basket: [], placement: 'basket' }, { now: 0 })
const ids: string[] = slate.suggestions.map(suggestion => suggestion.id)
// @ts-expect-error: an id is a string, so \`any\` did not slip in
const counts: number[] = slate.suggestions.map(suggestion => suggestion.id)
export { counts, ids }
`,
  )
  // Inside the checkout 'alongside' resolves to this very package, through its exports.
  await nodeTool('typescript/bin/tsc', ['-p', shop], {
    advice: 'the published types do not compile',
  })
})
