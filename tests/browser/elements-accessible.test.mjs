/**
 * The elements for whoever has no mouse, a small screen or other eyes. In: dist/ and the tent shop.
 * What must stay true: everything is reached by keyboard, and axe finds nothing, at any width, in either
 * scheme and direction.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { card, cards, focused, tentVisitors } from './tent-visitor.mjs'

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const { device, opened } = tentVisitors()

async function tab(page, times) {
  for (let step = 0; step < times; step += 1) await page.keyboard.press('Tab')
}

test('the keyboard alone reaches everything, in the order of the page, and never loses its place', async t => {
  const page = await opened(t)
  const [first, second, third] = await cards(page)
  await page.locator('h1').click()
  const path = []
  for (let step = 0; step < 18; step += 1) {
    await tab(page, 1)
    path.push(await focused(page))
  }
  assert.deepEqual(
    path.slice(0, 4),
    ['title', 'add', 'dismiss', 'SUMMARY'].map(part => `${part} ${first}`),
  )
  assert.ok(path.includes('normal'), `the frequency is reached: ${path}`)
  assert.ok(path.includes('BUTTON'), `and the buttons: ${path}`)

  await page.locator('h1').click()
  await tab(page, 3)
  await page.keyboard.press('Enter')
  assert.equal(await focused(page), 'undo placeholder')
  // Past the six things to say of it, and the next card's title.
  await tab(page, 6 + 2)
  assert.equal(await focused(page), `add ${second}`)
  await page.keyboard.press('Enter')
  assert.equal((await cards(page))[0], third, 'the added card has left')
  assert.equal(await focused(page), `add ${third}`, 'focus is on its neighbour')

  await page.locator('alongside-panel input[value=normal]').focus()
  await page.keyboard.press('ArrowLeft')
  assert.ok(await page.locator('alongside-panel input[value=less]').isChecked())
  await page.keyboard.press('ArrowLeft')
  assert.deepEqual(await cards(page), [])
})

test('a page with everything unfolded and a card turned down', async t => {
  // axe is added by the test, against the policy of the page.
  const context = await device(t, { bypassCSP: true })
  const page = await opened(t, { context, consent: 'persistent' })
  await page.locator('alongside-panel summary').click()
  const [, unfolded, refused] = await cards(page)
  await card(page, unfolded).locator('summary').click()
  await card(page, refused).locator('[part~=dismiss]').click()
  await page.addScriptTag({ path: AXE })

  for (const { width, colorScheme, direction } of /** @type {const} */ ([
    { width: 320, colorScheme: 'light', direction: 'ltr' },
    { width: 390, colorScheme: 'dark', direction: 'rtl' },
    { width: 1280, colorScheme: 'dark', direction: 'ltr' },
  ])) {
    const where = `${width} px, ${colorScheme}, ${direction}`
    await t.test(`axe finds nothing at ${where}, and nothing scrolls sideways`, async () => {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      await page.evaluate(direction => {
        document.documentElement.dir = direction
      }, direction)
      assert.deepEqual(await violations(page), [])
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width)
      assert.deepEqual(await lowTargets(page), [], 'every target is 24 px high')
    })
  }
})

/** What axe finds, each with the elements it finds it in. */
const violations = page =>
  page.evaluate(async rules => {
    const { violations } = await window.axe.run({ runOnly: rules })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, RULES)

/** The heights of what is too low to hit. */
const lowTargets = page =>
  page
    .locator(
      'alongside-slate button, alongside-slate a, alongside-panel button, alongside-panel summary',
    )
    .evaluateAll(all =>
      all.map(one => one.getBoundingClientRect().height).filter(height => height < 24),
    )
