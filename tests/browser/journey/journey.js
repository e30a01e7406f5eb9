/**
 * A shopper's way through the elements, walked by the page itself, so that any engine that opens an
 * address can walk it. In: the built package, the tent shop. Out: what was found, told to the server by
 * going to `told?…` at the end.
 */
// @ts-nocheck: it is served beside the built package, where the compiler does not look.
import { Visit } from './dist/index.js'
import './dist/define.js'
import { canaries } from './canaries.js'

const found = { agent: navigator.userAgent, refused: [] }
const added = []
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  found.refused.push(`${effectiveDirective} ${blockedURI}`)
})
document.addEventListener('alongside-add', ({ detail }) => added.push(detail.id))

const slate = () => document.querySelector('alongside-slate').shadowRoot
const panel = () => document.querySelector('alongside-panel').shadowRoot
const cards = () =>
  [...slate().querySelectorAll('[part~=card]')].map(card => card.dataset.productId)
const press = (id, part) =>
  slate().querySelector(`[part~=card][data-product-id="${id}"] [part~=${part}]`).click()

/** Waits for something to become true. */
async function until(what, isTrue) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (isTrue()) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error(`${what}: it never came`)
}

/** Every place a page can leave something in, by name. */
async function traces() {
  const databases = (await indexedDB.databases?.()) ?? []
  return [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...databases.map(({ name }) => `database ${name}`),
    ...(globalThis.caches ? await caches.keys() : []).map(name => `cache ${name}`),
    ...(document.cookie ? [`cookie ${document.cookie}`] : []),
    ...(window.name ? [`window ${window.name}`] : []),
  ].sort()
}

/** Names nobody else could know, in everything a page may tell a visit. */
function carryCanaries(visit) {
  visit.setConsent('persistent')
  const ids = canaries(200)
  visit.setBasket(
    ids.map(id => ({ id, quantity: 1 })),
    { viewed: ids.map(id => ({ id })), removed: ids.slice(0, 20), unavailable: ids.slice(20, 40) },
  )
  for (const id of ids.slice(0, 50)) {
    visit.record({ type: 'dismissal', id })
    visit.record({ type: 'click', id })
    visit.record({ type: 'impression', placement: 'basket', ids: [id] })
  }
  for (const category of ids.slice(50, 60)) visit.switchCategory(category, false)
  document.querySelector('alongside-slate').setAttribute('viewing', ids[60])
  visit.slate('product', { viewing: ids[61] })
  visit.forget()
}

async function walk() {
  const visit = await Visit.start({
    model: 'model.alongside',
    catalogue: 'catalogue.json',
    locale: 'en-GB',
    clock: () => ({ now: Number(new URLSearchParams(location.search).get('now')) }),
  })
  const requests = () => performance.getEntriesByType('resource').length
  const loaded = requests()
  visit.setBasket([{ id: 'tent', quantity: 1 }])
  await until('cards', () => cards().length > 1)
  found.cards = cards()
  found.reason = slate().querySelector('[part~=reason]').textContent
  found.storedBeforeConsent = await traces()

  const [first, second] = cards()
  press(first, 'dismiss')
  await until('turned down', () => !cards().includes(first))
  slate().querySelector('[part=undo]').click()
  await until('taken back', () => cards().includes(first))
  press(first, 'add')
  found.added = added
  visit.setConsent('persistent')
  press(second, 'dismiss')
  await until('kept', () => localStorage.getItem('alongside:memory')?.includes(second))
  found.storedUnderConsent = await traces()
  found.exported = visit.export().memory.dismissed.map(({ id }) => id)
  panel().querySelector('[data-action=forget]').click()
  found.storedAfterForgetting = await traces()
  carryCanaries(visit)
  visit.setFrequency('off')
  found.cardsWhenOff = cards()
  visit.forget()
  found.second = second
  found.requestsAfterLoading = requests() - loaded
}

try {
  await walk()
} catch (error) {
  found.failed = `${error.code ?? ''} ${error.message}`
}
location.href = `told?${encodeURIComponent(JSON.stringify(found))}`
