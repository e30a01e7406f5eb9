/**
 * One page's shopper: the basket, the consent, the frequency and the memory, bound to a recommender.
 *
 * Comes in: what the shopper does. Goes out: slates, and a `change` event for whoever draws them.
 * What must stay true: nothing is decided here. Caps, dates, scores and thresholds are the engine's.
 */
import { consentInForce, type StatedBy } from './consent.ts'
import type {
  BasketLine,
  Clock,
  Consent,
  Feedback,
  Frequency,
  Memory,
  Placement,
  RecommendRequest,
} from './engine.ts'
import { type LoadOptions, Recommender } from './recommender.ts'
import type { Slate } from './slate.ts'
import { Store, type StoredEntry, watchOtherTabs } from './storage.ts'

export interface VisitOptions extends LoadOptions {
  /** What may be remembered. Leave it out while unknown: nothing is then read, written or erased. */
  consent?: Consent
  /** The moment, for tests and time machines. Default: the device's clock and time zone. */
  clock?: () => Clock
}

/** What a slate depends on besides basket, frequency and consent. */
export type SlateOptions = Omit<RecommendRequest, 'basket' | 'placement' | 'frequency' | 'consent'>

/** What changed; `memory` is a feedback recorded, here or in another tab. */
export type Change =
  | 'basket'
  | 'page'
  | 'frequency'
  | 'consent'
  | 'enabled'
  | 'categories'
  | 'memory'

export class VisitChange extends Event {
  constructor(readonly what: Change) {
    super('change')
  }
}

/** What of a page without consent is told again at the most; the oldest is dropped first. */
const MOST_UNKEPT = 500

const FREQUENCIES: readonly string[] = ['off', 'less', 'normal', 'more'] satisfies Frequency[]

export class Visit extends EventTarget {
  readonly recommender: Recommender
  /** When everything had been loaded, in milliseconds since the page began. */
  readonly readyAt = performance.now()
  readonly #store = new Store()
  readonly #clock: () => Clock
  readonly #stopWatching: () => void
  #basket: BasketLine[] = []
  #consent: Consent = 'none'
  #frequency: Frequency = 'normal'
  #memory: Memory | undefined
  /** What happened on this page while nothing could be kept; told again if consent comes. */
  #unkept: { feedback: Feedback; clock: Clock }[] = []
  /** What `setEnabled` was told last: an earlier wish may still be loading. */
  #wanted: boolean | undefined

  /** Loads a recommender and becomes the visit that this page's elements find. */
  static async start(options: VisitOptions): Promise<Visit> {
    try {
      const visit = new Visit(await Recommender.load(options), options)
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
    this.#stopWatching = watchOtherTabs(what => this.#hearOtherTab(what))
    this.#readFrequency()
    if (options.consent) this.setConsent(options.consent)
    this.pageView()
  }

  get basket(): readonly BasketLine[] {
    return this.#basket
  }

  get consent(): Consent {
    return this.#consent
  }

  get frequency(): Frequency {
    return this.#frequency
  }

  /** Category paths the shopper has switched off. */
  get categoriesOff(): readonly string[] {
    return this.#memory?.categoriesOff ?? []
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
    if (enabled && !this.#memory) this.#remember(this.#consent)
    this.#tell('enabled')
  }

  setBasket(lines: readonly BasketLine[]): void {
    this.#basket = lines.map(line => ({ ...line }))
    this.#tell('basket')
  }

  /**
   * States what may be remembered. What it does not cover is erased at once.
   * A browser's privacy signal overrules the host, and the shopper overrules the signal.
   */
  setConsent(stated: Consent, by: StatedBy = 'host'): void {
    const before = this.#consent
    this.#consent = consentInForce(stated, by)
    if (this.#consent !== before) this.#remember(before)
    this.#store.keepOnly(this.#consent)
    this.#tell('consent')
  }

  /** The shopper's own choice, so it is kept on the device whatever the consent. */
  setFrequency(frequency: Frequency): void {
    this.#frequency = frequency
    this.#store.saveFrequency(frequency)
    this.#tell('frequency')
  }

  /** A new page, or a new view within one page, is in front of the shopper. */
  pageView(): void {
    this.#record({ type: 'pageView' })
    this.#tell('page')
  }

  /** Takes in what the shopper did. */
  record(feedback: Feedback): void {
    this.#record(feedback)
    this.#tell('memory')
  }

  switchCategory(category: string, on: boolean): void {
    this.#record({ type: on ? 'categoryOn' : 'categoryOff', category })
    this.#tell('categories')
  }

  /** What goes with the basket in this placement, now. */
  slate(placement: Placement, options: SlateOptions = {}): Slate {
    return this.recommender.recommend(
      {
        ...options,
        placement,
        basket: this.#basket,
        frequency: this.#frequency,
        consent: this.#consent,
      },
      { ...this.#clock(), memory: this.#memory },
    )
  }

  /** Everything kept on this device about the shopper. Ask when the shopper asks: it reads what is there. */
  stored(): StoredEntry[] {
    return this.#store.entries()
  }

  /** All of it as plain JSON: what is stored, and what only this page remembers. */
  export(): object {
    const { now } = this.#clock()
    return {
      exportedAt: new Date(now).toISOString(),
      consent: this.#consent,
      frequency: this.#frequency,
      memory: this.#memory ?? null,
      stored: this.stored().map(({ key, value }) => ({ key, value })),
    }
  }

  /** Erases everything, here and on the device, and keeps nothing more until consent is stated again. */
  forget(): void {
    this.#store.erase()
    this.#consent = 'none'
    this.#memory = undefined
    this.#unkept = []
    this.#tell('consent')
  }

  /** Calls back on every `change`. Goes out: how to stop. */
  watch(told: (change: VisitChange) => void): () => void {
    const listen = (event: Event) => told(event as VisitChange)
    this.addEventListener('change', listen)
    return () => this.removeEventListener('change', listen)
  }

  /** Stops listening and gives the engine's memory back. */
  end(): void {
    this.#stopWatching()
    this.recommender.free()
  }

  #record(feedback: Feedback): void {
    if (!this.enabled) return
    this.#catchUp()
    const clock = this.#clock()
    this.#take(feedback, clock)
    if (this.#consent === 'none') this.#queue(feedback, clock)
    if (isAct(feedback) || this.#store.holdsMemory) this.#save()
  }

  /** Page views are queued too, for what was seen counts once a page view; two in a row are one. */
  #queue(feedback: Feedback, clock: Clock): void {
    const last = this.#unkept.at(-1)
    if (last && !isAct(last.feedback) && !isAct(feedback)) this.#unkept.pop()
    this.#unkept.push({ feedback, clock })
    if (this.#unkept.length > MOST_UNKEPT) this.#unkept.shift()
  }

  #take(feedback: Feedback, clock: Clock): void {
    const moment = { ...clock, consent: this.#consent }
    this.#memory = this.recommender.record(this.#memory, feedback, moment)
  }

  #save(): void {
    if (this.#memory) this.#store.save(this.#consent, this.#memory, this.#clock().now)
  }

  /** Takes up what the consent now in force has kept, and what this page has seen before it came. */
  #remember(before: Consent): void {
    const held = this.#memory
    this.#memory = undefined
    if (!this.enabled) return
    this.#adopt()
    if (!this.#memory && before === 'session' && this.#consent === 'persistent') {
      this.#memory = held
      this.#save()
    }
    if (this.#consent === 'none') return
    const unkept = this.#unkept.splice(0)
    for (const { feedback, clock } of unkept) this.#take(feedback, clock)
    if (this.#memory && held) this.#memory = { ...this.#memory, page: held.page }
    if (unkept.some(({ feedback }) => isAct(feedback))) this.#save()
  }

  /** Takes the kept memory for this page's. The page view in it is another page's: `page` is ours. */
  #adopt(page?: Memory['page']): void {
    const blank = this.recommender.forget()
    const found = this.#store.load(this.#consent, blank.version)
    this.#memory =
      found === undefined
        ? undefined
        : { ...this.recommender.expire(found, this.#clock()), page: page ?? blank.page }
  }

  /** Follows what other tabs have written. What they erased is no longer ours to keep either. */
  #catchUp(): void {
    if (!this.enabled || !this.#store.changedElsewhere(this.#consent)) return
    this.#adopt(this.#memory?.page)
    if (this.#memory) return
    this.#consent = 'none'
    this.#tell('consent')
  }

  #hearOtherTab(what: 'memory' | 'frequency'): void {
    if (what === 'memory') this.#catchUp()
    else this.#readFrequency()
    this.#tell(what)
  }

  /** A word nobody here knows was still a wish: the quiet reading of it is `less`. */
  #readFrequency(): void {
    const kept = this.#store.frequency()
    if (kept === null) return
    this.#frequency = FREQUENCIES.includes(kept) ? (kept as Frequency) : 'less'
  }

  #tell(what: Change): void {
    this.dispatchEvent(new VisitChange(what))
  }
}

/** Opening a page is no act worth starting a record for. */
function isAct({ type }: Feedback): boolean {
  return type !== 'pageView'
}

function deviceClock(): Clock {
  const date = new Date()
  return { now: date.getTime(), utcOffsetMinutes: -date.getTimezoneOffset() }
}

/** How the page's visit stands: not yet there, there, or failed to start. */
export interface Arrival {
  visit?: Visit
  error?: unknown
}

let arrival: Arrival | undefined
const waiting = new Set<(arrival: Arrival) => void>()

/**
 * For elements, which may come before the page's visit or after: calls back now if there is news,
 * and whenever there is more. Goes out: how to stop.
 */
export function watchCurrentVisit(told: (arrival: Arrival) => void): () => void {
  waiting.add(told)
  if (arrival) told(arrival)
  return () => waiting.delete(told)
}

function announce(news: Arrival): void {
  arrival = news
  for (const told of [...waiting]) told(news)
}
