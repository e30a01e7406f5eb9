/**
 * The promises about privacy, in a real browser: nothing leaves, nothing is stored unasked, forgetting
 * leaves nothing. In: the built package, and builds that leak on purpose.
 * What must stay true: each promise holds for the package and is broken by every leaking build.
 * Two leaks of each kind; all there are, in three engines: tests/wire.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chromium } from 'playwright-core'
import { chromiumPath } from '../../scripts/steps/browser.mjs'
import { rememberingBuilds, sendingBuilds, storingBuilds } from '../wire/leaking-builds.mjs'
import { openPage, openStage, refusals } from './stage.mjs'
import { card, cards } from './tent-visitor.mjs'

/** @type {import('playwright-core').Browser} */
let browser
before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath() })
})
after(() => browser.close())

describe('promises about privacy', { concurrency: 4 }, () => {
  test('with every connection forbidden once it has loaded, all works and nothing is refused', () =>
    withBuild({}, nothingIsRefused))

  test('with connections allowed, it still asks for nothing after loading', () =>
    withBuild({}, nothingLeaves))
  brokenBy(sendingBuilds, nothingLeaves)

  test('without consent nothing is stored anywhere', () => withBuild({}, nothingIsStored))
  brokenBy(storingBuilds, nothingIsStored)

  test('forgetting leaves nothing, and nothing comes back while the page goes on', () =>
    withBuild({}, forgettingLeavesNothing))
  brokenBy(rememberingBuilds, forgettingLeavesNothing)
})

function brokenBy(builds, promise) {
  for (const { leak, files } of builds.slice(0, 2)) {
    test(`that test fails a build with ${leak}`, async () => {
      await assert.rejects(withBuild(files, promise), assert.AssertionError)
    })
  }
}

/** Serves these files in place of the package's, to a fresh browser profile. */
async function withBuild(files, promise) {
  const stage = await openStage({ files, browser })
  const context = await browser.newContext()
  try {
    await promise(stage, context)
  } finally {
    await context.close()
    await stage.close()
  }
}

/** What a shopper does with suggestions, by hand. */
async function shop(page) {
  const [taken, refused] = await cards(page)
  await card(page, taken).locator('summary').click()
  await card(page, taken).locator('[part~=dismiss]').click()
  await page.locator('alongside-slate [part=undo]').click()
  await card(page, refused).locator('[part~=dismiss]').click()
  await card(page, taken).locator('[part~=add]').click()
  await page.locator('alongside-panel summary').click()
  await page.getByRole('checkbox', { name: 'shoes' }).uncheck()
  await lookAtAnother(page, 'stove')
}

/** A new page view, at its top, until the suggestions have been seen. */
async function lookAtAnother(page, id) {
  await page.evaluate(id => {
    window.told.length = 0
    window.visit.pageView()
    window.visit.setBasket([{ id, quantity: 1 }])
    window.scrollTo(0, 0)
  }, id)
  await page.waitForFunction(() => window.told.some(({ name }) => name === 'impression'))
}

async function nothingIsRefused(stage, context) {
  const page = await openPage(stage, { context, consent: 'persistent' })
  await shop(page)
  assert.deepEqual(await refusals(page), [])
}

async function nothingLeaves(stage, context) {
  const page = await openPage(stage, { context, consent: 'persistent', mayConnect: true })
  const loaded = stage.log.length
  await shop(page)
  const counter = await page.locator('alongside-panel [data-requests]').innerText()
  const refused = await refusals(page)
  await page.goto('about:blank')
  // Whatever was under way has reached the server before a request that starts only now.
  const { status } = await context.request.get(`${stage.url}the-end`)
  assert.ok(status)
  assert.deepEqual(stage.log.slice(loaded), ['GET /the-end'])
  assert.deepEqual(refused, [])
  assert.equal(counter, '0 requests by this page since suggestions loaded.')
}

async function nothingIsStored(stage, context) {
  const page = await openPage(stage, { context })
  await shop(page)
  assert.deepEqual(await traces(page), [])
}

async function forgettingLeavesNothing(stage, context) {
  const page = await openPage(stage, { context, consent: 'persistent' })
  await shop(page)
  await page.locator('alongside-panel input[value=more]').check()
  assert.deepEqual(await traces(page), ['alongside:frequency', 'alongside:memory'])
  await page.locator('alongside-panel [data-action=forget]').click()
  assert.deepEqual(await traces(page), [])
  await lookAtAnother(page, 'tent')
  assert.deepEqual(await traces(page), [])
}

/** Every place a page can leave something in, by name. */
async function traces(page) {
  const found = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...(await caches.keys()).map(name => `cache ${name}`),
    ...(window.name ? [`window ${window.name}`] : []),
  ])
  const cookies = await page.context().cookies()
  return [...found, ...cookies.map(({ name }) => `cookie ${name}`)].sort()
}
