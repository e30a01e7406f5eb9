/**
 * The smallest shop: starts a visit as the address asks for it, and keeps what the elements tell.
 * Once everything has loaded it forbids itself every connection, unless asked not to.
 */
// @ts-nocheck: it is served beside the built package, where the compiler does not look.
import { Visit } from './dist/index.js'
import './dist/define.js'

const query = new URLSearchParams(location.search)
const told = []
const refusals = []
Object.assign(window, { told, refusals })

document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  refusals.push(`${effectiveDirective} ${blockedURI}`)
})

for (const name of ['impression', 'select', 'add', 'dismiss', 'undo', 'silence', 'error']) {
  document.addEventListener(`alongside-${name}`, event => {
    told.push({ name, detail: event.detail })
    if (name === 'select') event.preventDefault()
    if (name === 'add') visit.setBasket([...visit.basket, { id: event.detail.id, quantity: 1 }])
  })
}

let visit
try {
  visit = await Visit.start({
    model: 'model.alongside',
    catalogue: 'catalogue.json',
    locale: 'en-GB',
    enabled: query.get('enabled') !== 'false',
    clock: () => ({ now: Number(query.get('now')), utcOffsetMinutes: 0 }),
    ...(query.has('consent') && { consent: query.get('consent') }),
  })
  window.visit = visit
  if (!query.has('may-connect')) forbidConnections()
  visit.setBasket([{ id: 'tent', quantity: 1 }])
  document.documentElement.dataset.state = 'ready'
} catch (error) {
  document.documentElement.dataset.state = `failed: ${error.code}`
}

function forbidConnections() {
  const policy = document.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = "connect-src 'none'"
  document.head.append(policy)
}
