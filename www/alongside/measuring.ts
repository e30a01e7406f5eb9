/**
 * What the page tells the engine so that it can count, and what a shopper may choose to share.
 *
 * Comes in: a visit and the elements' events. Goes out: counts in the visit's memory, and, where the
 * shopper wants it, answers to experiments, handed to the host's own callback.
 * What must stay true: nothing is sent from here; without the shopper's yes the callback is never
 * called; whether, when and what is handed over is the engine's to say.
 */

import type { Effects, Measurements, Memory } from './engine.ts'
import { asksForPrivacy } from './privacy.ts'
import type { Visit } from './visit.ts'

export interface MeasureOptions {
  /** Takes an answer, of 128 bytes, that the shopper chose to share. Send it without cookies and referrer. */
  handOver?: (text: string) => void
  /** Where the elements' events arrive. Default: the document. */
  page?: EventTarget
}

/** How sharing stands: on, off, or why it can't be. */
export type Sharing = 'on' | 'off' | 'asks-for-privacy' | 'nothing-remembered' | 'nobody-asks'

/** A slate's place counts as looked at after this long in view, as a card does. */
const LOOK_MS = 1000

/** The page's measuring, for the control to find. */
let current: Measuring | undefined
const waiting = new Set<() => void>()

/** Counts from now on. Call it once, right after the visit has started. */
export function measure(visit: Visit, options: MeasureOptions = {}): Measuring {
  current = new Measuring(visit, options)
  for (const told of waiting) told()
  return current
}

/** The page's measuring, if it has begun. */
export const currentMeasuring = (): Measuring | undefined => current

/** Calls back when the page begins to measure. Goes out: how to stop. */
export function awaitMeasuring(told: () => void): () => void {
  waiting.add(told)
  return () => waiting.delete(told)
}

export class Measuring {
  readonly #stop = new AbortController()
  readonly visit: Visit
  readonly #handOver: MeasureOptions['handOver']
  /** Placements held out of this page view. */
  readonly #heldOut = new Set<string>()

  constructor(visit: Visit, { handOver, page = globalThis.document }: MeasureOptions) {
    this.visit = visit
    this.#handOver = handOver
    const { signal } = this.#stop
    const listen = <Name extends 'alongside-impression' | 'alongside-silence'>(
      name: Name,
      act: (event: GlobalEventHandlersEventMap[Name]) => void,
    ) => page?.addEventListener(name, event => act(event as never), { signal })
    listen('alongside-impression', ({ detail: { ids, placement, suggestions } }) => {
      const seen = suggestions.filter(({ id }) => ids.includes(id))
      visit.record({ type: 'shown', placement, suggestions: seen })
    })
    listen('alongside-silence', event => this.#hold(event))
    const unwatch = visit.watch(({ what }) => {
      if (what === 'consent') this.#draw()
      if (what === 'page') this.#turnPage()
    })
    signal.addEventListener('abort', unwatch)
    this.#draw()
    this.#share()
  }

  /** How sharing stands for this shopper. */
  get sharing(): Sharing {
    if (!this.#handOver) return 'nobody-asks'
    if (asksForPrivacy()) return 'asks-for-privacy'
    if (this.visit.consent !== 'persistent') return 'nothing-remembered'
    return this.#effects?.isShared ? 'on' : 'off'
  }

  /** The shopper's own word: to be called on their act and no other. */
  share(on: boolean): void {
    this.visit.record({ type: 'sharing', on })
    this.#share()
  }

  /** Every text that was handed over, as it was. */
  get handed(): readonly string[] {
    return this.#effects?.handed.map(({ name }) => name) ?? []
  }

  /** What suggestions did on this device, and what of it the shopper may choose to share. */
  measurements(): Measurements {
    const { exportedAt, memory } = this.#held
    return this.visit.recommender.measure(memory, { now: Date.parse(exportedAt) })
  }

  /** Listens no more. */
  stop(): void {
    this.#stop.abort()
    if (current === this) current = undefined
  }

  get #held() {
    return this.visit.export() as { exportedAt: string; memory: Memory | null }
  }

  get #effects(): Effects | undefined {
    return this.#held.memory?.effects
  }

  /** A random value of this device, unless it has one. */
  #draw(): void {
    if (this.visit.enabled && !this.#effects?.draw) {
      this.visit.record({ type: 'drawn', name: random() })
    }
  }

  #turnPage(): void {
    this.#heldOut.clear()
    this.#draw()
    this.#share()
  }

  /** Asks the engine for what is due, and hands over what it made. */
  #share(): void {
    if (this.sharing !== 'on') return
    const before = this.handed.length
    this.visit.record({ type: 'handOver', name: random(), on: asksForPrivacy() })
    for (const text of this.handed.slice(before)) this.#handOver?.(text)
  }

  /** Where something would have been but for the hold-out: it counts when its place was in view. */
  #hold({ target, detail: { silence } }: GlobalEventHandlersEventMap['alongside-silence']): void {
    const slate = target as Element & { placement: Parameters<Visit['slate']>[0] }
    const { placement, parentElement } = slate
    if (silence?.code !== 'held-out' || this.#heldOut.has(placement)) return
    if (!parentElement || !globalThis.IntersectionObserver) return
    this.#heldOut.add(placement)
    let wait: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(entries => {
      clearTimeout(wait)
      if (!entries.at(-1)?.isIntersecting) return
      wait = setTimeout(() => {
        observer.disconnect()
        if (this.#heldOut.has(placement))
          this.visit.record({ type: 'shown', placement, suggestions: [] })
      }, LOOK_MS)
    })
    observer.observe(parentElement)
    this.#stop.signal.addEventListener('abort', () => observer.disconnect())
  }
}

/** 64 bits from the system's own source. */
function random(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
