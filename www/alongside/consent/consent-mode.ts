/**
 * Google's consent mode: the `consent` commands on the data layer.
 * https://developers.google.com/tag-platform/security/guides/consent
 *
 * Comes in: `gtag('consent', 'default' | 'update', …)`, before and after this was started. Goes out:
 * the tier that `personalization_storage` allows.
 * What must stay true: a default for one region says nothing about another, so it never grants.
 */
import type { Consent } from '../engine.ts'
import { listenToLayer } from '../source/layer.ts'
import { field } from '../source/reading.ts'
import type { Visit } from '../visit.ts'

export interface ConsentModeOptions {
  /** The array's name on `window`. Default `dataLayer`. */
  layer?: string
  /** The signal that has to be granted. Default `personalization_storage`. */
  signal?: string
  /** What it then allows. Default `persistent`. */
  granted?: Consent
}

/** Follows the commands. Goes out: how to stop. */
export function consentMode(visit: Visit, options: ConsentModeOptions = {}): () => void {
  const {
    layer = 'dataLayer',
    signal = 'personalization_storage',
    granted = 'persistent',
  } = options
  return listenToLayer(layer, entry => {
    if (field(entry, '0') !== 'consent') return
    const state = field(entry, '2', signal)
    if (typeof state !== 'string') return
    const isForSome = field(entry, '1') !== 'update' && field(entry, '2', 'region') !== undefined
    visit.setConsent(state === 'granted' && !isForSome ? granted : 'none')
  })
}
