/**
 * A whole visit nobody has allowed to keep anything: unknown, refused, or under the browser's signal.
 * Found: what is left behind before and after; and, where the plan says so, once the shopper has allowed it.
 */
// @ts-nocheck: it runs in a page, beside the built package.
import { actAs, leftBehind, pause, started, walk } from './page.js'

await walk(async (found, plan) => {
  if (plan.signal) {
    const signal = { get: () => true, configurable: true }
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', signal)
  }
  const before = await leftBehind()
  const visit = await started(plan.consent ? { consent: plan.consent } : {})
  await actAs(visit, plan)
  await pause(60)
  found.left = { before, after: await leftBehind() }
  visit.setConsent('persistent', 'shopper')
  visit.record({ type: 'dismissal', id: plan.ids[1] })
  await pause(60)
  found.onceAllowed = (await leftBehind()).local.map(([key]) => key)
  visit.forget()
})
