/**
 * What is too sensitive to speak of, on a page. In: a shop whose tent is bought with a pregnancy test more often than
 * with anything else, the builder, Chromium. What must stay true: no slate, no reason and no published file says so.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { builderBinary } from '../../scripts/paths.mjs'
import { openPage, openStage } from './stage.mjs'

const SENSITIVE = ['test-kit', 'wine', 'Pregnancy', 'Merlot']
const CATALOGUE = [
  'item_id,title,category,price,adult,related_product',
  'tent,Two-Person Tent,camping > tents,199,,',
  'mat,Sleeping Mat,camping > mats,39,,',
  'lamp,Camping Lamp,camping > lamps,25,,',
  'stove,Camping Stove,camping > stoves,49,,',
  'test-kit,Pregnancy Test,health > pregnancy tests,9,,',
  'wine,Merlot,camping > drinks,8,true,',
]

/** Eighty buy tent, test and wine, forty of them a mat, thirty a lamp; others a stove. */
const orders = Array.from({ length: 120 }, (_, camper) => {
  const more = [camper < 40 ? 'mat' : 'lamp', ...(camper < 70 ? [] : ['stove'])]
  const bought = camper < 80 ? ['tent', 'test-kit', 'wine', ...more] : ['stove', 'lamp']
  return bought.map(item => `order-${camper},camper-${camper},${item}`)
}).flat()

const folder = mkdtempSync(join(tmpdir(), 'alongside-sensitive-'))
const published = ['model.alongside', 'catalogue.json', 'manifest.json']
/** @type {import('./stage.mjs').Stage} */
let stage

/** @param {string[]} args */
const alongside = (...args) =>
  execFileSync(builderBinary, args, { cwd: folder, stdio: 'pipe', encoding: 'utf8' })

/** @param {string} out @param {string[]} more */
function build(out, ...more) {
  const files = ['--orders', 'orders.csv', '--catalogue', 'catalogue.csv', '--out', out]
  const how = ['--privacy', 'threshold', '--no-tune', '--no-forecast', '--currency', 'EUR']
  alongside('build', ...files, ...how, ...more)
}

before(async () => {
  writeFileSync(join(folder, 'orders.csv'), ['order_id,user_id,item_id', ...orders].join('\n'))
  writeFileSync(join(folder, 'catalogue.csv'), CATALOGUE.join('\n'))
  writeFileSync(join(folder, 'harmless.txt'), 'health')
  build('model')
  const file = (/** @type {string} */ name) => readFileSync(join(folder, 'model', name))
  const own = published.map(name => /** @type {const} */ ([`/${name}`, file(name)]))
  stage = await openStage({ files: Object.fromEntries(own) })
})
after(async () => {
  await stage?.close()
  rmSync(folder, { recursive: true })
})

test('no published file knows the products, not even their names', () => {
  for (const name of published) {
    const text = readFileSync(join(folder, 'model', name), 'latin1')
    for (const word of SENSITIVE) assert.ok(!text.includes(word), `${word} in ${name}`)
  }
})

test('they are in no slate and in no reason, whatever is in the basket', async t => {
  const page = await openPage(stage)
  t.after(() => page.close())
  const slate = page.locator('alongside-slate').first()
  await slate.locator('[part~=card]').first().waitFor()
  for (const basket of [['tent'], ['tent', 'test-kit'], ['tent', 'wine', 'test-kit']]) {
    await page.evaluate(
      ids => window['visit'].setBasket(ids.map(id => ({ id, quantity: 1 }))),
      basket,
    )
    const cards = slate.locator('[part~=card]')
    const ids = await cards.evaluateAll(all => all.map(card => card.dataset['productId']))
    assert.ok(ids.includes('mat') && ids.includes('lamp'), `the others are suggested: ${ids}`)
    for (const why of await slate.locator('summary').all()) await why.click()
    const said = `${ids} ${await slate.evaluate(one => one.shadowRoot?.textContent)}`
    for (const word of SENSITIVE) assert.ok(!said.includes(word), `${word}: ${said}`)
  }
})

test('called harmless they would be suggested, so the tests above can fail', () => {
  build('careless', '--categories', 'harmless.txt')
  const said = alongside('explain', 'careless/model.alongside', '--basket', 'tent', '--json')
  assert.ok(JSON.parse(said).scored.some(({ id }) => id === 'test-kit'))
})
