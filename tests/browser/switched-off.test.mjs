/**
 * One switch, and the shop is as if alongside were not there. In: dist/, the tent shop, and the same shop
 * that never had the package. What must stay true: the two look the same to the pixel, at once, and what
 * goes on in the page then is heard, stored and requested by nobody.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cards, tentVisitors } from './tent-visitor.mjs'

const { opened } = tentVisitors()

/** The shop's page without a word of ours in it. */
const NEVER = {
  '/page.js': `
    document.querySelectorAll('alongside-slate, alongside-panel').forEach(tag => tag.remove())
    document.documentElement.dataset.state = 'ready'`,
}

const picture = page => page.screenshot({ fullPage: true })

/** The page's own part of the document: ours is not in it, and has changed nothing of it. */
const markup = page =>
  page.evaluate(() => {
    const copy = /** @type {HTMLElement} */ (document.body.cloneNode(true))
    for (const tag of copy.querySelectorAll('alongside-slate, alongside-panel')) tag.remove()
    return copy.innerHTML.replaceAll(/\s+/g, ' ')
  })

/** What a shopper and a shop do all day. Out: whatever anybody heard or kept of it. */
const aDay = page =>
  page.evaluate(async () => {
    const { visit, told } = window
    told.length = 0
    const requests = performance.getEntriesByType('resource').length
    visit.setBasket([{ id: 'stove', quantity: 1 }])
    visit.pageView()
    for (const id of ['tent', 'gas']) {
      visit.record({ type: 'viewed', id })
      visit.record({ type: 'dismissal', id })
    }
    visit.setConsent('persistent')
    visit.record({ type: 'purchased', ids: ['tent'] })
    scrollTo(0, 1000)
    await new Promise(resolve => setTimeout(resolve, 100))
    return {
      told: [...told],
      stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie],
      requests: performance.getEntriesByType('resource').length - requests,
      slate: visit.slate('basket').silence?.code,
      inside: [...document.querySelectorAll('alongside-slate, alongside-panel')].map(
        tag => tag.shadowRoot?.querySelector('[part]') ?? tag.getBoundingClientRect().height,
      ),
    }
  })

const NOTHING = { told: [], stored: [''], requests: 0, slate: 'disabled', inside: [0, 0] }

test('opened with the switch off, the page is the page without us, and stays it', async t => {
  const never = await opened(t, { files: NEVER })
  const off = await opened(t, { enabled: false })
  assert.ok((await picture(off)).equals(await picture(never)), 'to the pixel')
  assert.equal(await markup(off), await markup(never))
  assert.deepEqual(await aDay(off), NOTHING)
  assert.ok((await picture(off)).equals(await picture(never)), 'and after a day')
})

test('switched off in the middle of it, the page is at once the page without us', async t => {
  const never = await opened(t, { files: NEVER })
  const page = await opened(t)
  assert.ok((await cards(page)).length > 0)
  const left = await page.evaluate(() => {
    window.visit.setEnabled(false)
    // Before anything else runs: the very next line.
    return document.querySelector('alongside-slate')?.shadowRoot?.querySelectorAll('[part]').length
  })
  assert.equal(left, 0)
  assert.ok((await picture(page)).equals(await picture(never)), 'to the pixel')
  assert.equal(await markup(page), await markup(never))
  assert.deepEqual(await aDay(page), NOTHING)
})
