/**
 * What the device may remember, from what the host and the shopper said.
 *
 * Comes in: the tier somebody states, and who. Goes out: the tier that holds.
 * What must stay true: a browser that asks for privacy gets it, unless the shopper says otherwise.
 */
import type { Consent } from './engine.ts'

/** Who states a consent: the shop (its banner, its default) or the shopper, by an act of their own. */
export type StatedBy = 'host' | 'shopper'

export function consentInForce(stated: Consent, by: StatedBy): Consent {
  return by === 'host' && asksForPrivacy() ? 'none' : stated
}

/** Global Privacy Control (https://www.w3.org/TR/gpc/). */
function asksForPrivacy(): boolean {
  const { navigator } = globalThis as { navigator?: { globalPrivacyControl?: boolean } }
  return navigator?.globalPrivacyControl === true
}
