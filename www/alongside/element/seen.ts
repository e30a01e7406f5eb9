/**
 * When a suggestion counts as seen: half of it in view for a second, with the page in front.
 *
 * Comes in: cards. Goes out: the ids that were seen, once each until `restart`.
 * What must stay true: drawn is not seen. Where a browser can't tell, nothing was seen.
 */
const SHARE_IN_VIEW = 0.5
const LOOK_MS = 1000

export class SeenWatch {
  readonly #observer: IntersectionObserver | undefined
  readonly #inView = new Set<Element>()
  readonly #seen = new Set<string>()

  constructor(private readonly report: (ids: string[]) => void) {
    if (!globalThis.IntersectionObserver) return
    this.#observer = new IntersectionObserver(entries => this.#look(entries), {
      threshold: SHARE_IN_VIEW,
    })
  }

  /** Whether anything was seen since the last restart. */
  get any(): boolean {
    return this.#seen.size > 0
  }

  watch(card: HTMLElement): void {
    this.#observer?.observe(card)
  }

  stop(): void {
    this.#observer?.disconnect()
    this.#inView.clear()
  }

  /** A new page view: everything may be seen once more. */
  restart(): void {
    this.#seen.clear()
  }

  #look(entries: IntersectionObserverEntry[]): void {
    const came: HTMLElement[] = []
    for (const { target, intersectionRatio } of entries) {
      if (intersectionRatio < SHARE_IN_VIEW) this.#inView.delete(target)
      else if (!this.#inView.has(target)) {
        this.#inView.add(target)
        came.push(target as HTMLElement)
      }
    }
    if (came.length > 0) setTimeout(() => this.#conclude(came), LOOK_MS)
  }

  #conclude(cards: HTMLElement[]): void {
    if (document.visibilityState !== 'visible') return
    const ids = cards
      .filter(card => this.#inView.has(card))
      .map(card => card.getAttribute('data-product-id') ?? '')
      .filter(id => !this.#seen.has(id))
    for (const id of ids) this.#seen.add(id)
    if (ids.length > 0) this.report(ids)
  }
}
