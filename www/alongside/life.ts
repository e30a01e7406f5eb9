/**
 * A model with a safe life: a signed manifest says which, and what fails never replaces what works.
 *
 *     const life = new Life({ manifest: '/model/manifest.signed', keys: ['ed25519:…', 'ed25519:…'] })
 *     const visit = await Visit.start({ model: life })
 *     life.follow(visit)
 *
 * What must stay true: whatever is served, what a device holds goes on; each load tells one code at the
 * most; nothing is kept but under `persistent`, and nothing of it is about the shopper.
 */
import {
  Arrivals,
  type Candidate,
  Failed,
  type Fetched,
  type ModelCode,
  type Origin,
  type Working,
} from './arrivals.ts'
import type { Act, Consent, Engine, Manifest, Seen } from './engine.ts'
import { guarded } from './guarded.ts'
import type { ModelLife, Opened, Tools } from './recommender.ts'
import {
  CACHE,
  eraseSlots,
  inTurn,
  loadSlots,
  nothingHeld,
  type Slots,
  saveSlots,
} from './slots.ts'
import type { StoredEntry } from './storage.ts'
import type { Visit } from './visit.ts'

export type { ModelCode } from './arrivals.ts'

/** The detail of `alongside-model` on the document. */
export interface ModelNews {
  code: ModelCode
  /** Of the manifest that suggests now; `null` where there is none. */
  sequence: number | null
}

export interface LifeOptions extends Origin {
  /** What may be kept, if it is known already: under `persistent` models stay on the device. */
  consent?: Consent
  /** Hears the news, besides the event `alongside-model` on the document. */
  told?: (news: ModelNews) => void
}

/** What came from the manifest's address, and what the engine makes of it. */
interface Arrival {
  act?: Act
  code?: ModelCode | undefined
  seen?: Seen | null
  candidate?: Candidate | undefined
}

/** Of models that failed here so many are remembered. */
const MOST_DISTRUSTED = 8

export class Life implements ModelLife {
  readonly #options: LifeOptions
  #consent: Consent | undefined
  #arrivals: Arrivals | undefined
  #held: Slots = nothingHeld()
  /** The signed manifest this page has last taken up, or found taken up. */
  #newest: string | undefined
  #active: Working | undefined
  /** The one before, ready to take over. */
  #spare: Fetched | undefined
  /** Whether what is kept was read before anything was fetched. */
  #hasLooked = false
  #isKept = false

  constructor(options: LifeOptions) {
    this.#options = options
    this.#consent = options.consent
  }

  /** The engine of the model that may suggest, and what dresses it. */
  async open(tools: Tools): Promise<Opened> {
    const arrivals = new Arrivals(this.#options, tools)
    this.#arrivals = arrivals
    this.#hasLooked = this.#consent === 'persistent'
    if (this.#hasLooked) this.#held = await loadSlots()
    const arrival = await this.#arrival(arrivals)
    const { working, trouble } = await this.#firstThatWorks(arrivals, arrival)
    const fault = arrival.code ?? trouble
    if (!working) {
      this.#tell(fault ?? 'files-damaged')
      throw Object.assign(new Error(NO_MODEL), { name: 'AlongsideError', code: 'no-model' })
    }
    this.#active = working
    const isNew = working.signed === arrival.candidate?.signed
    const change = isNew ? this.#takeUp(working, arrival) : undefined
    this.#newest = this.#held.active
    await this.#readySpare(arrivals)
    const isKept = await this.#keep()
    const code = fault ?? (isKept ? change : 'storage-full')
    if (code) this.#tell(code)
    return [guarded(working.engine, () => this.#takeOver(arrivals)), working.catalogue]
  }

  /** From now on models are kept, or not, as the visit's consent says, and listed with what is stored. */
  follow(visit: Visit): void {
    visit.others = () => this.entries()
    visit.watch(({ what }) => {
      if (what === 'consent') void this.underConsent(visit.consent)
    })
  }

  /** Keeps models on the device under `persistent`; otherwise erases them there. */
  async underConsent(consent: Consent): Promise<void> {
    if (consent === this.#consent) return
    this.#consent = consent
    if (consent !== 'persistent') {
      this.#isKept = false
      await eraseSlots()
    } else if (!(await this.#keep())) {
      this.#tell('storage-full')
    }
  }

  /** What is kept of models on this device. */
  entries(): StoredEntry[] {
    if (!this.#isKept) return []
    const kept = this.#inUse()
    const sizes = kept.map(({ model, catalogue }) => model.length + catalogue.length)
    const bytes = sizes.reduce((sum, size) => sum + size, 0)
    const value = kept.map(({ signed }) => signed).join('\n')
    return [{ key: CACHE, purpose: 'model', until: 'persistent', bytes, value }]
  }

  async #arrival(arrivals: Arrivals): Promise<Arrival> {
    try {
      const bytes = await arrivals.manifest()
      const term = arrivals.reread(this.#held.active)?.manifest.term ?? null
      const { act, objection, seen, manifest } = arrivals.judge(bytes, { ...this.#held, term })
      const candidate = manifest ? { signed: new TextDecoder().decode(bytes), manifest } : undefined
      return { act, seen, code: objection ?? undefined, candidate }
    } catch (error) {
      if (error instanceof Failed) return { code: error.code }
      throw error
    }
  }

  /** What arrived, or else what the device holds; and what was wrong with those before it. */
  async #firstThatWorks(
    arrivals: Arrivals,
    { act, candidate }: Arrival,
  ): Promise<{ working?: Working; trouble?: ModelCode }> {
    const { active, lastGood } = this.#held
    const older = act === 'go-back' ? [lastGood] : [active, lastGood]
    let trouble: ModelCode | undefined
    for (const one of [candidate, ...older.map(signed => arrivals.reread(signed))]) {
      if (!one) continue
      try {
        const working = await this.#working(arrivals, one)
        return { working, ...(trouble && { trouble }) }
      } catch (error) {
        if (!(error instanceof Failed)) throw error
        trouble ??= error.code
      }
    }
    return trouble ? { trouble } : {}
  }

  async #working(arrivals: Arrivals, candidate: Candidate): Promise<Working> {
    const { manifest } = candidate
    if (this.#held.distrusted.includes(manifest.model.sha256)) throw new Failed('trials-failed')
    const fetched = await arrivals.fetched(candidate, this.#hasLooked ? 'both' : 'network')
    try {
      return arrivals.started(fetched)
    } catch (error) {
      if (error instanceof Failed && error.code === 'trials-failed') this.#distrust(manifest)
      throw error
    }
  }

  /** Holds what arrived from now on. Goes out: what that is to who was here before. */
  #takeUp({ signed, manifest }: Working, { act, seen }: Arrival): ModelCode | undefined {
    const { active, lastGood, distrusted, seen: before } = this.#held
    if (!seen || active === signed) return undefined
    const isSame = this.#arrivals?.reread(active)?.manifest.model.sha256 === manifest.model.sha256
    const previous = isSame ? lastGood : active
    this.#held = {
      seen: [...before.filter(({ key }) => key !== seen.key), seen],
      active: signed,
      lastGood: act === 'go-back' ? undefined : previous,
      distrusted,
    }
    if (!active) return undefined
    return act === 'go-back' ? 'went-back' : 'updated'
  }

  /** Holds the one before ready, if all of it is still here. Nothing is fetched for it. */
  async #readySpare(arrivals: Arrivals): Promise<void> {
    const before = arrivals.reread(this.#held.lastGood)
    const isOther = before && before.signed !== this.#active?.signed
    const found = isOther && arrivals.fetched(before, 'device').catch(() => undefined)
    this.#spare = (await found) || undefined
    this.#held.lastGood = this.#spare?.signed
  }

  /** The engine of the model before, where the one in use has broken. */
  #takeOver(arrivals: Arrivals): Engine | undefined {
    const [broken, spare] = [this.#active, this.#spare]
    if (!broken || !spare) return undefined
    const working = arrivals.started(spare)
    this.#distrust(broken.manifest)
    this.#active = working
    this.#spare = undefined
    this.#held = { ...this.#held, active: spare.signed, lastGood: undefined }
    this.#tell('model-broke')
    void this.#keep()
    return working.engine
  }

  #distrust({ model }: Manifest): void {
    this.#held.distrusted = [model.sha256, ...this.#held.distrusted].slice(0, MOST_DISTRUSTED)
  }

  /** Writes what is held, if it may stay and no other tab holds newer. `false` where the device refuses. */
  async #keep(): Promise<boolean> {
    if (this.#consent !== 'persistent' || !this.#newest) return true
    const newest = new TextEncoder().encode(this.#newest)
    return await inTurn(async () => {
      if (this.#consent !== 'persistent') return true
      const there = await loadSlots()
      const act = this.#arrivals?.judge(newest, { seen: there.seen, term: null }).act
      if (act === 'refuse') return true
      this.#isKept = act === 'keep' && !this.#hasLooked
      if (this.#isKept) return true
      const files = this.#inUse().flatMap(({ manifest, model, catalogue }) => [
        [manifest.model.sha256, model] as const,
        [manifest.catalogue.sha256, catalogue] as const,
      ])
      const isKept = await saveSlots(this.#held, new Map(files))
      this.#isKept = isKept === true
      return isKept !== false
    })
  }

  #inUse(): Fetched[] {
    return [this.#active, this.#spare].flatMap(one => one ?? [])
  }

  #tell(code: ModelCode): void {
    const news: ModelNews = { code, sequence: this.#active?.manifest.sequence ?? null }
    this.#options.told?.(news)
    globalThis.document?.dispatchEvent(new CustomEvent('alongside-model', { detail: news }))
  }
}

const NO_MODEL =
  'No model can be taken up: the manifest or its files failed, and this device holds none. The code of the event alongside-model says why.'

declare global {
  interface DocumentEventMap {
    /** Something about the model that was taken up, or was not. */
    'alongside-model': CustomEvent<ModelNews>
  }
}
