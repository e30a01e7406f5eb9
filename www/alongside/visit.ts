/**
 * One page's shopper: the basket, the consent, the frequency and the memory, bound to a recommender.
 *
 * Comes in: what the shopper does. Goes out: slates, and a `change` event for whoever draws them.
 * What must stay true: nothing is decided here. Caps, dates, scores and thresholds are the engine's.
 */
import { announce } from './arrival.ts'
import type {
  BasketLine,
  Choice,
  Clock,
  Consent,
  Feedback,
  Frequency,
  Placement,
  RecommendRequest,
  StatedBy,
  Weighed,
} from './engine.ts'
import { Keeping } from './keeping.ts'
import { asksForPrivacy } from './privacy.ts'
import { quietMoment } from './quiet.ts'
import { type LoadOptions, Recommender } from './recommender.ts'
import type { Slate } from './slate.ts'
import type { StoredEntry } from './storage.ts'

export interface VisitOptions extends LoadOptions {
  /** What may be remembered. Leave it out while unknown: nothing is then read, written or erased. */
  consent?: Consent
  /** The moment, for tests and time machines. Default: the device's clock and time zone. */
  clock?: () => Clock
  /** `quiet`, the default: once the page is idle or a placement near the window. `now`: at once. */
  load?: 'quiet' | 'now'
}

/** What a slate depends on besides basket, frequency and consent. */
export type SlateOptions = Omit<RecommendRequest, 'basket' | 'placement' | 'frequency' | 'consent'>

/** What the shop tells with a basket, for every slate: prices and stock of today, what was looked at. */
export type Live = Omit<SlateOptions, 'limit'>

/** What changed; `memory` is a feedback recorded, here or in another tab. */
export type Change = 'basket' | 'page' | 'frequency' | 'consent' | 'enabled' | 'choices' | 'memory'

export class VisitChange extends Event {
  constructor(readonly what: Change) {
    super('change')
  }
}

const FREQUENCIES: readonly string[] = ['off', 'less', 'normal', 'more'] satisfies Frequency[]

export class Visit extends EventTarget {
  readonly recommender: Recommender
  /** When everything had been loaded, in milliseconds since the page began. */
  readonly readyAt = performance.now()
  /** What else is kept on this device, for `stored`. */
  others: (() => StoredEntry[]) | undefined
  readonly #clock: () => Clock
  readonly #keeping: Keeping
  #basket: BasketLine[] = []
  #live: Live = {}
  #frequency: Frequency = 'normal'
  /** What was stated last, and by whom. Once the shopper has spoken the host no longer counts on this page. */
  #stated: [Consent, StatedBy] = ['none', 'host']
  /** What `setEnabled` was told last: an earlier wish may still be loading. */
  #wanted: boolean | undefined

  /** Which recommenders this entry of the package loads. */
  protected static readonly recommenders = (): typeof Recommender => Recommender

  /** Loads a recommender and becomes the visit that this page's elements find. */
  static async start(options: VisitOptions): Promise<Visit> {
    try {
      if (options.enabled !== false && options.load !== 'now') await quietMoment()
      // biome-ignore lint/complexity/noThisInStatic: each entry of the package has a class of its own
      const visit = new this(await this.recommenders().load(options), options)
      announce({ visit })
      return visit
    } catch (error) {
      announce({ error })
      throw error
    }
  }

  constructor(recommender: Recommender, options: Pick<VisitOptions, 'consent' | 'clock'> = {}) {
    super()
    this.recommender = recommender
    this.#clock = options.clock ?? deviceClock
    this.#keeping = new Keeping(recommender, this.#clock, {
      changed: what => {
        if (what === 'frequency') this.#readFrequency()
        this.#tell(what)
      },
      withdrawn: () => this.#withdrawn(),
    })
    this.#readFrequency()
    if (options.consent) this.setConsent(options.consent)
    this.pageView()
  }

  get basket(): readonly BasketLine[] {
    return this.#basket
  }

  get consent(): Consent {
    return this.#keeping.consent
  }

  get frequency(): Frequency {
    return this.#frequency
  }

  /** Category paths the shopper has switched off. */
  get categoriesOff(): readonly string[] {
    return this.#keeping.memory?.categoriesOff ?? []
  }

  get enabled(): boolean {
    return this.recommender.enabled
  }

  /** Switches everything off at once, or on as soon as what it needs has loaded. */
  async setEnabled(enabled: boolean): Promise<void> {
    this.#wanted = enabled
    if (enabled) await this.recommender.ready()
    if (this.#wanted !== enabled) return
    this.recommender.enabled = enabled
    if (enabled) this.#heedConsent()
    if (enabled && !this.#keeping.memory) this.#keeping.remember()
    this.#tell('enabled')
  }

  /** What the shopper holds now. What `live` says of it and of others holds until it says otherwise. */
  setBasket(lines: readonly BasketLine[], live: Live = this.#live): void {
    this.#basket = lines.map(line => ({ ...line }))
    this.#live = live
    this.#tell('basket')
  }

  /**
   * States what may be remembered. What it does not cover is erased at once. A browser's privacy
   * signal overrules the host; the shopper overrules the signal, and from then on the host.
   */
  setConsent(stated: Consent, by: StatedBy = 'host'): void {
    if (by === 'host' && this.#stated[1] === 'shopper') return
    this.#stated = [stated, by]
    this.#heedConsent()
    this.#tell('consent')
  }

  /** The shopper's own choice, so it is kept on the device whatever the consent. */
  setFrequency(frequency: Frequency): void {
    this.#frequency = frequency
    this.#keeping.store.saveFrequency(frequency)
    this.#tell('frequency')
  }

  /** A new page, or a new view within one page, is in front of the shopper. */
  pageView(): void {
    this.#keeping.record({ type: 'pageView' })
    this.#tell('page')
  }

  /** Takes in what the shopper did. */
  record(feedback: Feedback): void {
    this.#keeping.record(feedback)
    this.#tell('memory')
  }

  /** Takes in what the shopper has decided about suggestions; whatever is drawn follows at once. */
  decide(wish: Feedback): void {
    this.#keeping.record(wish)
    this.#tell('choices')
  }

  switchCategory(category: string, on: boolean): void {
    this.decide({ type: on ? 'categoryOn' : 'categoryOff', category })
  }

  /** Everything the shopper has decided and can take back. */
  choices(): Choice[] {
    return this.recommender.choices(this.#keeping.memory, this.#clock())
  }

  /** What goes with the basket in this placement, now. */
  slate(placement: Placement, options: SlateOptions = {}): Slate {
    return this.recommender.recommend(...this.#question(placement, options))
  }

  /** What the scores of all candidates there are made of, admitted or not: for the shop's own engineers. */
  weigh(placement: Placement, options: SlateOptions = {}): Weighed[] {
    return this.recommender.weigh(...this.#question(placement, options))
  }

  /** Everything kept on this device about the shopper. Ask when the shopper asks: it reads what is there. */
  stored(): StoredEntry[] {
    return this.#keeping.store.entries().concat(this.others?.() ?? [])
  }

  /** All of it as plain JSON: what is stored, and what only this page remembers. */
  export(): object {
    const { now } = this.#clock()
    return {
      exportedAt: new Date(now).toISOString(),
      consent: this.consent,
      frequency: this.#frequency,
      memory: this.#keeping.memory ?? null,
      stored: this.stored().map(({ key, value }) => ({ key, value })),
    }
  }

  /** Erases everything, here and on the device, and keeps nothing more until consent is stated again. */
  forget(): void {
    this.#keeping.forget()
    this.#withdrawn()
  }

  /** Calls back on every `change`. Goes out: how to stop. */
  watch(told: (change: VisitChange) => void): () => void {
    const listen = (event: Event) => told(event as VisitChange)
    this.addEventListener('change', listen)
    return () => this.removeEventListener('change', listen)
  }

  /** Stops listening and gives the engine's memory back. */
  end(): void {
    this.#keeping.stop()
    this.recommender.free()
  }

  /** Whether the browser asks for privacy the page says, what follows from it the engine. */
  #heedConsent(): void {
    const [stated, by] = this.#stated
    const inForce = this.recommender.consentInForce(stated, by, asksForPrivacy())
    if (inForce) this.#keeping.underConsent(inForce)
  }

  #question(placement: Placement, options: SlateOptions): Parameters<Recommender['recommend']> {
    const { consent, memory } = this.#keeping
    const request = { ...this.#live, ...options, placement, consent }
    return [
      { ...request, basket: this.#basket, frequency: this.#frequency },
      { ...this.#clock(), memory },
    ]
  }

  #withdrawn(): void {
    this.#stated[0] = 'none'
    this.#tell('consent')
  }

  /** A word nobody here knows was still a wish: the quiet reading of it is `less`. */
  #readFrequency(): void {
    const kept = this.#keeping.store.frequency()
    if (kept === null) return
    this.#frequency = FREQUENCIES.includes(kept) ? (kept as Frequency) : 'less'
  }

  #tell(what: Change): void {
    this.dispatchEvent(new VisitChange(what))
  }
}

function deviceClock(): Clock {
  const date = new Date()
  return { now: date.getTime(), utcOffsetMinutes: -date.getTimezoneOffset() }
}
