/**
 * What the demo shop sends and stores: after loading nothing, and before a choice nothing.
 * In: build/shop in Chromium. What must stay true: each sentence below.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  add,
  CAMERA,
  goTo,
  leavesNothing,
  leftBehind,
  loaded,
  NOTHING,
  remember,
  shopVisitors,
  speak,
  suggestions,
  turnDown,
} from './shop-visitor.mjs'

const { opened } = shopVisitors()

/** Through the whole shop, touching everything. @param {import('playwright-core').Page} page */
async function wholeVisit(page) {
  for (const name of ['wardrobe', 'running', 'light', 'photo']) {
    await goTo(page, `/department/${name}`)
  }
  await goTo(page, `/product/${CAMERA}`)
  await add(page, CAMERA)
  await goTo(page, '/basket')
  await turnDown(page)
  await page.locator('alongside-slate [part~=undo]').click()
  await suggestions(page).first().locator('[part~=add]').click()
  await speak(page, 'more')
  await goTo(page, '/checkout')
  await page.locator('[data-action=order]').click()
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  await page.goBack()
  await page.waitForURL('**/checkout')
  await goTo(page, '/')
}

test('after loading, a whole visit makes no request', async () => {
  const page = await opened('/')
  /** @type {string[]} */
  const requests = []
  page.on('request', request => requests.push(request.url()))
  await remember(page, 'persistent')
  await wholeVisit(page)
  assert.deepEqual(requests, [])
  await page.getByText('Requests since loading: 0').waitFor()
})

test('after loading, the page forbids itself every connection', async () => {
  const page = await opened('/')
  const refused = await page.evaluate(() =>
    fetch('/').then(
      () => false,
      () => true,
    ),
  )
  assert.ok(refused)
})

test('the counter of requests counts', async () => {
  const page = await opened('/')
  await page.evaluate(() => {
    const picture = new Image()
    picture.src = '/never-there.png'
  })
  await page.getByText('Requests since loading: 1').waitFor()
})

test('with the network cut after loading, everything works', async () => {
  const page = await opened('/')
  /** @type {string[]} */
  const errors = []
  page.on('pageerror', error => errors.push(error.message))
  await page.context().setOffline(true)
  await wholeVisit(page)
  const drawn = await page
    .locator('main img')
    .evaluateAll(images =>
      images.map(image => /** @type {HTMLImageElement} */ (image).naturalWidth),
    )
  assert.ok(drawn.length > 0 && drawn.every(width => width > 0), 'a picture is missing')
  assert.deepEqual(errors, [])
})

test('before a choice, a whole visit stores nothing but the frequency the shopper set', async () => {
  const page = await opened('/')
  await wholeVisit(page)
  assert.deepEqual(await leftBehind(page), { ...NOTHING, local: ['alongside:frequency'] })
})

test('a visit without any choice stores nothing at all', async () => {
  const page = await opened(`/product/${CAMERA}`)
  await add(page, CAMERA)
  await goTo(page, '/basket')
  await turnDown(page)
  assert.deepEqual(await leftBehind(page), NOTHING)
})

for (const tier of /** @type {const} */ (['session', 'persistent'])) {
  test(`the basket outlives a reload when memory is ${tier}`, async () => {
    const page = await opened(`/product/${CAMERA}`)
    await add(page, CAMERA)
    await remember(page, tier)
    await page.reload()
    await loaded(page)
    assert.equal(await page.locator('.basket-count').textContent(), '1')
    assert.ok(await page.locator(`#remember-${tier}`).isChecked())
  })
}

test('the basket does not outlive a reload when nothing is remembered', async () => {
  const page = await opened(`/product/${CAMERA}`)
  await add(page, CAMERA)
  await page.reload()
  await loaded(page)
  assert.equal(await page.locator('.basket-count').textContent(), '0')
})

test('taking the choice back erases at once what was kept under it', async () => {
  const page = await opened(`/product/${CAMERA}`)
  await remember(page, 'persistent')
  await add(page, CAMERA)
  await goTo(page, '/basket')
  await turnDown(page)
  assert.notDeepEqual(await leftBehind(page), NOTHING)
  await remember(page, 'none')
  await leavesNothing(page)
})

for (const missing of ['alongside.wasm', 'model/manifest.signed']) {
  test(`without ${missing} the shop sells as if suggestions were never there`, async () => {
    /** @type {string[]} */
    const errors = []
    const page = await opened('/', {
      prepare: async page => {
        page.on('pageerror', error => errors.push(error.message))
        await page.route(`**/${missing}`, route => route.abort())
      },
    })
    await goTo(page, '/department/photo')
    await goTo(page, `/product/${CAMERA}`)
    await add(page, CAMERA)
    await goTo(page, '/basket')
    assert.equal(await suggestions(page).count(), 0)
    await goTo(page, '/checkout')
    await page.locator('[data-action=order]').click()
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    assert.deepEqual(errors, [])
  })
}
