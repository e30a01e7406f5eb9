/**
 * Every page of the demo shop is open to everybody. In: build/shop in Chromium, axe. What must stay true:
 * each sentence below.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import axe from 'axe-core'
import { tour } from './shop-tour.mjs'
import { shopVisitors } from './shop-visitor.mjs'

const { opened } = shopVisitors()

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing on any page in ${colorScheme}`, async () => {
    const page = await opened('/', { colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(axe.source)
    await tour(page, async name => {
      const { violations } = await page.evaluate(() => axe.run())
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)
      assert.deepEqual(found, [], name)
    })
  })
}
