/**
 * Global Privacy Control alone, for a shop that asks nobody: https://www.w3.org/TR/gpc/
 *
 * What must stay true: with the signal nothing is kept, whatever the shop would otherwise allow. A
 * visit heeds the signal under every other reader too.
 */
import type { Consent } from '../engine.ts'
import type { Visit } from '../visit.ts'

/** States `otherwise` for browsers that do not ask for privacy. Default `none`. */
export function gpc(visit: Visit, { otherwise = 'none' }: { otherwise?: Consent } = {}): void {
  visit.setConsent(otherwise)
}
