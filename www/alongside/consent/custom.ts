/**
 * Consent as any banner tells it.
 *
 *     custom(visit, say => banner.onChange(choice => say(choice.memory ? 'persistent' : 'none')))
 *
 * What must stay true: what is no tier is none, so that an answer nobody understands keeps nothing.
 */
import type { Consent } from '../engine.ts'
import type { Visit } from '../visit.ts'

/** Tells each answer as it comes; `undefined` for an answer taken back. Goes out: how to stop, if it can. */
export type Banner = (say: (consent: Consent | undefined) => void) => unknown

const TIERS: readonly unknown[] = ['none', 'session', 'persistent'] satisfies Consent[]

/** Follows a banner. Until it says something nothing is read, written or erased. Goes out: how to stop. */
export function custom(visit: Visit, banner: Banner): () => void {
  let isListening = true
  const say = (consent: unknown) => {
    if (isListening) visit.setConsent(TIERS.includes(consent) ? (consent as Consent) : 'none')
  }
  let stop: unknown
  try {
    stop = banner(say)
  } catch {
    say('none')
  }
  return () => {
    isListening = false
    if (typeof stop === 'function') stop()
  }
}
