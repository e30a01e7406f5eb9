/** How the package comes in. In: dist/. What must stay true: once is enough, and importing does nothing. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { entries } from './packed.mjs'
import { alongside, bytes, distFile } from './tent.mjs'

test('however many load at once, the wasm is compiled once', async () => {
  const { compile } = WebAssembly
  let compiled = 0
  WebAssembly.compile = source => {
    compiled += 1
    return compile(source)
  }
  const many = await Promise.all([1, 2, 3].map(() => alongside.Recommender.load(bytes())))
  many.push(await alongside.Recommender.load(bytes()))
  WebAssembly.compile = compile
  assert.equal(compiled, 1)
  for (const recommender of many) recommender.free()
})

const code = entries.filter(({ isCode, name }) => isCode && name !== 'alongside/react')
for (const entry of code.map(({ file }) => file.replace('./dist/', ''))) {
  test(`importing ${entry} in Node asks for nothing and leaves nothing behind`, () => {
    const program = `
      const before = Reflect.ownKeys(globalThis).length
      for (const name of ['fetch', 'setTimeout', 'setInterval', 'addEventListener']) {
        globalThis[name] = () => { throw new Error(name + ' was called') }
      }
      WebAssembly.compile = WebAssembly.instantiate = globalThis.fetch
      const added = Reflect.ownKeys(globalThis).length - before
      const exported = await import(${JSON.stringify(distFile(entry).href)})
      const found = Reflect.ownKeys(globalThis).length - before - added
      console.log(JSON.stringify({ found, exported: Object.keys(exported).length > 0 }))`
    const args = ['--input-type=module', '--eval', program]
    const output = execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 })
    assert.deepEqual(JSON.parse(output), { found: 0, exported: true })
  })
}
