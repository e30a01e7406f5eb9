/**
 * The elements in a real browser, on a page with a strict policy. In: dist/ and the tent shop.
 * What must stay true: a shopper can take, refuse, take back and understand every suggestion.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { catalogue } from '../package/tent.mjs'
import { openPage, openStage, refusals } from './stage.mjs'

const AXE = import.meta.resolve('axe-core/axe.min.js')

/** @type {import('./stage.mjs').Stage} */
let stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const card = (page, id) => page.locator(`alongside-slate [part~=card][data-product-id=${id}]`)
const cards = page =>
  page
    .locator('alongside-slate [part~=card]')
    .evaluateAll(all => all.map(one => one.dataset.productId))
const told = (page, name) =>
  page.evaluate(name => window.told.filter(one => one.name === name).map(one => one.detail), name)
/** The part or name of what has the focus, through shadow roots. */
const focused = page =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement
    const row = inner?.closest('li')
    const what = inner?.getAttribute('part') ?? inner?.getAttribute('value') ?? inner?.tagName
    return `${what} ${row?.dataset.productId ?? row?.getAttribute('part') ?? ''}`.trim()
  })

describe('elements', { concurrency: 4 }, () => {
  test('it shows a list with titles, prices, reasons that name the anchor, and a heading that does', async () => {
    const page = await openPage(stage)
    assert.deepEqual(await cards(page), ['sleeping-bag', 'mat', 'lantern'])
    const text = await card(page, 'sleeping-bag').innerText()
    assert.match(text, /Sleeping Bag\n+€149\.00\n+Often bought together with the Two-Person Tent/)
    assert.equal(
      await page.locator('alongside-slate [part=heading]').innerText(),
      'Goes with the Two-Person Tent',
    )
    assert.equal(await page.getByRole('list').first().getByRole('listitem').count(), 3)
    await page.close()
  })

  test('a title is text, a link goes only where links may go, and no foreign picture is requested', async () => {
    const page = await openPage(stage)
    const lantern = card(page, 'lantern')
    assert.match(await lantern.innerText(), /<img src=x onerror=alert\(1\)> Lantern/)
    assert.equal(await lantern.locator('a, img').count(), 0)
    assert.deepEqual(await refusals(page), [])
    await page.close()
  })

  test('"why this?" says where it comes from and what was not used', async () => {
    const page = await openPage(stage)
    await card(page, 'sleeping-bag').locator('summary').click()
    const why = await card(page, 'sleeping-bag').locator('[part=why]').innerText()
    assert.match(why, /Strong evidence/)
    assert.match(why, /Counted in past orders of this shop: often/)
    assert.match(why, /Not used: who you are\./)
    await page.close()
  })

  test('add asks the page, the product leaves the slate, and the status says so', async () => {
    const page = await openPage(stage)
    await card(page, 'mat').locator('[part~=add]').click()
    assert.deepEqual(
      (await told(page, 'add')).map(({ id }) => id),
      ['mat'],
    )
    assert.ok(!(await cards(page)).includes('mat'))
    assert.equal(
      await page.locator('alongside-slate [role=status]').textContent(),
      'Added: Sleeping Mat',
    )
    await page.close()
  })

  test('an add the page refuses is not recorded as one', async () => {
    const page = await openPage(stage)
    await page.evaluate(() => {
      document.querySelector('alongside-slate')?.addEventListener('alongside-add', event => {
        event.preventDefault()
      })
    })
    await card(page, 'mat').locator('[part~=add]').click()
    assert.equal(await page.locator('alongside-slate [role=status]').textContent(), '')
    await page.close()
  })

  test('a suggestion is opened by the page when the page says so', async () => {
    const page = await openPage(stage)
    const before = page.url()
    await card(page, 'mat').locator('[part~=title]').click()
    assert.deepEqual(
      (await told(page, 'select')).map(({ id, placement }) => [id, placement]),
      [['mat', 'basket']],
    )
    assert.equal(page.url(), before)
    await page.close()
  })

  test('"not for me" leaves a row with undo in its place, and undo brings the card back there', async () => {
    const page = await openPage(stage)
    await card(page, 'sleeping-bag').locator('[part~=dismiss]').click()
    assert.deepEqual(await cards(page), ['mat', 'lantern'])
    const first = page.locator('alongside-slate li').first()
    assert.equal(await first.getAttribute('part'), 'placeholder')
    assert.equal(await focused(page), 'undo placeholder')
    await page.locator('alongside-slate [part=undo]').click()
    assert.deepEqual(await cards(page), ['sleeping-bag', 'mat', 'lantern'])
    assert.equal(await focused(page), 'dismiss sleeping-bag')
    assert.equal((await told(page, 'undo')).length, 1)
    await page.close()
  })

  test('undo brings back no card the engine would not give for the basket as it is now', async () => {
    const page = await openPage(stage)
    await card(page, 'mat').locator('[part~=dismiss]').click()
    await page.evaluate(() => window.visit.setBasket([{ id: 'stove', quantity: 1 }]))
    assert.deepEqual(await cards(page), ['gas', 'pot'])
    await page.locator('alongside-slate [part=undo]').click()
    assert.deepEqual(await cards(page), ['gas', 'pot'])
    assert.equal(await page.locator('alongside-slate li').count(), 2)
    assert.equal(await focused(page), 'dismiss pot')

    const full = await openPage(stage)
    await card(full, 'sleeping-bag').locator('[part~=dismiss]').click()
    await full.evaluate(() => window.visit.setBasket([{ id: 'tent', quantity: 2 }]))
    assert.deepEqual(await cards(full), ['mat', 'lantern', 'gas-xl'])
    await full.locator('alongside-slate [part=undo]').click()
    assert.deepEqual(await cards(full), ['sleeping-bag', 'mat', 'lantern'])
    await Promise.all([page.close(), full.close()])
  })

  test('what has no title gives way to what has one, and a slate of nothing else is told as silence', async () => {
    const without = (...untitled) => {
      const products = catalogue.products.map(product =>
        untitled.includes(product.id) ? { ...product, title: undefined } : product,
      )
      const file = JSON.stringify({ ...catalogue, products })
      return openStage({ browser: stage.browser, files: { '/catalogue.json': file } })
    }
    const [some, all] = await Promise.all([
      without('mat'),
      without('sleeping-bag', 'mat', 'lantern', 'gas-xl'),
    ])
    const page = await openPage(some)
    assert.deepEqual(await cards(page), ['sleeping-bag', 'lantern', 'gas-xl'])
    const silent = await openPage(all)
    assert.deepEqual(await cards(silent), [])
    const [silence] = (await told(silent, 'silence')).slice(-1)
    assert.equal(silence?.silence.code, 'all-withheld')
    await Promise.all([page.close(), silent.close()])
    await Promise.all([some.close(), all.close()])
  })

  test('with storage allowed a dismissed product stays away after a reload', async () => {
    const page = await openPage(stage, { consent: 'persistent' })
    await card(page, 'sleeping-bag').locator('[part~=dismiss]').click()
    await page.reload()
    await page.waitForFunction(() => document.documentElement.dataset.state === 'ready')
    assert.ok(!(await cards(page)).includes('sleeping-bag'))
    await page.close()
  })

  test('a suggestion counts as seen once a page view, and only when it was in view', async () => {
    const page = await openPage(stage)
    await page.waitForFunction(() => window.told.some(({ name }) => name === 'impression'))
    await page.evaluate(() => window.visit.setBasket([{ id: 'tent', quantity: 2 }]))
    await page.waitForTimeout(1300)
    const seen = await told(page, 'impression')
    assert.deepEqual(seen.flatMap(({ ids }) => ids).sort(), ['lantern', 'mat', 'sleeping-bag'])

    const below = await openPage(stage)
    await below.evaluate(() => {
      const space = document.createElement('div')
      space.style.blockSize = '300vh'
      document.querySelector('alongside-slate')?.before(space)
      window.told.length = 0
      window.visit.pageView()
    })
    await below.waitForTimeout(1300)
    assert.deepEqual(await told(below, 'impression'), [])
    await Promise.all([page.close(), below.close()])
  })

  test('Off silences every placement at once, and stays after a reload', async () => {
    const context = await stage.browser.newContext()
    const page = await openPage(stage, { context })
    await page.evaluate(() => {
      for (const placement of ['home', 'product', 'drawer', 'checkout', 'done']) {
        const slate = document.createElement('alongside-slate')
        slate.setAttribute('placement', placement)
        document.querySelector('main')?.append(slate)
      }
    })
    assert.ok((await cards(page)).length > 0)
    await page.locator('alongside-panel input[name=frequency][value=off]').check()
    assert.deepEqual(await cards(page), [])
    const heights = page
      .locator('alongside-slate')
      .evaluateAll(all => all.map(one => one.getClientRects().length))
    assert.ok(
      (await heights).every(height => height === 0),
      'it takes no room',
    )
    await page.reload()
    await page.waitForFunction(() => document.documentElement.dataset.state === 'ready')
    assert.deepEqual(await cards(page), [])
    assert.ok(await page.locator('alongside-panel input[value=off]').isChecked())
    await context.close()
  })

  test('a department that is switched off is left out, with all below it', async () => {
    const page = await openPage(stage)
    await page.locator('alongside-panel > details, alongside-panel summary').first().click()
    await page.getByRole('checkbox', { name: 'sleep' }).uncheck()
    assert.ok(!(await cards(page)).some(id => ['mat', 'sleeping-bag'].includes(id)))
    await page.getByRole('checkbox', { name: 'kitchen' }).uncheck()
    assert.ok(await page.getByRole('checkbox', { name: 'fuel' }).isDisabled())
    await page.getByRole('checkbox', { name: 'sleep' }).check()
    assert.ok((await cards(page)).includes('mat'))
    await page.close()
  })

  test('export saves all that is stored as a file', async () => {
    const page = await openPage(stage, { consent: 'persistent' })
    await card(page, 'mat').locator('[part~=dismiss]').click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('alongside-panel [data-action=export]').click(),
    ])
    const chunks = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk)
    const exported = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    assert.equal(download.suggestedFilename(), 'alongside.json')
    assert.equal(exported.memory.dismissed[0].id, 'mat')
    assert.equal(exported.stored[0].key, 'alongside:memory')
    await page.close()
  })

  test('the panel lists what is stored, and after forget it says nothing is', async () => {
    const page = await openPage(stage, { consent: 'persistent' })
    await card(page, 'mat').locator('[part~=dismiss]').click()
    await page.locator('alongside-panel summary').click()
    await page.locator('alongside-panel dt').waitFor()
    const panel = page.locator('alongside-panel section')
    assert.match(await panel.innerText(), /alongside:memory/)
    await page.locator('alongside-panel [data-action=forget]').click()
    const text = await panel.innerText()
    assert.match(text, /Forgotten\. Nothing is stored/)
    assert.doesNotMatch(text, /alongside:memory/)
    assert.ok((await cards(page)).includes('mat'))
    await page.close()
  })

  test('what is on the device is listed before consent is stated again, read when the shopper looks', async () => {
    const context = await stage.browser.newContext()
    const earlier = await openPage(stage, { context, consent: 'persistent' })
    await card(earlier, 'mat').locator('[part~=dismiss]').click()
    await context.addInitScript(() => {
      const { getItem } = Storage.prototype
      window['asked'] = []
      Storage.prototype.getItem = function (key) {
        window['asked'].push(key)
        return getItem.call(this, key)
      }
    })
    const page = await openPage(stage, { context })
    await page.locator('alongside-panel input[value=more]').check()
    assert.deepEqual(
      [...new Set(await page.evaluate(() => window['asked']))],
      ['alongside:frequency'],
    )
    await page.locator('alongside-panel summary').click()
    await page.locator('alongside-panel dt').first().waitFor()
    assert.deepEqual(await page.locator('alongside-panel dt').allInnerTexts(), [
      'alongside:memory',
      'alongside:frequency',
    ])
    await context.close()
  })

  test('what one tab is told, the other tab keeps to', async () => {
    const context = await stage.browser.newContext()
    const [one, other] = [await openPage(stage, { context }), await openPage(stage, { context })]
    await one.locator('alongside-panel input[value=off]').check()
    await other.waitForFunction(() => window.visit.frequency === 'off')
    assert.deepEqual(await cards(other), [])
    await context.close()
  })

  test('disabled, elements show nothing; enabled later, they show what there is', async () => {
    const page = await openPage(stage, { enabled: false })
    assert.deepEqual(await cards(page), [])
    assert.equal(await page.locator('alongside-panel section').count(), 0)
    // The page has forbidden itself every connection by now, so what was never loaded can't be.
    const code = await page.evaluate(() => window.visit.setEnabled(true).catch(error => error.code))
    assert.equal(code, 'fetch-failed')
    const enabled = await openPage(stage)
    await enabled.evaluate(() => window.visit.setEnabled(false))
    assert.deepEqual(await cards(enabled), [])
    assert.equal(await enabled.locator('alongside-panel section').count(), 0)
    await enabled.evaluate(() => window.visit.setEnabled(true))
    assert.equal((await cards(enabled)).length, 3)
    await Promise.all([page.close(), enabled.close()])
  })

  test('elements may come before the visit, after it, or with one of their own', async () => {
    const page = await openPage(stage)
    const counts = await page.evaluate(async () => {
      const { Visit } = await import('/dist/index.js')
      const late = document.createElement('alongside-slate')
      document.body.append(late)
      const own = document.createElement('alongside-slate')
      own.visit = new Visit(window.visit.recommender, { clock: () => ({ now: 1 }) })
      document.body.append(own)
      own.visit.setBasket([{ id: 'stove', quantity: 1 }])
      return [late, own].map(
        one => one.shadowRoot?.querySelector('[part~=card]')?.dataset.productId,
      )
    })
    assert.deepEqual(counts, ['sleeping-bag', 'gas'])
    await page.close()
  })

  test('a failure empties the element and is told as an event, and the page goes on', async () => {
    const page = await openPage(stage)
    const thrown = []
    page.on('pageerror', error => thrown.push(error))
    await page.evaluate(() => {
      window.visit.recommender.free()
      window.visit.setBasket([{ id: 'stove', quantity: 1 }])
    })
    assert.deepEqual(await cards(page), [])
    assert.ok(
      (await page.evaluate(() => window.told.filter(({ name }) => name === 'error').length)) > 0,
    )
    assert.deepEqual(thrown, [])
    await page.close()
  })

  test('the keyboard alone reaches everything, in the order of the page, and never loses its place', async () => {
    const page = await openPage(stage)
    await page.locator('h1').click()
    const path = []
    for (let step = 0; step < 18; step += 1) {
      await page.keyboard.press('Tab')
      path.push(await focused(page))
    }
    assert.deepEqual(path.slice(0, 4), [
      'title sleeping-bag',
      'add sleeping-bag',
      'dismiss sleeping-bag',
      'SUMMARY sleeping-bag',
    ])
    assert.ok(path.includes('normal'), `the frequency is reached: ${path}`)
    assert.ok(path.includes('BUTTON'), `and the buttons: ${path}`)

    await page.locator('h1').click()
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await focused(page), 'undo placeholder')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    assert.equal(await focused(page), 'add mat')
    await page.keyboard.press('Enter')
    assert.equal(
      await focused(page),
      'add lantern',
      'the added card has left; focus is on its neighbour',
    )

    const radio = page.locator('alongside-panel input[value=normal]')
    await radio.focus()
    await page.keyboard.press('ArrowLeft')
    assert.ok(await page.locator('alongside-panel input[value=less]').isChecked())
    await page.keyboard.press('ArrowLeft')
    assert.deepEqual(await cards(page), [])
    await page.close()
  })

  for (const [width, scheme, direction] of [
    [320, 'light', 'ltr'],
    [390, 'dark', 'rtl'],
    [1280, 'dark', 'ltr'],
  ]) {
    test(`axe finds nothing at ${width} px, ${scheme}, ${direction}, and nothing scrolls sideways`, async () => {
      const viewport = { width: Number(width), height: 800 }
      const context = await stage.browser.newContext({
        viewport,
        colorScheme: scheme === 'dark' ? 'dark' : 'light',
        bypassCSP: true,
      })
      const page = await openPage(stage, { context, consent: 'persistent' })
      await page.evaluate(direction => {
        document.documentElement.dir = direction
      }, String(direction))
      await page.locator('alongside-panel summary').click()
      await card(page, 'mat').locator('summary').click()
      await card(page, 'lantern').locator('[part~=dismiss]').click()
      await page.addScriptTag({ path: new URL(AXE).pathname })
      const violations = await page.evaluate(async () => {
        const { violations } = await window.axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        })
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
        )
      })
      assert.deepEqual(violations, [])
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width)
      const small = page
        .locator(
          'alongside-slate button, alongside-slate a, alongside-panel button, alongside-panel summary',
        )
        .evaluateAll(all =>
          all.map(one => one.getBoundingClientRect().height).filter(height => height < 24),
        )
      assert.deepEqual(await small, [], 'every target is 24 px high')
      await context.close()
    })
  }

  test('under a strict policy with trusted types, everything done, nothing is refused', async () => {
    const page = await openPage(stage, { consent: 'session' })
    await card(page, 'mat').locator('[part~=dismiss]').click()
    await page.locator('alongside-slate [part=undo]').click()
    await card(page, 'mat').locator('[part~=add]').click()
    await page.locator('alongside-panel summary').click()
    await page.locator('alongside-panel input[value=more]').check()
    await page.locator('alongside-panel [data-action=forget]').click()
    assert.deepEqual(await refusals(page), [])
    await page.close()
  })
})
