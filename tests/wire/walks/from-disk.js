/**
 * A visitor of the shop from the disk: from camera to order. Found: what was suggested, the counter of
 * requests, what the policy refused; told by going away to an address that carries it.
 */
// @ts-nocheck: it runs in a page.
;(() => {
  const found = { agent: navigator.userAgent, refused: [], errors: [] }
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    found.refused.push(`${effectiveDirective} ${blockedURI}`),
  )
  addEventListener('error', ({ message }) => found.errors.push(message))

  async function until(what, find) {
    for (let tries = 0; tries < 2400; tries += 1) {
      const one = find()
      if (one) return one
      await new Promise(resolve => setTimeout(resolve, 25))
    }
    throw new Error(`${what}: it never came`)
  }
  const one = selector => document.querySelector(selector)
  const cards = () =>
    [...document.querySelectorAll('alongside-slate')].flatMap(slate => [
      ...slate.shadowRoot.querySelectorAll('[part~=card]'),
    ])

  async function walk() {
    const counter = () => one('main, body')?.innerText.match(/Requests since loading: (\d+)/)
    await until('everything', counter)
    location.hash = '#/product/camera-nova'
    const add = 'main [data-action=add-to-basket][data-product-id=camera-nova]'
    ;(await until('the camera', () => one(add))).click()
    location.hash = '#/basket'
    await until('suggestions', () => cards().length > 1)
    found.cards = cards().map(card => card.dataset.productId)
    // A picture is drawn once it is near, and not before.
    for (const card of cards()) {
      card.scrollIntoView()
      await until('a picture', () => card.querySelector('img')?.naturalWidth > 0)
    }
    location.hash = '#/checkout'
    ;(await until('the checkout', () => one('[data-action=order]'))).click()
    await until('thanks', () => one('h1')?.textContent.startsWith('Thank you'))
    found.requests = counter()?.[1]
  }

  const away = () => {
    location.href = `http://192.0.2.1/told?${encodeURIComponent(JSON.stringify(found))}`
  }
  walk().then(away, error => {
    found.failed = String(error)
    away()
  })
})()
