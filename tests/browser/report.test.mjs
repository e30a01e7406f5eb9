/**
 * The report of a build, opened from the disk. In: the builder, a shop with hostile titles, Chromium, axe.
 * What must stay true: each sentence below.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { chromium } from 'playwright-core'
import { builderBinary } from '../../scripts/paths.mjs'
import { chromiumPath } from '../../scripts/steps/browser.mjs'

const HOSTILE = '</script><img src=x onerror="window.harmed=1"><script>window.harmed=1</script>'
const CATALOGUE = [
  'item_id,title,category,price,brand',
  `stove,"Stove ${HOSTILE.replaceAll('"', '""')}",camping > cooking,49.90,Orrin`,
  'gas,Gas cartridge,camping > cooking,6.95,Orrin',
  'pot,Pot of one litre,camping > cooking,24.00,Tempra',
  'mat,Sleeping mat,beds > mats,39.00,Tempra',
]

/** Thirty campers buy stove, gas and pot; the others a mat, ten of them with a stove. */
const orders = Array.from({ length: 90 }, (_, camper) => {
  const few = camper < 60 ? ['mat', 'stove'] : ['mat']
  const bought = camper < 30 ? ['stove', 'gas', 'pot'] : few
  return bought.map(item => `order-${camper},camper-${camper},${item}`)
}).flat()

const folder = mkdtempSync(join(tmpdir(), 'alongside-report-'))
const inFolder = (/** @type {string[]} */ ...names) => join(folder, ...names)
/** @type {import('playwright-core').Browser} */
let browser

before(async () => {
  writeFileSync(inFolder('orders.csv'), ['order_id,user_id,item_id', ...orders].join('\n'))
  writeFileSync(inFolder('catalogue.csv'), CATALOGUE.join('\n'))
  build()
  browser = await chromium.launch({ executablePath: chromiumPath() })
})

after(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

/** @param {string[]} args */
function alongside(...args) {
  return execFileSync(builderBinary, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
}

/** @param {string[]} more */
function build(...more) {
  const files = ['--orders', 'orders.csv', '--catalogue', 'catalogue.csv', '--out', 'model']
  alongside('build', ...files, '--privacy', 'threshold', '--no-tune', ...more)
}

/** The page, every address it asked for and all it complained of. @param {object} [options] */
async function opened(options = {}) {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...options })
  /** @type {string[]} */
  const asked = []
  /** @type {string[]} */
  const complaints = []
  page.on('request', request => asked.push(request.url()))
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  const address = pathToFileURL(inFolder('model', 'private', 'report.html')).href
  await page.goto(address)
  return { page, asked, complaints, address }
}

/** Everything there is to see and do: a product found, a dialog open. */
async function unfolded(page) {
  await page.fill('#search', 'cartridge')
  await page.click('#results button')
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}

/** Decides about the relation between two products, as a person does. */
async function decide(page, anchor, companion, action) {
  const row = page.locator(`#first tr[data-anchor="${anchor}"][data-companion="${companion}"]`)
  await row.getByRole('button').click()
  await page.check(`#dialog input[value=${action}]`)
  await page.click('#dialog button[value=decide]')
}

test('it asks for nothing, and a hostile title is only a title', async () => {
  const { page, asked, complaints, address } = await opened()
  await unfolded(page)
  assert.deepEqual(asked, [address])
  assert.deepEqual(complaints, [])
  assert.equal(await page.evaluate(() => window['harmed']), undefined)
  assert.equal(await page.locator('img').count(), 0)
  assert.ok((await page.locator('#first').innerText()).includes('onerror='), 'it is shown as text')
  await page.close()
})

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing in ${colorScheme}, unfolded and in the dialog`, async () => {
    const { page } = await opened({ colorScheme })
    // The page's policy lets nothing in but its own script; what the tester evaluates is not the page's.
    await page.evaluate(axe.source)
    const check = async (/** @type {string} */ where) => {
      const { violations } = await page.evaluate(() => axe.run())
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)
      assert.deepEqual(found, [], where)
    }
    await unfolded(page)
    await check('unfolded')
    await page.locator('#first .decision button').first().click()
    await check('dialog')
    await page.close()
  })
}

test('the keyboard opens a decision, leaves it and comes back to where it was', async () => {
  const { page } = await opened()
  const button = page.locator('#first .decision button').first()
  await button.focus()
  await page.keyboard.press('Enter')
  assert.ok(await page.locator('#dialog').isVisible())
  await page.keyboard.press('Escape')
  assert.ok(!(await page.locator('#dialog').isVisible()))
  assert.ok(await button.evaluate(one => one === document.activeElement))
  assert.ok(await page.locator('#save').isDisabled(), 'nothing was decided')
  await page.close()
})

test('on paper everything is unfolded and no control is in the way', async () => {
  const { page } = await opened()
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  assert.equal(await page.locator('details:not([open])').count(), 0)
  assert.ok(!(await page.locator('.bar').isVisible()))
  await page.close()
})

test('every id is the name of one element', async () => {
  const { page } = await opened()
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id))
  assert.equal(new Set(ids).size, ids.length)
  await page.close()
})

test('each picture has a table that says the same', async () => {
  const { page } = await opened()
  const pictures = await page.locator('figure').count()
  assert.ok(pictures >= 5, `${pictures} pictures`)
  assert.equal(
    await page.locator('figure:has(svg[role=img][aria-label]) + details table').count(),
    pictures,
  )
  await page.close()
})

test('what is approved, rejected and pinned comes back in the model and the next report', async () => {
  const { page } = await opened()
  await decide(page, 'gas', 'pot', 'approve')
  await decide(page, 'stove', 'mat', 'reject')
  await decide(page, 'stove', 'pot', 'pin')
  await page.click('#save')
  assert.match(await page.locator('#status').innerText(), /Say who decides/)
  await page.fill('#author', 'Ada')
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')])
  assert.equal(download.suggestedFilename(), 'overrides.json')
  await download.saveAs(inFolder('overrides.json'))
  assert.match(await page.locator('#status').innerText(), /3 decisions, saved/)
  await page.close()

  const saved = JSON.parse(readFileSync(inFolder('overrides.json'), 'utf8'))
  assert.deepEqual(new Set(saved.decisions.map(({ author }) => author)), new Set(['Ada']))
  build('--overrides', 'overrides.json')
  const { curated } = JSON.parse(alongside('inspect', 'model/model.alongside', '--json')).beyond
  const often = 'often_bought_with'
  assert.deepEqual(curated, [
    { from: 'gas', to: 'pot', kind: often },
    { from: 'stove', to: 'pot', kind: often },
  ])
  const explained = JSON.parse(
    alongside('explain', 'model/model.alongside', '--basket', 'stove', '--json'),
  )
  assert.equal(explained.scored[0].id, 'pot')
  assert.ok(!explained.scored.some(({ id }) => id === 'mat'))

  const next = await opened()
  const decisions = await next.page.locator('#decided li').allInnerTexts()
  assert.equal(decisions.length, 3)
  assert.ok(decisions.every(line => line.includes('(Ada, ')))
  assert.match(await next.page.locator('#changes').innerText(), /relations that are gone\s+1/)
  await next.page.close()
})
