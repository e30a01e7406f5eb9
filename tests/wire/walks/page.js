/**
 * What every walk through a page needs: the shop's own reporter of errors, a look into every place a page
 * can leave something in, patience, and the word to whoever sent it. Served to any engine; no driver.
 * What must stay true: the page stores nothing and requests nothing but the last word.
 */
// @ts-nocheck: it runs in a page, beside the built package.
import { Visit } from './dist/index.js'
import './dist/define.js'

/** What a shop's reporter of errors would send home. */
const reports = []
for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
  console[level] = (...words) => reports.push(words.map(String).join(' '))
}
addEventListener('error', ({ message, error }) => reports.push(`${message} ${error?.stack}`))
addEventListener('unhandledrejection', ({ reason }) => reports.push(`${reason} ${reason?.stack}`))

export const refused = []
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  refused.push(`${effectiveDirective} ${blockedURI}`)
})

export const noon = Date.UTC(2026, 3, 1, 12)

/** A visit to the canary shop. */
export const started = options =>
  Visit.start({
    model: 'model.alongside',
    catalogue: 'catalogue.json',
    locale: 'en-GB',
    load: 'now',
    clock: () => ({ now: noon, utcOffsetMinutes: 0 }),
    ...options,
  })

export const slate = () => document.querySelector('alongside-slate').shadowRoot
export const panel = () => document.querySelector('alongside-panel').shadowRoot
export const cards = () =>
  [...slate().querySelectorAll('[part~=card]')].map(card => card.dataset.productId)
export const press = (id, part) =>
  slate().querySelector(`[part~=card][data-product-id="${id}"] [part~=${part}]`).click()
export const lines = ids => ids.map(id => ({ id, quantity: 1 }))
export const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/** Waits for something to become true. */
export async function until(what, isTrue) {
  for (let tries = 0; tries < 800; tries += 1) {
    if (isTrue()) return
    await pause(25)
  }
  throw new Error(`${what}: it never came`)
}

/** A shopper's acts, by hand and as the shop tells them; some are turned down and taken back. */
export async function actAs(visit, { ids, categories, strangers }) {
  visit.setBasket(lines(ids.slice(0, 1)))
  await until('cards', () => cards().length > 1)
  const [first, second] = cards()
  press(first, 'dismiss')
  await until('turned down', () => !cards().includes(first))
  slate().querySelector('[part~=undo]').click()
  await until('taken back', () => cards().includes(first))
  press(first, 'add')
  press(second, 'dismiss')
  panel().querySelector('summary').click()
  visit.switchCategory(categories[0], false)
  visit.record({ type: 'viewed', id: ids[8] })
  visit.record({ type: 'searched', ids: [ids[9], strangers[0]] })
  visit.record({ type: 'purchased', ids: [ids[0]] })
  visit.pageView()
  return { first, second }
}

/** Every place a page can leave something in, with what is in it. */
export async function leftBehind() {
  const databases = (await indexedDB.databases?.()) ?? []
  const workers = (await navigator.serviceWorker?.getRegistrations?.()) ?? []
  return {
    local: Object.entries(localStorage).sort(),
    session: Object.entries(sessionStorage).sort(),
    databases: databases.map(({ name }) => name).sort(),
    caches: globalThis.caches ? await caches.keys() : [],
    files: await files(),
    cookies: document.cookie,
    name: window.name,
    history: JSON.stringify(history.state),
    workers: workers.length,
  }
}

async function files() {
  const folder = await navigator.storage?.getDirectory?.().catch(() => undefined)
  const names = []
  if (folder) for await (const name of folder.keys()) names.push(name)
  return names.sort()
}

/** Tells what was found and goes where it is sent next. */
export async function walk(steps) {
  const found = { agent: navigator.userAgent, reports, refused }
  try {
    const { plan } = await import('./plan.js')
    await steps(found, plan)
  } catch (error) {
    found.failed = `${error.code ?? ''} ${error.stack ?? error}`
  }
  const answer = await fetch('told', { method: 'POST', body: JSON.stringify(found) })
  const onwards = { href: await answer.text(), rel: 'noreferrer' }
  Object.assign(document.createElement('a'), onwards).click()
}
