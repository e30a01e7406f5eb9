/**
 * When a suggestion counts as seen: half of it in view for a second, with the page in front.
 *
 * Comes in: cards. Goes out: the ids that were seen, once each until `restart`.
 * What must stay true: drawn is not seen.
 */
import { idOf } from './settle.ts'

const SHARE_IN_VIEW = 0.5
const LOOK_MS = 1000

export class SeenWatch {
  readonly #observer = new IntersectionObserver(entries => this.#look(entries), {
    threshold: SHARE_IN_VIEW,
  })
  readonly #inView = new Set<Element>()
  readonly #seen = new Set<string>()

  constructor(private readonly report: (ids: string[]) => void) {}

  /** Whether anything was seen since the last restart. */
  get any(): boolean {
    return this.#seen.size > 0
  }

  watch(card: HTMLElement): void {
    this.#observer.observe(card)
  }

  stop(): void {
    this.#observer.disconnect()
    this.#inView.clear()
  }

  /** A new page view: everything may be seen once more, what stays in view too. */
  restart(): void {
    this.#seen.clear()
    this.#wait()
  }

  #look(entries: IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio } of entries) {
      if (intersectionRatio < SHARE_IN_VIEW) this.#inView.delete(target)
      else this.#inView.add(target)
    }
    this.#wait()
  }

  /** What is in view now and still is after a look has been seen. */
  #wait(): void {
    const cards = [...this.#inView]
    setTimeout(() => {
      if (document.visibilityState !== 'visible') return
      const ids = cards
        .filter(card => this.#inView.has(card))
        .map(card => idOf(card))
        .filter(id => !this.#seen.has(id))
      for (const id of ids) this.#seen.add(id)
      if (ids.length > 0) this.report(ids)
    }, LOOK_MS)
  }
}
