/**
 * Where the shop's addresses live: in the path, or, in a page opened from a file, behind the `#`.
 *
 * In: a path of the shop, such as `/product/tent`. Out: what a link says, and back.
 * What must stay true: every other module speaks of paths only.
 */
const behindHash = location.protocol === 'file:'

export const hrefOf = (path: string): string => (behindHash ? `#${path}` : path)

/** The path the window is at; `before` where it only jumped within a page. */
export function pathNow(before = '/'): string {
  if (!behindHash) return location.pathname
  const { hash } = location
  return hash.startsWith('#/') ? hash.slice(1) : before
}

/** The path of the shop a link leads to; none if it leads elsewhere, or only down the page. */
export function pathOf(link: HTMLAnchorElement): string | undefined {
  const href = link.getAttribute('href') ?? ''
  if (behindHash) return href.startsWith('#/') ? href.slice(1) : undefined
  return link.origin === location.origin && !href.startsWith('#') ? link.pathname : undefined
}
