/**
 * IAB's Transparency and Consent Framework 2.x: `__tcfapi`.
 * https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework
 *
 * Comes in: what the banner's listener tells. Goes out: the tier that purpose 1 (to store on the
 * device) allows.
 * What must stay true: only an answer the shopper has given counts; a banner still open grants nothing.
 */
import type { Consent } from '../engine.ts'
import { attempt, field } from '../source/reading.ts'
import type { Visit } from '../visit.ts'

export interface TcfOptions {
  /** The purpose that has to be consented to. Default 1. */
  purpose?: number
  /** What it then allows. Default `persistent`. */
  granted?: Consent
}

type Api = (command: string, version: number, told: unknown, parameter?: unknown) => void

/** Follows the banner. Goes out: how to stop. */
export function tcf(visit: Visit, options: TcfOptions = {}): () => void {
  const { purpose = 1, granted = 'persistent' } = options
  const api = field(globalThis, '__tcfapi') as Api | undefined
  if (typeof api !== 'function') return () => {}
  let listener: unknown
  const hear = (data: unknown, succeeded: unknown) => {
    if (succeeded !== true) return
    listener = field(data, 'listenerId')
    const status = field(data, 'eventStatus')
    if (status !== 'tcloaded' && status !== 'useractioncomplete') return
    const isFree = field(data, 'gdprApplies') === false
    const isGiven = field(data, 'purpose', 'consents', String(purpose)) === true
    visit.setConsent(isFree || isGiven ? granted : 'none')
  }
  attempt(() => api('addEventListener', 2, hear))
  return () => attempt(() => api('removeEventListener', 2, () => {}, listener))
}
