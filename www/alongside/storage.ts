/**
 * What stays on the device between pages. The only file of the package that stores.
 *
 * Comes in: a memory and the consent it may be kept under. Goes out: what was kept, as it was found.
 * What must stay true: under consent `none` the memory's key is not written, and read only when the
 * shopper asks what is stored; nothing here ever throws; what a newer alongside wrote stays as it
 * is; a record that was forgotten does not come back, whoever writes it.
 */
import type { Consent, Memory } from './engine.ts'

/** The memory, in the tab's or the device's storage as consent allows. */
export const MEMORY = 'alongside:memory'
/** How often to speak: the shopper's own request, kept on the device in every tier. */
export const FREQUENCY = 'alongside:frequency'
/** Longer than anything in a memory holds: a record nobody came back to is not read again. */
const KEPT_MS = 90 * 86_400_000

/** What is kept about the shopper, for the panel and the export. */
export interface StoredEntry {
  key: string
  purpose: 'memory' | 'frequency' | 'model'
  /** `session`: until the tab closes. `persistent`: until it expires or is forgotten. */
  until: Consent
  bytes: number
  /** The text as it is stored. */
  value: string
}

/** How a memory is written down; times are milliseconds since 1970. */
interface Envelope {
  /** The memory's version. */
  v: number
  /** When the record was begun. Forgetting buries every record begun before. */
  since?: number
  savedAt: number
  expiresAt?: number
  data: unknown
}

export class Store {
  /** The memory's text as this page last read or wrote it. */
  #known: string | null = null
  #ofNewerVersion = false
  #since = 0
  /** Records begun at this time or before are forgotten. Kept by the page alone: it leaves no trace. */
  #buried = -1

  /**
   * What is kept; `undefined` for nothing. What can't be read is handed on as it is, for the
   * engine to judge.
   */
  load(tier: Consent, newestVersion: number, now: number): unknown {
    const text = read(tier, MEMORY)
    this.#known = text
    this.#ofNewerVersion = false
    if (text === null) return undefined
    try {
      const { v, data, since = 0, expiresAt = now } = JSON.parse(text) as Envelope
      if (!Number.isInteger(v) || data === undefined) return text
      if (expiresAt < now || since <= this.#buried) {
        this.#known = null
        return void remove(tier, MEMORY)
      }
      this.#since = since
      this.#ofNewerVersion = v > newestVersion
      return data
    } catch {
      return text
    }
  }

  /** Keeps a memory, unless that would overwrite a newer alongside's. Full or refused: it stays in the page. */
  save(tier: Consent, memory: Memory, now: number): void {
    if (this.#ofNewerVersion) return
    this.#since ||= Math.max(now, this.#buried + 1)
    const envelope: Envelope = {
      v: memory.version,
      since: this.#since,
      savedAt: now,
      expiresAt: now + KEPT_MS,
      data: memory,
    }
    const text = JSON.stringify(envelope)
    if (write(tier, MEMORY, text)) this.#known = text
  }

  /** Whether a memory is kept. */
  get holdsMemory(): boolean {
    return this.#known !== null
  }

  /** Whether another tab has written or erased since. */
  changedElsewhere(tier: Consent): boolean {
    return read(tier, MEMORY) !== this.#known
  }

  /** Erases every memory that `tier` does not cover. */
  keepOnly(tier: Consent): void {
    for (const other of ['session', 'persistent'] as const) {
      if (other !== tier) remove(other, MEMORY)
    }
    if (tier === 'none') this.#known = null
  }

  frequency(): string | null {
    return read('persistent', FREQUENCY)
  }

  saveFrequency(frequency: string): void {
    write('persistent', FREQUENCY, frequency)
  }

  /** Erases everything that was begun until `now`. Goes out: what the other tabs have to bury. */
  erase(now: number): number {
    const until = Math.max(now, this.#since)
    this.bury(until)
    this.keepOnly('none')
    remove('persistent', FREQUENCY)
    return until
  }

  /** What was begun until then is forgotten; only this tab can erase what is this tab's. */
  bury(until: number): void {
    this.#buried = Math.max(this.#buried, until)
    this.#since = 0
    this.#known = null
    this.#ofNewerVersion = false
    remove('session', MEMORY)
  }

  /** Everything of ours on the device, whatever today's consent: for the shopper who asks. */
  entries(): StoredEntry[] {
    const places = [
      { key: MEMORY, purpose: 'memory', until: 'session' },
      { key: MEMORY, purpose: 'memory', until: 'persistent' },
      { key: FREQUENCY, purpose: 'frequency', until: 'persistent' },
    ] as const
    return places.flatMap(place => {
      const value = read(place.until, place.key)
      if (value === null) return []
      return [{ ...place, bytes: new TextEncoder().encode(place.key + value).length, value }]
    })
  }
}

function place(tier: Consent): Storage | undefined {
  if (tier === 'none') return undefined
  return tier === 'session' ? globalThis.sessionStorage : globalThis.localStorage
}

// Naming the storage may already throw (blocked cookies, sandboxed frames), so may each call.

function read(tier: Consent, key: string): string | null {
  try {
    return place(tier)?.getItem(key) ?? null
  } catch {
    return null
  }
}

function write(tier: Consent, key: string, text: string): boolean {
  try {
    place(tier)?.setItem(key, text)
    return tier !== 'none'
  } catch {
    return false
  }
}

function remove(tier: Consent, key: string): void {
  try {
    place(tier)?.removeItem(key)
  } catch {
    // What can't be reached holds nothing of ours.
  }
}
