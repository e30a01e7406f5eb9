/**
 * Pictures of the demo shop, for people to look at. In: build/shop. Out: build/screenshots/*.png, each
 * page at two widths in light and dark. Run: node tests/browser/screenshots.mjs
 */
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { inRoot, shopFolder } from '../../scripts/paths.mjs'
import { serveShop } from '../../scripts/serve.mjs'
import { chromiumPath } from '../../scripts/steps/browser.mjs'
import { tour } from './shop-tour.mjs'
import { loaded } from './shop-visitor.mjs'

const folder = inRoot('build', 'screenshots')
mkdirSync(folder, { recursive: true })
const server = await serveShop({ root: shopFolder, port: 0 })
const browser = await chromium.launch({ executablePath: chromiumPath() })
for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [390, 1280]) {
    const page = await browser.newPage({
      baseURL: server.url,
      colorScheme,
      reducedMotion: 'reduce',
      viewport: { width, height: 900 },
    })
    await page.goto('/')
    await loaded(page)
    await tour(page, async stop => {
      // The head sticks: from anywhere but the top it would lie across the picture.
      await page.evaluate(() => scrollTo(0, 0))
      await page.screenshot({
        path: `${folder}/${stop}-${width}-${colorScheme}.png`,
        fullPage: true,
      })
    })
    await page.close()
  }
}
await browser.close()
await server.close()
console.log(`The pictures are in ${folder}`)
