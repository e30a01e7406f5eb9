/**
 * Shopify's customer privacy: https://shopify.dev/docs/api/customer-privacy
 *
 * Comes in: `Shopify.customerPrivacy` and its event. Goes out: the tier that "preferences" allows.
 * What must stay true: until the shopper has answered where an answer is needed, nothing is kept.
 */
import type { Consent } from '../engine.ts'
import { attempt, field } from '../source/reading.ts'
import type { Visit } from '../visit.ts'

export interface ShopifyConsentOptions {
  /** What allowed preferences allow. Default `persistent`. */
  granted?: Consent
}

/** Follows the shop's banner. Goes out: how to stop. */
export function shopifyConsent(visit: Visit, options: ShopifyConsentOptions = {}): () => void {
  const { granted = 'persistent' } = options
  const read = () =>
    attempt(() => {
      const privacy = field(globalThis, 'Shopify', 'customerPrivacy')
      const isAllowed = field(privacy, 'preferencesProcessingAllowed')
      if (typeof isAllowed !== 'function') return
      visit.setConsent(isAllowed.call(privacy) === true ? granted : 'none')
    })
  const { document } = globalThis as Partial<typeof globalThis>
  document?.addEventListener('visitorConsentCollected', read)
  read()
  return () => document?.removeEventListener('visitorConsentCollected', read)
}
