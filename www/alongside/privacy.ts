/**
 * Whether the browser asks for privacy: Global Privacy Control (https://www.w3.org/TR/gpc/).
 *
 * What must stay true: it is asked anew each time, and what follows from it is the engine's to say.
 */
export function asksForPrivacy(): boolean {
  const { navigator } = globalThis as { navigator?: { globalPrivacyControl?: boolean } }
  return navigator?.globalPrivacyControl === true
}
