/**
 * What this page remembers of its shopper, and how much of that stays.
 *
 * Comes in: feedback and the consent in force. Goes out: the memory of the moment.
 * What must stay true: the page's memory is what is stored and what is still to be written; and what
 * was done before consent came is not lost, nor kept, until it comes.
 */
import type { Clock, Consent, Feedback, Memory } from './engine.ts'
import type { Recommender } from './recommender.ts'
import { Store } from './storage.ts'
import { Tabs, type Told } from './tabs.ts'

/** What of a page without consent is told again at the most; the oldest is dropped first. */
const MOST_UNKEPT = 500

interface Done {
  feedback: Feedback
  clock: Clock
}

export class Keeping {
  consent: Consent = 'none'
  memory: Memory | undefined
  readonly store = new Store()
  readonly #tabs: Tabs
  /** What happened on this page and is not written: for want of consent, or of its turn. */
  #unkept: Done[] = []
  /** The page view as it was before any of that: what was seen counts once a page view. */
  #pageBefore: Memory['page'] | undefined

  /** `told` hears what other tabs did; `withdrawn` when they erased what this page goes by. */
  constructor(
    private readonly recommender: Recommender,
    private readonly clock: () => Clock,
    private readonly told: Omit<Told, 'forgotten'> & { withdrawn(): void },
  ) {
    this.#tabs = new Tabs({
      changed: what => {
        if (what === 'memory') this.#catchUp()
        told.changed(what)
      },
      forgotten: until => {
        this.store.bury(until)
        this.#letGo()
        told.changed('frequency')
      },
    })
  }

  record(feedback: Feedback): void {
    if (!this.recommender.enabled) return
    this.#catchUp()
    const done = { feedback, clock: this.clock() }
    if (this.#unkept.length === 0) this.#pageBefore = this.memory?.page
    this.#take(done)
    const isKept = isAct(feedback) || this.store.holdsMemory
    if (this.consent === 'none' || isKept) this.#queue(done)
    if (this.consent !== 'none' && isKept) this.#tabs.inTurn(() => this.#write())
  }

  /** Takes up what the consent now in force has kept, and what this page has seen before it came. */
  underConsent(consent: Consent): void {
    this.#tabs.writeNow()
    const before = this.consent
    this.consent = consent
    if (consent !== before) this.remember(before)
    this.store.keepOnly(consent)
  }

  remember(before = this.consent): void {
    const held = this.memory
    this.memory = undefined
    if (!this.recommender.enabled) return
    this.#adopt()
    if (!this.memory && before === 'session' && this.consent === 'persistent') {
      this.memory = held
      this.#save()
    }
    if (this.consent === 'none') return
    const unkept = this.#unkept
    for (const done of unkept) this.#take(done)
    if (this.memory && held) this.memory = { ...this.memory, page: held.page }
    if (unkept.some(({ feedback }) => isAct(feedback))) this.#save()
    this.#unkept = []
  }

  /** Erases everything, here and in the other tabs. */
  forget(): void {
    this.#tabs.forgotten(this.store.erase(this.clock().now))
    this.consent = 'none'
    this.memory = undefined
    this.#unkept = []
  }

  /** Writes what is still to be written, and listens no more. */
  stop(): void {
    this.#tabs.stop()
  }

  /** Page views are queued too, for what was seen counts once a page view; two in a row are one. */
  #queue(done: Done): void {
    const last = this.#unkept.at(-1)
    if (last && !isAct(last.feedback) && !isAct(done.feedback)) this.#unkept.pop()
    this.#unkept.push(done)
    if (this.#unkept.length > MOST_UNKEPT) this.#unkept.shift()
  }

  #take({ feedback, clock }: Done): void {
    const moment = { ...clock, consent: this.consent }
    this.memory = this.recommender.record(this.memory, feedback, moment)
  }

  #write(): void {
    this.#catchUp()
    if (this.consent === 'none') return
    this.#save()
    this.#unkept = []
  }

  #save(): void {
    if (this.memory) this.store.save(this.consent, this.memory, this.clock().now)
  }

  /** Takes the kept memory for this page's. The page view in it is another page's: `page` is ours. */
  #adopt(page?: Memory['page']): void {
    const blank = this.recommender.forget()
    const clock = this.clock()
    const found = this.store.load(this.consent, blank.version, clock.now)
    this.memory =
      found === undefined
        ? undefined
        : { ...this.recommender.expire(found, clock), page: page ?? blank.page }
  }

  /** Follows what other tabs have written. What they erased is no longer ours to keep either. */
  #catchUp(): void {
    if (!this.recommender.enabled || !this.store.changedElsewhere(this.consent)) return
    const page = this.memory?.page
    this.#adopt(this.#unkept.length > 0 ? this.#pageBefore : page)
    if (!this.memory) {
      this.#letGo()
      return
    }
    for (const done of this.#unkept) this.#take(done)
    if (page) this.memory = { ...this.memory, page }
  }

  #letGo(): void {
    this.memory = undefined
    this.#unkept = []
    this.consent = 'none'
    this.told.withdrawn()
  }
}

/** Opening a page is no act worth starting a record for. */
function isAct({ type }: Feedback): boolean {
  return type !== 'pageView'
}
