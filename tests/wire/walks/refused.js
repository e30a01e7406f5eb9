/**
 * Storage that refuses: every call in turn, with every error a browser has for it; storage that can't even be
 * named; records that are damaged or of a newer version. Found: what reached the page, and whether it went on.
 */
// @ts-nocheck: it runs in a page, beside the built package.
import { lines, pause, started, walk } from './page.js'

const CALLS = ['getItem', 'setItem', 'removeItem']
const ERRORS = ['QuotaExceededError', 'SecurityError', 'InvalidStateError']
const DAMAGED = ['', '{', 'null', '[]', '{"v":1}', '{"v":"x","data":{}}', '{"v":99,"data":{"a":1}}']
const honest = Object.fromEntries(CALLS.map(name => [name, Storage.prototype[name]]))

/** Refuses from the nth call on. */
function refuse(name, error, from) {
  let calls = 0
  Storage.prototype[name] = function (...given) {
    calls += 1
    if (calls > from) throw new DOMException('refused', error)
    return honest[name].apply(this, given)
  }
}

async function shop({ ids }) {
  const visit = await started({ consent: 'persistent' })
  visit.setBasket(lines([ids[0]]))
  visit.slate('basket')
  visit.record({ type: 'dismissal', id: ids[1] })
  visit.setFrequency('more')
  visit.setConsent('session')
  visit.record({ type: 'add', id: ids[2] })
  visit.stored()
  visit.export()
  await pause(5)
  visit.forget()
  visit.end()
}

await walk(async (found, plan) => {
  found.went = 0
  found.thrown = []
  const goesOn = async () => {
    await shop(plan).catch(error => found.thrown.push(String(error)))
    found.went += 1
  }
  for (const name of CALLS) {
    for (const error of ERRORS) {
      for (const from of [0, 1, 3]) {
        refuse(name, error, from)
        await goesOn()
        Object.assign(Storage.prototype, honest)
        localStorage.clear()
      }
    }
  }
  for (const text of DAMAGED) {
    localStorage.setItem('alongside:memory', text)
    await goesOn()
    localStorage.clear()
  }
  for (const name of ['localStorage', 'sessionStorage']) {
    const refusal = {
      get: () => {
        throw new DOMException('no', 'SecurityError')
      },
      configurable: true,
    }
    Object.defineProperty(window, name, refusal)
  }
  await goesOn()
})
