/**
 * What `<alongside-slate>` shows, in a real browser on a page with a strict policy. In: dist/ and the
 * tent shop. What must stay true: a shopper understands every suggestion, and nothing in it is trusted.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue } from '../package/tent.mjs'
import { refusals } from './stage.mjs'
import { card, cards, tentVisitors, told } from './tent-visitor.mjs'

const { opened } = tentVisitors()

test('a slate that is only read', async t => {
  const page = await opened(t)
  const ids = await cards(page)

  await t.test(
    'it shows a list with titles, prices, reasons that name the anchor, and a heading that does',
    async () => {
      assert.equal(ids.length, 3)
      for (const id of ids) {
        const text = await card(page, id).innerText()
        assert.match(text, /€\d+\.\d\d/)
        assert.match(text, /Two-Person Tent/)
      }
      const text = await card(page, 'sleeping-bag').innerText()
      assert.match(text, /Sleeping Bag\n+€149\.00\n+Often bought together with the Two-Person Tent/)
      const heading = page.locator('alongside-slate [part=heading]')
      assert.equal(await heading.innerText(), 'Goes with the Two-Person Tent')
      const list = page.getByRole('list').first()
      assert.equal(await list.locator('> li').count(), ids.length)
    },
  )

  await t.test(
    'a title is text, a link goes only where links may go, and no foreign picture is requested',
    async () => {
      assert.ok(ids.includes('lantern'), `whose title and links are hostile: ${ids}`)
      const lantern = card(page, 'lantern')
      assert.match(await lantern.innerText(), /<img src=x onerror=alert\(1\)> Lantern/)
      assert.equal(await lantern.locator('a, img').count(), 0)
      assert.deepEqual(await refusals(page), [])
    },
  )

  await t.test('"why this?" says where it comes from and what was not used', async () => {
    await card(page, 'sleeping-bag').locator('summary').click()
    const why = await card(page, 'sleeping-bag').locator('[part=why]').innerText()
    const confidence = card(page, 'sleeping-bag').locator('[part=confidence]')
    assert.equal(await confidence.innerText(), 'Strong evidence')
    assert.match(why, /Counted in past orders of this shop: often/)
    assert.match(why, /Not used: who you are\./)
  })
})

/** A page whose catalogue lacks these titles. */
function without(t, isUntitled) {
  const products = catalogue.products.map(product =>
    isUntitled(product.id) ? { ...product, title: undefined } : product,
  )
  return opened(t, { files: { '/catalogue.json': JSON.stringify({ ...catalogue, products }) } })
}

test('what has no title gives way to what has one', async t => {
  const ids = await cards(await without(t, id => id === 'mat'))
  assert.equal(ids.length, 3)
  assert.ok(!ids.includes('mat'), `${ids}`)
})

test('a slate of nothing with a title is told as silence', async t => {
  const page = await without(t, id => id !== 'tent')
  assert.deepEqual(await cards(page), [])
  const [silence] = (await told(page, 'silence')).slice(-1)
  assert.equal(silence?.silence.code, 'all-withheld')
})

test('a slate in view follows its basket after the frame that answers the press, once for all changes', async t => {
  const page = await opened(t)
  const before = await cards(page)
  const { asked, still } = await page.evaluate(() => {
    const { visit } = window
    const slate = visit.slate.bind(visit)
    window.asked = 0
    visit.slate = (...question) => {
      window.asked += 1
      return slate(...question)
    }
    visit.setBasket([{ id: 'stove', quantity: 1 }])
    visit.setFrequency('more')
    const { shadowRoot } = document.querySelector('alongside-slate')
    const still = [...shadowRoot.querySelectorAll('[part~=card]')].map(one => one.dataset.productId)
    return { asked: window.asked, still }
  })
  assert.equal(asked, 0)
  assert.deepEqual(still, before)
  assert.notDeepEqual(await cards(page), before)
  assert.equal(await page.evaluate(() => window.asked), 1)
})

test('what changes before it can have been seen is drawn at once', async t => {
  const page = await opened(t)
  const drawn = await page.evaluate(() => {
    const slate = document.createElement('alongside-slate')
    document.body.append(slate)
    const before = slate.shadowRoot.textContent
    window.visit.setBasket([{ id: 'stove', quantity: 1 }])
    return { before, after: slate.shadowRoot.textContent }
  })
  assert.notEqual(drawn.before, drawn.after)
})

test('a suggestion counts as seen once a page view', async t => {
  const page = await opened(t)
  await page.waitForFunction(() => window.told.some(({ name }) => name === 'impression'))
  await page.evaluate(() => window.visit.setBasket([{ id: 'tent', quantity: 2 }]))
  await page.waitForTimeout(1300)
  const seen = (await told(page, 'impression')).flatMap(({ ids }) => ids)
  assert.deepEqual(seen.sort(), (await cards(page)).sort())
})

test('what stays in view on a new page view is seen once more', async t => {
  const page = await opened(t)
  const impression = () =>
    page.waitForFunction(() => window.told.some(({ name }) => name === 'impression'))
  await impression()
  await page.evaluate(() => {
    window.told.length = 0
    window.visit.pageView()
  })
  await impression()
  const [{ ids }] = await told(page, 'impression')
  assert.deepEqual(ids.sort(), (await cards(page)).sort())
})

test('a suggestion out of view does not count as seen', async t => {
  const page = await opened(t)
  await page.evaluate(() => {
    const space = document.createElement('div')
    space.style.blockSize = '300vh'
    document.querySelector('alongside-slate')?.before(space)
    window.told.length = 0
    window.visit.pageView()
  })
  await page.waitForTimeout(1300)
  assert.deepEqual(await told(page, 'impression'), [])
})
