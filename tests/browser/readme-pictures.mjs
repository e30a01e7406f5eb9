/**
 * The pictures of the README, taken in the real shop. In: build/shop. Out: docs/pictures/*.png.
 * Run: node tests/browser/readme-pictures.mjs
 */
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { inRoot, shopFolder } from '../../scripts/paths.mjs'
import { serveShop } from '../../scripts/serve.mjs'
import { chromiumPath } from '../../scripts/steps/browser.mjs'
import { loaded, suggestions } from './shop-visitor.mjs'

const folder = inRoot('docs', 'pictures')
mkdirSync(folder, { recursive: true })
const server = await serveShop({ root: shopFolder, port: 0 })
const browser = await chromium.launch({ executablePath: chromiumPath() })
const page = await browser.newPage({
  baseURL: server.url,
  colorScheme: 'light',
  reducedMotion: 'reduce',
  viewport: { width: 1000, height: 1400 },
})
// A morning in April, in which everything sells as always.
await page.clock.setFixedTime(new Date('2026-04-01T10:00:00'))
await page.goto('/tour')
await loaded(page)
await page.locator('[data-scene=completion]').click()
await suggestions(page).first().waitFor()
await suggestions(page).first().locator('[part=why] summary').click()
await page.locator('alongside-slate').screenshot({ path: `${folder}/slate.png` })
await page.setViewportSize({ width: 1280, height: 800 })
await page.locator('[data-action=backstage]').click()
await page.screenshot({ path: `${folder}/backstage.png` })
await browser.close()
await server.close()
console.log(`The pictures are in ${folder}: look at them before they are committed.`)
