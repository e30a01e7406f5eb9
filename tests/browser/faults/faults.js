/**
 * Everything that can go wrong with a model, gone through by the page itself, so that any engine that opens an
 * address can do it. In: the built package, versions of the tent shop by path. Out: for each fault who made the
 * model that suggests, the codes told, how many cards are drawn, and what the page heard of it as errors; told
 * to the server by going to `told?…` at the end.
 */
// @ts-nocheck: it is served beside the built package, where the compiler does not look.
import { Visit } from './dist/index.js'
import { Life } from './dist/life.js'
import './dist/define.js'

const { keys, now } = Object.fromEntries(new URLSearchParams(location.search))
const YEAR = 365 * 86_400_000
const found = { agent: navigator.userAgent, faults: {}, refused: [] }
let errors = []
let codes = []
document.addEventListener('alongside-model', ({ detail }) => codes.push(detail.code))
document.addEventListener('alongside-error', ({ detail }) => errors.push(detail.error.code))
addEventListener('error', ({ message }) => errors.push(message))
addEventListener('unhandledrejection', ({ reason }) => errors.push(`${reason}`))
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  found.refused.push(`${effectiveDirective} ${blockedURI}`)
})

const cards = () =>
  [...document.querySelector('alongside-slate').shadowRoot.querySelectorAll('[part~=card]')].map(
    card => card.dataset.productId,
  )

/** A page view that takes up what lies at this path. */
async function open(version, { years = 0, consent = 'persistent' } = {}) {
  const clock = () => ({ now: Number(now) + years * YEAR })
  const manifest = `/${version}/manifest.signed`
  const life = new Life({ manifest, keys: keys.split(','), consent, clock })
  try {
    const visit = await Visit.start({ model: life, clock, load: 'now', locale: 'en-GB' })
    life.follow(visit)
    visit.setConsent(consent)
    visit.setBasket([{ id: 'tent', quantity: 1 }])
    return visit
  } catch (error) {
    return { failed: error.code }
  }
}

const maker = visit => visit.failed ?? visit.recommender.describe().label.madeBy.slice(0, 6)

/** One fault: on a device that holds a version and the one before it. */
async function fault(name, happens) {
  await caches.delete('alongside')
  await open('first')
  await open('second')
  codes = []
  errors = []
  const visit = await happens()
  // Elements draw when they are told, promises are told of in turns.
  await new Promise(resolve => setTimeout(resolve, 50))
  found.faults[name] = {
    maker: maker(visit),
    codes: [...codes],
    cards: cards(),
    errors: [...errors],
  }
}

/** Another tab takes up a version. */
function tab(version) {
  const frame = document.createElement('iframe')
  frame.src = `tab.html?${new URLSearchParams({ version, keys, now })}`
  frame.hidden = true
  const told = new Promise(resolve => {
    addEventListener('message', function hear({ source, data }) {
      if (source !== frame.contentWindow) return
      removeEventListener('message', hear)
      frame.remove()
      resolve(data)
    })
  })
  document.body.append(frame)
  return told
}

async function walk() {
  await fault('nothing', () => open('second'))
  await fault('404', () => open('nowhere'))
  await fault('HTML', () => open('html'))
  await fault('truncated', () => open('truncated'))
  await fault('swapped', () => open('swapped'))
  await fault('said twice', () => open('twice'))
  await fault('wrong key', () => open('foreign'))
  await fault('older', () => open('first'))
  await fault('expired', () => open('expired'))
  await fault('a year ahead', () => open('second', { years: 1 }))
  await fault('a year behind', () => open('second', { years: -1 }))
  await fault('trials', () => open('failing'))
  await fault('rolled back', () => open('back'))
  await fault('quota', async () => {
    const { put } = Cache.prototype
    Cache.prototype.put = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
    try {
      return await open('third')
    } finally {
      Cache.prototype.put = put
    }
  })
  await fault('evicted', async () => {
    const visit = await open('second')
    await caches.delete('alongside')
    visit.record({ type: 'viewed', id: 'mat' })
    visit.setBasket([{ id: 'tent', quantity: 1 }])
    return visit
  })
  await fault('two tabs', async () => {
    found.tabs = await Promise.all([tab('third'), tab('third'), tab('second')])
    return await open('third')
  })
  await fault('under a slate', async () => {
    const visit = await open('second')
    const before = cards().join()
    await tab('third')
    found.sameSlate = before === cards().join() && maker(visit) === 'maker2'
    return await open('third')
  })
  await caches.delete('alongside')
  codes = []
  errors = []
  const nothing = await open('nowhere')
  found.faults['nothing held'] = { maker: maker(nothing), codes, cards: [], errors }
  found.heading = document.querySelector('h1').textContent
}

try {
  await walk()
} catch (error) {
  found.failed = `${error.code ?? ''} ${error.message} ${error.stack}`
}
location.href = `told?${encodeURIComponent(JSON.stringify(found))}`
