/**
 * Who may say what is remembered. In: dist/, and the signals of banners as their specifications have them.
 * What must stay true: unknown is none, less consent forgets at once, and the shopper's own word wins.
 */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { alongside, bytes, distFile, noon } from './tent.mjs'

const reader = name => import(distFile(`consent/${name}.js`).href)
const [{ custom }, { gpc }, { consentMode }, { tcf }, { shopifyConsent }] = await Promise.all(
  ['custom', 'gpc', 'consent-mode', 'tcf', 'shopify'].map(reader),
)
const recommender = await alongside.Recommender.load(bytes())
const visitOf = () => new alongside.Visit(recommender, { clock: () => ({ now: noon }) })

class PageStorage {
  items = new Map()
  getItem = key => this.items.get(key) ?? null
  setItem = (key, text) => void this.items.set(key, text)
  removeItem = key => void this.items.delete(key)
}
beforeEach(() => {
  Object.assign(globalThis, { localStorage: new PageStorage(), sessionStorage: new PageStorage() })
})
afterEach(() => {
  for (const name of ['dataLayer', 'navigator', '__tcfapi', 'Shopify', 'document']) {
    Reflect.deleteProperty(globalThis, name)
  }
})
const kept = () => /** @type {any} */ (globalThis.localStorage).items.size
const dismiss = visit => visit.record({ type: 'dismissal', id: 'mat' })

/** Each reader, started: how to grant, how to take it back, how to stop. */
const READERS = {
  custom: visit => {
    let say = /** @type {(tier?: any) => void} */ (() => {})
    const stop = custom(visit, told => {
      say = told
    })
    return { grant: () => say('persistent'), withdraw: () => say('none'), stop }
  },
  'consent mode': visit => {
    globalThis.dataLayer = []
    const stop = consentMode(visit)
    const command = (kind, personalization_storage) =>
      globalThis.dataLayer.push({ 0: 'consent', 1: kind, 2: { personalization_storage } })
    return {
      grant: () => command('update', 'granted'),
      withdraw: () => command('update', 'denied'),
      stop,
    }
  },
  TCF: visit => {
    let told = /** @type {(data: object, ok: boolean) => void} */ (() => {})
    globalThis.__tcfapi = (command, version, hear) => {
      assert.equal(version, 2)
      if (command === 'addEventListener') told = hear
      else told = () => {}
    }
    const stop = tcf(visit)
    const answer = consents =>
      told(
        {
          listenerId: 1,
          eventStatus: 'useractioncomplete',
          gdprApplies: true,
          purpose: { consents },
        },
        true,
      )
    return { grant: () => answer({ 1: true }), withdraw: () => answer({ 1: false }), stop }
  },
  Shopify: visit => {
    let isAllowed = false
    globalThis.document = /** @type {any} */ (new EventTarget())
    globalThis.Shopify = { customerPrivacy: { preferencesProcessingAllowed: () => isAllowed } }
    const stop = shopifyConsent(visit)
    const answer = allowed => {
      isAllowed = allowed
      globalThis.document.dispatchEvent(new Event('visitorConsentCollected'))
    }
    return { grant: () => answer(true), withdraw: () => answer(false), stop }
  },
}

for (const [name, start] of Object.entries(READERS)) {
  test(`${name}: until it is granted nothing is kept, then it is, and withdrawal forgets at once`, () => {
    const visit = visitOf()
    const { grant, withdraw } = start(visit)
    dismiss(visit)
    assert.deepEqual([visit.consent, kept()], ['none', 0])
    grant()
    assert.deepEqual([visit.consent, kept()], ['persistent', 1])
    withdraw()
    assert.deepEqual([visit.consent, kept()], ['none', 0])
  })

  test(`${name}: the shopper's own word holds against it, in both directions`, () => {
    const visit = visitOf()
    const { grant, withdraw } = start(visit)
    visit.setConsent('session', 'shopper')
    grant()
    assert.equal(visit.consent, 'session')
    withdraw()
    assert.equal(visit.consent, 'session')
    visit.setConsent('none', 'shopper')
    grant()
    assert.equal(visit.consent, 'none')
  })

  test(`${name}: a browser that asks for privacy gets it`, () => {
    Object.defineProperty(globalThis, 'navigator', {
      value: { globalPrivacyControl: true },
      configurable: true,
    })
    const visit = visitOf()
    start(visit).grant()
    dismiss(visit)
    assert.deepEqual([visit.consent, kept()], ['none', 0])
  })

  test(`${name}: stopped, it says no more`, () => {
    const visit = visitOf()
    const { grant, stop } = start(visit)
    stop()
    grant()
    assert.equal(visit.consent, 'none')
  })
}

test('GPC alone: what the shop allows, unless the browser asks for privacy', () => {
  const visit = visitOf()
  gpc(visit)
  assert.equal(visit.consent, 'none')
  gpc(visit, { otherwise: 'session' })
  assert.equal(visit.consent, 'session')
})

test('consent mode: defaults from before count, one for a region never grants', () => {
  const command = (kind, more) => ({
    0: 'consent',
    1: kind,
    2: { personalization_storage: 'granted', ...more },
  })
  globalThis.dataLayer = [command('default', { region: ['US'] })]
  const regional = visitOf()
  consentMode(regional)
  assert.equal(regional.consent, 'none')
  globalThis.dataLayer = [
    command('default', {}),
    { 0: 'consent', 1: 'update', 2: { ad_storage: 'denied' } },
  ]
  const visit = visitOf()
  consentMode(visit, { granted: 'session' })
  assert.equal(visit.consent, 'session', 'other signals say nothing about this one')
})

test('TCF: a banner still open, or an answer that failed, grants nothing; where no law applies it does', () => {
  let told = /** @type {(data: unknown, ok: boolean) => void} */ (() => {})
  globalThis.__tcfapi = (_, __, hear) => {
    told = hear
  }
  const visit = visitOf()
  tcf(visit)
  const consents = { 1: true }
  told({ eventStatus: 'cmpuishown', purpose: { consents } }, true)
  assert.equal(visit.consent, 'none')
  told({ eventStatus: 'tcloaded', purpose: { consents } }, false)
  assert.equal(visit.consent, 'none')
  told({ eventStatus: 'tcloaded', gdprApplies: false }, true)
  assert.equal(visit.consent, 'persistent')
})

test('a banner that answers nonsense, or fails, keeps nothing', () => {
  const visit = visitOf()
  visit.setConsent('persistent')
  custom(visit, say => say(/** @type {any} */ ('everything')))
  assert.equal(visit.consent, 'none')
  visit.setConsent('persistent')
  custom(visit, () => {
    throw new Error('blocked')
  })
  assert.equal(visit.consent, 'none')
})
