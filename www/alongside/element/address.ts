/**
 * Which addresses of a catalogue a page may use.
 *
 * Comes in: what the merchant's file says. Goes out: an address that is safe to put into the page,
 * or nothing. What must stay true: no `javascript:`, and no picture is requested unasked, for the
 * request would tell the shop's server what was suggested, and so what is in the basket.
 */
export function linkAddress(url: string | null): string | undefined {
  return url !== null && hasProtocol(url, 'https:', 'http:', 'file:') ? url : undefined
}

export function pictureAddress(url: string | null, mayRequest: boolean): string | undefined {
  if (url === null) return undefined
  if (/^data:image\//i.test(url)) return url
  return mayRequest ? linkAddress(url) : undefined
}

function hasProtocol(url: string, ...allowed: string[]): boolean {
  try {
    return allowed.includes(new URL(url, document.baseURI).protocol)
  } catch {
    return false
  }
}
