/**
 * Addresses and pages. A path comes in and a {@link Route} goes out; a click on a link of ours
 * becomes a step in the history. What must stay true: every route has an address that can be
 * reloaded, and a link the shopper opens elsewhere (new tab, download) is left to the browser.
 */

import { hrefOf, pathNow, pathOf } from './addresses.ts'

export type Route =
  | { page: 'home' }
  | { page: 'department'; name: string }
  | { page: 'product'; id: string }
  | { page: 'basket' }
  | { page: 'checkout' }
  | { page: 'done' }
  | { page: 'search'; words: string }
  | { page: 'tour' }
  | { page: 'account' }
  | { page: 'lost' }

/** Pages that need nothing said with their address. */
const PLAIN = ['basket', 'checkout', 'done', 'tour', 'account'] as const

export function routeOf(path: string): Route {
  const [first = '', second, ...rest] = path.split('/').slice(1)
  if (rest.length > 0) return { page: 'lost' }
  if (second === undefined) {
    if (first === '') return { page: 'home' }
    const plain = PLAIN.find(page => page === first)
    return { page: plain ?? 'lost' }
  }
  if (first === 'product') return { page: 'product', id: decoded(second) }
  if (first === 'search') return { page: 'search', words: decoded(second) }
  if (first === 'department') return { page: 'department', name: decoded(second) }
  return { page: 'lost' }
}

export const productPath = (id: string): string => `/product/${encodeURIComponent(id)}`
export const searchPath = (words: string): string => `/search/${encodeURIComponent(words)}`
export const departmentPath = (name: string): string => `/department/${encodeURIComponent(name)}`

export class Router {
  #path = pathNow()
  readonly #arrived: (route: Route) => void

  /** `arrived` is told of every move; the page the shopper came in on is the caller's to draw. */
  constructor(arrived: (route: Route) => void) {
    this.#arrived = arrived
    document.addEventListener('click', event => this.#follow(event))
    // A jump within the page also pops a state; only another path is another page.
    addEventListener('popstate', () => {
      if (pathNow(this.#path) !== this.#path) this.#arrive()
    })
  }

  get route(): Route {
    return routeOf(this.#path)
  }

  get path(): string {
    return this.#path
  }

  go(path: string): void {
    history.pushState(null, '', hrefOf(path))
    this.#arrive()
    scrollTo({ top: 0, behavior: 'instant' })
  }

  /** The same page under another address: a variant was chosen. */
  rename(path: string): void {
    history.replaceState(null, '', path)
    this.#path = pathNow()
  }

  #arrive(): void {
    this.#path = pathNow()
    this.#arrived(this.route)
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    // The composed path reaches the links inside open shadow roots, where suggestions live.
    const link = event.composedPath().find(node => node instanceof HTMLAnchorElement)
    if (!link || link.target || link.hasAttribute('download')) return
    const path = pathOf(link)
    if (path === undefined) return
    event.preventDefault()
    this.go(path)
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
