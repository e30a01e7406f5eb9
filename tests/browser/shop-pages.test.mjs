/**
 * Every page of the demo shop, as it is met: whole on every screen, where the address says. In: build/shop in Chromium. What must stay true: each sentence below.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tour } from './shop-tour.mjs'
import { CAMERA, goTo, loaded, shopVisitors } from './shop-visitor.mjs'

const { opened } = shopVisitors()

test('each page is whole at 320, 390 and 1280 px', async () => {
  const page = await opened('/')
  await tour(page, async name => {
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.ok(beyond <= 0, `${name} is ${beyond} px too wide at ${width} px`)
    }
  })
})

test('nothing moves by itself when suggestions arrive late', async () => {
  for (const path of ['/', '/basket', `/product/${CAMERA}`]) {
    const page = await opened(path, {
      prepare: page => page.route('**/models/*', afterThePageIsDrawn(page)),
    })
    assert.ok((await movement(page)) < 0.01, path)
  }
})

/** @param {import('playwright-core').Page} page */
function afterThePageIsDrawn(page) {
  return async (/** @type {import('playwright-core').Route} */ route) => {
    await page.locator('h1').waitFor()
    await page.evaluate(
      () => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    await route.continue()
  }
}

/** The sum of all layout shifts so far. @param {import('playwright-core').Page} page */
const movement = page =>
  page.evaluate(async () => {
    let sum = 0
    const add = (/** @type {PerformanceEntryList} */ shifts) => {
      for (const shift of shifts)
        sum += /** @type {PerformanceEntry & { value: number }} */ (shift).value
    }
    const observer = new PerformanceObserver(list => add(list.getEntries()))
    observer.observe({ type: 'layout-shift', buffered: true })
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    add(observer.takeRecords())
    return sum
  })

test('every page has its own title and one first heading, which takes the focus', async () => {
  const page = await opened('/')
  const titles = new Set()
  await tour(page, async name => {
    assert.equal(await page.locator('h1').count(), 1, name)
    titles.add(await page.title())
    if (name === 'home' || name === 'panel') return
    const focus = await page.evaluate(() => document.activeElement?.tagName)
    assert.equal(focus, 'H1', name)
  })
  assert.equal(titles.size, 6)
})

test('every address can be opened by itself', async () => {
  const page = await opened('/')
  for (const path of ['/department/light', `/product/${CAMERA}`, '/basket', '/checkout', '/done']) {
    await page.goto(path)
    await loaded(page)
    assert.equal(await page.locator('h1').count(), 1, path)
  }
})

test('an address that names nothing says so and leads back', async () => {
  const page = await opened('/product/no-such-thing')
  await page.getByRole('heading', { name: 'Nothing on this shelf' }).waitFor()
  await page.getByRole('link', { name: 'Back to the shop' }).click()
  await page.waitForURL('**/')
})

test('a version that is chosen is the one that is shown, priced, addressed and added', async () => {
  const page = await opened('/product/card-64')
  await page.locator('label[for=version-card-256]').click()
  await page.waitForURL('**/product/card-256')
  assert.match((await page.locator('h1').textContent()) ?? '', /256 GB/)
  assert.match(await page.title(), /256 GB/)
  await page.locator('.product-buy [data-action=add-to-basket]').click()
  await goTo(page, '/basket')
  assert.equal(await page.locator('.line[data-product-id=card-256]').count(), 1)
})

test('the picks of every department are in the catalogue', async () => {
  const page = await opened('/')
  const pictures = await page.locator('.hero-picture img, .poster-picture img').count()
  const cards = await page.locator('.band .card').count()
  assert.deepEqual({ pictures, cards }, { pictures: 8, cards: 16 })
})
