/**
 * A device whose storage keeps a log and fails on purpose, and pages on it. In: dist/ and the tent shop.
 * What must stay true: two pages share the device and nothing else.
 */
import { alongside, bytes, noon } from './tent.mjs'

export const MEMORY = 'alongside:memory'
export const FREQUENCY = 'alongside:frequency'
export const { Visit, Recommender } = alongside
export const recommender = await Recommender.load(bytes())

/** A `Storage` that keeps a log and can be told to fail. */
export class FakeStorage {
  items = new Map()
  /** @type {string[]} */
  touched = []
  /** @type {Set<string>} */
  failing = new Set()

  getItem = key => this.#do('getItem', key, () => this.items.get(key) ?? null)
  setItem = (key, text) => this.#do('setItem', key, () => void this.items.set(key, String(text)))
  removeItem = key => this.#do('removeItem', key, () => void this.items.delete(key))

  #do(what, key, act) {
    this.touched.push(`${what} ${key}`)
    if (this.failing.has(what)) throw new DOMException('refused', 'QuotaExceededError')
    return act()
  }
}

export let local = new FakeStorage()
export let session = new FakeStorage()

/** Nothing stored, nothing failing. */
export function freshDevice() {
  local = new FakeStorage()
  session = new FakeStorage()
  Object.assign(globalThis, { localStorage: local, sessionStorage: session })
}

/** What a new page in the same browser starts with: the same storage, an empty page. */
export const open = (
  /** @type {import("../../www/alongside/index.ts").Consent | undefined} */ consent = undefined,
  now = noon,
) => new Visit(recommender, { ...(consent && { consent }), clock: () => ({ now }) })

export const idsOf = visit => {
  visit.setBasket([{ id: 'tent', quantity: 1 }])
  return visit.slate('basket').suggestions.map(({ id }) => id)
}
export const dismiss = (visit, id) => visit.record({ type: 'dismissal', id })
