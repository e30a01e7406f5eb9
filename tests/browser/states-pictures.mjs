/**
 * Pictures of every state in every way. In: build/shop. Out: build/states/<way>/<state>.png, and the mark of
 * each in tests/data/states.json, to compare with. Run: node tests/browser/states-pictures.mjs
 *
 * The marks are kept and not the pictures: 150 pictures would be most of the repository.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { inRoot, shopFolder } from '../../scripts/paths.mjs'
import { serveShop } from '../../scripts/serve.mjs'
import { chromiumPath } from '../../scripts/steps/browser.mjs'
import { opened, ways } from './states.mjs'

export const stored = inRoot('tests', 'data', 'states.json')
export const folder = inRoot('build', 'states')

/** On a machine with other things to do a page may take its time to hold still. */
const PATIENCE_MS = 300_000

/** @typedef {{ drawnBy: string, marks: Record<string, string> }} Marks by way and state */

/** Draws them all. @returns {Promise<Marks>} */
export async function draw() {
  const server = await serveShop({ root: shopFolder, port: 0 })
  const browser = await chromium.launch({ executablePath: chromiumPath() })
  /** @type {Marks} */
  const drawn = { drawnBy: '', marks: {} }
  for (const [way, options] of Object.entries(ways)) {
    const page = await opened(browser, server.url, options)
    page.setDefaultTimeout(PATIENCE_MS)
    drawn.drawnBy ||= `Chromium ${browser.version()}, letters ${await lettersOf(page)}`
    const into = join(folder, fileName(way))
    mkdirSync(into, { recursive: true })
    for (const state of await page.locator('.state').all()) {
      const name = (await state.getAttribute('data-name')) ?? ''
      const picture = await steady(state, join(into, `${fileName(name)}.png`))
      const mark = createHash('sha256').update(picture).digest('hex').slice(0, 16)
      drawn.marks[`${way}: ${name}`] = mark
    }
    await page.context().close()
  }
  await browser.close()
  await server.close()
  return drawn
}

/** Two pictures in a row that are the same: what was still being decoded is drawn by then. */
async function steady(state, path) {
  let before = await state.screenshot()
  for (;;) {
    const picture = await state.screenshot({ path })
    if (picture.equals(before)) return picture
    before = picture
  }
}

/** What the machine's letters measure: with other fonts every picture is another. */
const lettersOf = page =>
  page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d')
    if (!pen) return ''
    return ['system-ui', 'ui-serif', 'ui-monospace']
      .map(font => {
        pen.font = `100px ${font}`
        return pen.measureText('Quick brown fox').width.toFixed(2)
      })
      .join(' ')
  })

const fileName = (/** @type {string} */ name) => name.replaceAll(/[^\p{L}\d]+/gu, '-')

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(stored, `${JSON.stringify(await draw(), null, 2)}\n`)
  console.log(`The pictures are in ${folder}: look at them before their marks are committed.`)
}
