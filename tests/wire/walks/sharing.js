/**
 * The control for sharing, as a shopper finds it. Found: how it stands, what two presses do, what was handed
 * over, and the summary that is shown before it may be saved.
 */
// @ts-nocheck: it runs in a page, beside the built package.
import { measure } from './dist/measure.js'
import { cards, lines, started, until, walk } from './page.js'

await walk(async (found, { ids, consent, signal, expected }) => {
  if (signal) {
    const asking = { get: () => true, configurable: true }
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', asking)
  }
  const visit = await started(consent ? { consent } : {})
  found.taken = []
  const measuring = measure(visit, { handOver: text => found.taken.push(text) })
  const control = document.body.appendChild(document.createElement('alongside-sharing')).shadowRoot
  const press = what => control.querySelector(`[data-action=${what}]`).click()
  visit.setBasket(lines(ids.slice(0, 1)))
  await until('cards', () => cards().length > 1)
  const { checked, disabled } = control.querySelector('[data-action=share]')
  const why = control.querySelector('#why')?.textContent ?? ''
  found.control = { checked, disabled, why, expected }
  if (disabled) return
  found.turned = [1, 2].map(() => {
    press('share')
    return measuring.sharing
  })
  press('summary')
  found.summary = control.querySelector('pre').textContent
})
