/**
 * The guided tour, played: what each of its lines promises can be seen. In: build/shop in Chromium. What must
 * stay true: every scene has a journey here, and it starts from an empty memory.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  goTo,
  leftBehind,
  loaded,
  shopVisitors,
  speak,
  suggestedIds,
  suggestions,
  turnDown,
} from './shop-visitor.mjs'

const { opened } = shopVisitors()
const played = new Set()

/** A visitor for whom a scene has just been set. */
async function scene(name, options = {}) {
  const page = await opened('/tour', options)
  played.add(name)
  await set(page, name)
  return page
}

async function set(page, name) {
  await page.locator(`[data-scene=${name}]`).click()
  await suggestions(page).first().waitFor()
}

/** To the tour again, within the page. */
async function backAtTheTour(page) {
  await page.locator('a[href="/tour"]').click()
  await page.locator('[data-scene]').first().waitFor()
  return page
}

const card = (page, id) => page.locator(`alongside-slate [part~=card][data-product-id="${id}"]`)
const reasons = page => page.locator('alongside-slate [part~=reason]').allTextContents()
const unfold = page => page.locator('alongside-panel summary').first().click()
const stored = page => page.locator('alongside-panel tbody th')

test('completion: what the camera needs comes first and says so', async () => {
  const page = await scene('completion')
  const [first] = await reasons(page)
  assert.equal(first, 'Needed to use the Nova mirrorless camera, black')
})

test('set: what is held is ticked, what is suggested is open, and nothing is in the basket unasked', async () => {
  const page = await scene('set')
  const pieces = card(page, 'knit-merino-grey').locator('[part=set] li')
  const said = await pieces.evaluateAll(all =>
    all.map(one => [one.className, one.textContent ?? '']),
  )
  assert.deepEqual(said, [
    ['held', 'Pressed wool trousers, navy'],
    ['held', 'Oxford shirt, white'],
    ['open', 'Fine merino crew, grey'],
  ])
  assert.equal(await page.locator('.line').count(), 2)
})

test('evolution: the next step is suggested once the first is worn, and not before', async () => {
  const page = await scene('evolution')
  const next = (await reasons(page)).filter(reason => reason.startsWith('A next step after'))
  assert.ok(next.length > 0, `${await reasons(page)}`)
  await page.locator('.brand').click()
  await set(await backAtTheTour(page), 'season')
  const fresh = (await reasons(page)).filter(reason => reason.startsWith('A next step after'))
  assert.deepEqual(fresh, [])
})

test('ecosystem: everything speaks to the starter kit, and no rival is among it', async () => {
  const page = await scene('ecosystem')
  await speak(page, 'more')
  const ids = await suggestedIds(page)
  assert.ok(ids.length >= 3, `${ids}`)
  assert.ok(!ids.some(id => id?.includes('tavi')), `${ids}`)
})

test('gift: what is turned down for somebody else is not kept', async () => {
  const page = await scene('gift')
  await unfold(page)
  assert.ok(await page.getByRole('checkbox', { name: 'I am looking for a gift' }).isChecked())
  await turnDown(page)
  const kept = await page.evaluate(() => sessionStorage.getItem('alongside:memory') ?? '')
  assert.deepEqual(JSON.parse(kept).data.dismissed, [])
})

test('season: the same basket is scored otherwise in June and in December', async () => {
  const june = new Date('2026-06-05T12:00:00')
  const page = await scene('season', { prepare: page => page.clock.setFixedTime(june) })
  await page.locator('[data-action=backstage]').click()
  const said = page.locator('.backstage [role=status]')
  const scores = () => page.locator('.scored code').allTextContents()
  const december = await scores()
  assert.match(await said.innerText(), /December/)
  await page.locator('.times label', { hasText: 'Now' }).click()
  assert.match(await said.innerText(), /June/)
  assert.ok(december.length > 0)
  assert.notDeepEqual(await scores(), december)
})

test('season: the engine’s view shows what each score is made of, and the product is the score', async () => {
  const page = await scene('season')
  await page.locator('[data-action=backstage]').click()
  const told = await page.locator('.weighed li').evaluateAll(rows =>
    rows.map(row => ({
      score: Number(row.querySelector('code')?.textContent),
      product: row.querySelector('p')?.textContent ?? '',
    })),
  )
  assert.ok(told.length > 0)
  assert.ok(
    told.some(({ product }) => /season/.test(product)),
    told[0].product,
  )
  for (const { score, product } of told) {
    const parts = product.split(' × ').map(part => Number(part.split(' ').at(-1)))
    const made = parts.reduce((all, part) => all * part, 1)
    assert.ok(Math.abs(made - score) <= 0.001 + score * 0.001, `${product} is not ${score}`)
  }
})

test('after-purchase: what follows names what was ordered', async () => {
  const page = await scene('after-purchase')
  assert.equal(new URL(page.url()).pathname, '/done')
  for (const reason of await reasons(page)) assert.match(reason, /Nova mirrorless camera/)
})

test('refusing: what is turned down stays away from every page', async () => {
  const page = await scene('refusing')
  const [first] = await suggestedIds(page)
  await turnDown(page)
  await goTo(page, '/checkout')
  await page.goBack()
  await suggestions(page).first().waitFor()
  assert.ok(!(await suggestedIds(page)).includes(first))
})

test('muting: a category that is cleared is left out at once', async () => {
  const page = await scene('muting')
  assert.ok((await suggestedIds(page)).includes('card-64'))
  await unfold(page)
  await page.locator('alongside-panel').getByRole('checkbox', { name: 'memory cards' }).uncheck()
  const ids = await suggestedIds(page)
  assert.ok(!ids.some(id => id?.startsWith('card-')), `${ids}`)
})

test('off: no page speaks', async () => {
  const page = await scene('off')
  await speak(page, 'off')
  assert.deepEqual(await suggestedIds(page), [])
  await goTo(page, '/checkout')
  assert.deepEqual(await suggestedIds(page), [])
})

test('consent: what was kept is erased when it is withdrawn', async () => {
  const page = await scene('consent')
  await turnDown(page)
  // Tabs take turns to write, so it is kept a moment later.
  await page.waitForFunction(() => localStorage.getItem('alongside:memory') !== null)
  await unfold(page)
  assert.ok((await stored(page).allInnerTexts()).includes('alongside:memory'))
  await page.locator('label[for=remember-none]').click()
  assert.ok(!(await stored(page).allInnerTexts()).includes('alongside:memory'))
  assert.ok(!(await leftBehind(page)).local.includes('alongside:memory'))
})

test('forgetting: nothing is left of what was stored', async () => {
  const page = await scene('forgetting')
  await turnDown(page)
  await page.locator('alongside-panel [data-action=forget]').click()
  const { local, session } = await leftBehind(page)
  assert.deepEqual([...local, ...session], [])
})

test('two-tabs: off in one is off in the other', async () => {
  const page = await scene('two-tabs')
  const other = await page.context().newPage()
  await other.goto('/')
  await loaded(other)
  await speak(other, 'off')
  await page.waitForFunction(
    () => !document.querySelector('alongside-slate')?.shadowRoot?.querySelector('[part~=card]'),
  )
  assert.deepEqual(await suggestedIds(page), [])
})

test('every scene of the tour has been played', async () => {
  const page = await opened('/tour')
  const scenes = await page
    .locator('[data-scene]')
    .evaluateAll(all => all.map(one => one.getAttribute('data-scene')))
  assert.deepEqual(scenes, [...played])
})
