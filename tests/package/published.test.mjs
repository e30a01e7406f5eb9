/**
 * What the package says of itself to bundlers, compilers and editors. In: dist/ and its tarball.
 * What must stay true: each entry brings what its name says, and one copy of the wasm.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { publint } from 'publint'
import { entries, pack, root, run } from './packed.mjs'
import { distFile, wasmBytes } from './tent.mjs'

const home = mkdtempSync(join(tmpdir(), 'alongside-published-'))
after(() => rmSync(home, { recursive: true, force: true }))

const inRoot = file => readFileSync(join(root, file), 'utf8')
const inDist = file => inRoot(`dist/${file}`)

test('only the default entry names the wasm, and only the inline one holds it', () => {
  const naming = entries.filter(
    ({ file, isCode }) => isCode && /alongside\.wasm["'`]/.test(inRoot(file)),
  )
  assert.deepEqual(
    naming.map(({ name }) => name),
    ['alongside'],
  )
  const [, zipped = ''] = /["']([\w+/=]{1000,})["']/.exec(inDist('inline.js')) ?? []
  assert.deepEqual(new Uint8Array(gunzipSync(Buffer.from(zipped, 'base64'))), wasmBytes())
})

test('every script of the package has its map, with its sources in it', () => {
  for (const file of [...entries.filter(({ isCode }) => isCode).map(({ file }) => file)]) {
    const { sources, sourcesContent } = JSON.parse(inRoot(`${file}.map`))
    // An entry that only hands on what others hold has none of its own.
    assert.equal((sourcesContent ?? []).length, sources.length, file)
  }
})

test("the elements' manifest names the attributes and events they have, and so do editors", async () => {
  const { AlongsideSlate } = await import(distFile('element/index.js').href)
  const { modules } = JSON.parse(inDist('custom-elements.json'))
  const [slate, panel] = modules.flatMap(({ declarations = [] }) => declarations)
  const names = of => of.map(({ name }) => name)
  // `reserve` is read by the style sheet alone.
  assert.deepEqual(names(slate.attributes), [...AlongsideSlate.observedAttributes, 'reserve'])
  const events = inDist('element/events.d.ts').matchAll(/^ +'(alongside-\w+)'/gm)
  assert.deepEqual(
    names(slate.events),
    [...events].map(([, name]) => name),
  )
  const { tags } = JSON.parse(inDist('vscode.html-custom-data.json'))
  assert.deepEqual(names(tags), [slate.tagName, panel.tagName])
  assert.deepEqual(names(tags[0].attributes), names(slate.attributes))
})

test('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: root, level: 'suggestion', strict: true })
  assert.deepEqual(messages, [])
})

test('the types of every entry resolve, for compilers and for bundlers', () => {
  const attw = join(root, 'node_modules', '@arethetypeswrong', 'cli', 'dist', 'index.js')
  const named = entries.map(({ name }) => name.replace('alongside', '.'))
  const code = named.filter(name => !name.endsWith('.wasm'))
  const options = [
    '--profile',
    'esm-only',
    '--no-emoji',
    '--format',
    'json',
    '--entrypoints',
    ...code,
  ]
  const { analysis } = JSON.parse(run(process.execPath, [attw, pack(home), ...options], home))
  assert.equal(Object.keys(analysis.entrypoints).length, code.length)
  // Of an ESM package, those who can't read ESM are told so; that is no fault.
  const ofOthers = ['node10', 'node16-cjs']
  const problems = analysis.problems.filter(
    ({ resolutionKind }) => !ofOthers.includes(resolutionKind),
  )
  assert.deepEqual(problems, [])
})
