/**
 * Two tabs of one shop. In: dist/, one storage, and a browser's storage events, channels and locks.
 * What must stay true: no tab's act is lost to another's, and what one forgets no other brings back.
 */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import {
  dismiss,
  FREQUENCY,
  freshDevice,
  idsOf,
  local,
  MEMORY,
  open,
  session,
} from './storage-page.mjs'
import { noon } from './tent.mjs'

/** A browser of one origin: who listens in which tab, and whose turn it is. */
class Browser {
  tab = 'none'
  /** @type {{ tab: string, name: string, listener: (event: any) => void }[]} */
  listeners = []
  /** @type {(() => void)[]} */
  turns = []

  /** Does something as a tab; what it writes to the device, the others hear. */
  as(tab, act) {
    this.tab = tab
    const before = new Map(local.items)
    const result = act()
    for (const key of new Set([...before.keys(), ...local.items.keys()])) {
      if (before.get(key) !== local.items.get(key)) this.tell('storage', { key }, tab)
    }
    return result
  }

  tell(name, event, from) {
    for (const heard of [...this.listeners]) {
      if (heard.name !== name || heard.tab === from) continue
      this.as(heard.tab, () => heard.listener(event))
    }
  }

  /** Grants every lock asked for, in order. */
  grant() {
    for (let turn = this.turns.shift(); turn; turn = this.turns.shift()) turn()
  }
}

let browser = new Browser()
beforeEach(() => {
  freshDevice()
  browser = new Browser()
  const { listeners } = browser
  globalThis.addEventListener = /** @type {any} */ (
    (name, listener) => void listeners.push({ tab: browser.tab, name, listener })
  )
  globalThis.BroadcastChannel = /** @type {any} */ (
    class {
      tab = browser.tab
      set onmessage(listener) {
        listeners.push({ tab: this.tab, name: 'message', listener })
      }
      postMessage = data => browser.tell('message', { data }, this.tab)
      close() {}
    }
  )
})
const { BroadcastChannel } = globalThis
afterEach(() => {
  Object.assign(globalThis, { BroadcastChannel })
  Reflect.deleteProperty(globalThis, 'addEventListener')
  Reflect.deleteProperty(globalThis, 'navigator')
})

/** Locks that are granted only when the test says so. */
function withLocks() {
  const request = (_name, turn) => {
    const { tab } = browser
    return new Promise((resolve, reject) => {
      browser.turns.push(() => {
        try {
          resolve(browser.as(tab, turn))
        } catch (error) {
          reject(error)
        }
      })
    })
  }
  Object.defineProperty(globalThis, 'navigator', {
    value: { locks: { request } },
    configurable: true,
  })
}

const dismissed = () => JSON.parse(local.items.get(MEMORY)).data.dismissed.map(({ id }) => id)

test('what one tab erases the other does not write back', () => {
  const [one, other] = [open('persistent'), open('persistent')]
  dismiss(one, 'mat')
  dismiss(other, 'lantern')
  assert.ok(!idsOf(other).includes('mat'), 'it has read what the first has written')
  one.forget()
  dismiss(other, 'gas-xl')
  assert.equal(local.items.size, 0)
  assert.equal(other.consent, 'none')
})

test('what one tab turns down the other knows at once', () => {
  const one = browser.as('one', () => open('persistent'))
  const other = browser.as('other', () => open('persistent'))
  browser.as('one', () => dismiss(one, 'mat'))
  assert.ok(!idsOf(other).includes('mat'))
  browser.as('one', () => one.setFrequency('off'))
  assert.equal(other.frequency, 'off')
})

test('both tabs write before either has its turn, and nothing of either is lost or counted twice', () => {
  withLocks()
  const one = browser.as('one', () => open('persistent'))
  const other = browser.as('other', () => open('persistent'))
  browser.as('one', () => dismiss(one, 'mat'))
  browser.as('other', () => dismiss(other, 'lantern'))
  browser.as('other', () =>
    other.record({ type: 'impression', placement: 'basket', ids: ['gas-xl'] }),
  )
  assert.equal(local.items.size, 0, 'nobody has had a turn')
  assert.ok(!idsOf(one).includes('mat'), 'the page itself knows at once')
  browser.grant()
  assert.deepEqual(dismissed().sort(), ['lantern', 'mat'])
  const { impressions } = JSON.parse(local.items.get(MEMORY)).data
  assert.deepEqual(
    impressions.map(({ id, days }) => [id, days.length]),
    [['gas-xl', 1]],
  )
})

test('what was done just before a page is left is written without waiting for a turn', () => {
  withLocks()
  const visit = browser.as('one', () => open('persistent'))
  browser.as('one', () => dismiss(visit, 'mat'))
  assert.equal(local.items.size, 0)
  browser.tell('pagehide', {}, 'nobody')
  assert.deepEqual(dismissed(), ['mat'])
  const text = local.items.get(MEMORY)
  browser.grant()
  assert.equal(local.items.get(MEMORY), text, 'and not once more')
})

test('one tab forgets while the other is about to write: it stays forgotten', () => {
  withLocks()
  const one = browser.as('one', () => open('persistent'))
  browser.as('one', () => dismiss(one, 'mat'))
  browser.grant()
  const other = browser.as('other', () => open('persistent'))
  browser.as('other', () => dismiss(other, 'lantern'))
  browser.as('one', () => one.forget())
  browser.grant()
  assert.deepEqual([local.items.size, one.consent, other.consent], [0, 'none', 'none'])
  browser.as('other', () => dismiss(other, 'gas-xl'))
  browser.grant()
  assert.equal(local.items.size, 0)
})

test('a record that was forgotten is buried, though a tab that heard nothing writes it back', () => {
  const one = browser.as('one', () => open('persistent'))
  browser.as('one', () => dismiss(one, 'mat'))
  const stale = local.items.get(MEMORY)
  browser.as('one', () => one.forget())
  browser.as('a deaf tab', () => local.items.set(MEMORY, stale))
  browser.as('one', () => one.setConsent('persistent'))
  assert.equal(local.items.size, 0)
  browser.as('one', () => dismiss(one, 'lantern'))
  assert.deepEqual(dismissed(), ['lantern'])
})

test('forgetting reaches what another tab keeps for itself', () => {
  const one = browser.as('one', () => open('session'))
  const other = browser.as('other', () => open('session'))
  browser.as('one', () => dismiss(one, 'mat'))
  assert.equal(session.items.size, 1)
  browser.as('other', () => other.forget())
  assert.deepEqual([session.items.size, one.consent], [0, 'none'])
})

test('a lock that is refused is done without', async () => {
  Object.defineProperty(globalThis, 'navigator', {
    value: { locks: { request: () => Promise.reject(new DOMException('no', 'SecurityError')) } },
    configurable: true,
  })
  const visit = browser.as('one', () => open('persistent'))
  browser.as('one', () => dismiss(visit, 'mat'))
  await new Promise(resolve => setImmediate(resolve))
  assert.deepEqual(dismissed(), ['mat'])
  assert.equal(JSON.parse(local.items.get(MEMORY)).savedAt, noon)
  assert.equal(local.items.has(FREQUENCY), false)
})
