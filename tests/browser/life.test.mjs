/**
 * Everything that can go wrong with a model, in Chromium with its real cache. In: dist/, versions of the tent shop.
 * What must stay true: the shop is unaffected, the last good model stays, each fault tells one code; and the
 * server sees the same addresses from everybody.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { address, files, isUnharmed, told, withFrames } from './faults/faults.mjs'
import { openPage, openStage, STRICT_POLICY } from './stage.mjs'

test('no fault of a model harms the shop, and each is told once', async () => {
  const stage = await openStage({ files, policy: withFrames(STRICT_POLICY) })
  try {
    const page = await stage.browser.newPage()
    await page.goto(address(stage.url))
    isUnharmed(await told(stage))
    const asked = stage.log.filter(line => /^GET .*(manifest\.signed|models|catalogues)/.test(line))
    assert.ok(asked.length > 20)
    assert.ok(
      asked.every(line => !line.includes('?')),
      'no address carries a query',
    )
    assert.ok(stage.witness.every(line => !/"cookie"/.test(line)))
  } finally {
    await stage.close()
  }
})

test('without consent nothing of a model is kept', async () => {
  const stage = await openStage({ files, policy: STRICT_POLICY })
  try {
    const page = await openPage(stage, { mayConnect: true })
    const { search } = new URL(address(stage.url))
    const kept = await page.evaluate(async search => {
      const { keys, now } = Object.fromEntries(new URLSearchParams(search))
      const { Recommender } = await import('/dist/index.js')
      const { Life } = await import('/dist/life.js')
      const clock = () => ({ now: Number(now) })
      const life = new Life({ manifest: '/first/manifest.signed', keys: keys.split(','), clock })
      await Recommender.load({ model: life })
      await life.underConsent('session')
      const before = await caches.keys()
      await life.underConsent('persistent')
      const under = await caches.keys()
      await life.underConsent('none')
      return { before, under, after: await caches.keys() }
    }, search)
    assert.deepEqual(kept, { before: [], under: ['alongside'], after: [] })
  } finally {
    await stage.close()
  }
})
