/**
 * The package as its users get it: packed, installed elsewhere, imported and type-checked from there.
 * In: dist/. What must stay true: nothing it needs lies outside the tarball.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { entries, pack, root, run as runIn } from './packed.mjs'
import { catalogue, noon } from './tent.mjs'

const typescript = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
const home = mkdtempSync(join(tmpdir(), 'alongside-packed-'))
const run = (command, args) => runIn(command, args, home)

before(() => {
  writeFileSync(
    join(home, 'package.json'),
    '{ "name": "a-shop", "private": true, "type": "module" }',
  )
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', pack(home)])
})

after(() => rmSync(home, { recursive: true, force: true }))

test('every export can be imported or read from the installed package', () => {
  const names = entries.map(({ name }) => name)
  assert.ok(names.length >= 20)
  const program = `
    import { readFileSync } from 'node:fs'
    for (const name of ${JSON.stringify(names)}) {
      const file = new URL(import.meta.resolve(name))
      if (/\\.(wasm|json)$/.test(name)) readFileSync(file)
      else if (Object.keys(await import(name)).length === 0 && !name.endsWith('/react')) throw new Error(name + ' is empty')
    }`
  run(process.execPath, ['--input-type=module', '--eval', program])
})

test('the installed package finds its own wasm and suggests', () => {
  writeFileSync(join(home, 'catalogue.json'), JSON.stringify(catalogue))
  const model = join(root, 'tests', 'data', 'tent-4.alongside')
  const program = `
    import { Recommender } from 'alongside'
    const recommender = await Recommender.load({
      model: ${JSON.stringify(model)}, catalogue: 'catalogue.json' })
    const slate = recommender.recommend(
      { basket: [{ id: 'stove', quantity: 1 }], placement: 'basket' }, { now: ${noon} })
    console.log(slate.suggestions[0].reason.text)`
  const output = run(process.execPath, ['--input-type=module', '--eval', program])
  assert.equal(output.trim(), 'Needed to use the Camp Stove')
})

test('its types hold in a strict shop that checks its libraries too', () => {
  const program = `
    import { AlongsideError, Recommender, Visit, type Feedback, type Memory, type Slate } from 'alongside'
    import { AlongsideSlate } from 'alongside/element'
    import 'alongside/define'
    import { ga4 } from 'alongside/adapters/ga4'
    import { plainBasket } from 'alongside/adapters/basket'
    import { tcf } from 'alongside/consent/tcf'
    import { Visit as Inline } from 'alongside/inline'
    import { Recommender as Slim } from 'alongside/slim'

    export async function shop(): Promise<Slate> {
      const recommender = await Recommender.load({ model: 'm', catalogue: new URL('file:///c') })
      const feedback: Feedback = { type: 'dismissal', id: 'tent' }
      const memory: Memory = recommender.record(undefined, feedback, { now: 1, consent: 'session' })
      return recommender.recommend({ basket: [], placement: 'home' }, { now: 2, memory })
    }
    export const visit = await Visit.start({ model: new Uint8Array(), catalogue: 'c' })
    const stop: () => void = ga4(visit, { unknown: ids => console.log(ids[0]) })
    plainBasket(visit).set({ ids: ['tent'], quantity: 2, price: 249 })
    tcf(await Inline.start({ model: 'm', catalogue: 'c' }))
    export const slim: Recommender = await Slim.load({ model: 'm', catalogue: 'c', wasm: 'w' })
    stop()
    visit.watch(change => change.what === 'basket')
    document.querySelector('alongside-slate')?.addEventListener('alongside-add', event => {
      const { id, suggestion } = event.detail
      const text: string = suggestion.reason.text
      console.log(id, text, event.currentTarget instanceof AlongsideSlate)
    })
    // @ts-expect-error a placement that does not exist
    visit.slate('cellar')
    export const code = (error: unknown) => error instanceof AlongsideError && error.code`
  writeFileSync(join(home, 'shop.ts'), program)
  const options = ['--strict', '--noEmit', '--skipLibCheck', 'false', '--module', 'nodenext']
  const library = ['--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--types', '']
  run(process.execPath, [typescript, ...options, ...library, 'shop.ts'])
})
