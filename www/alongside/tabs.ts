/**
 * The other tabs of this shop: what they changed, what they forget, and whose turn it is to write.
 *
 * Comes in: what this tab has to say. Goes out: what another has said.
 * What must stay true: nothing here throws or waits where a browser has none of it, and what was
 * done just before a page is left is written all the same.
 */
import { FREQUENCY, MEMORY } from './storage.ts'

const NAME = 'alongside'

/** What another tab may tell. */
export interface Told {
  changed(what: 'memory' | 'frequency'): void
  /** It has forgotten every record begun until then. */
  forgotten(until: number): void
}

export class Tabs {
  readonly #stop = new AbortController()
  #channel: BroadcastChannel | undefined
  #waiting: (() => void) | undefined

  constructor(told: Told) {
    // Outside a page there are no tabs.
    if (!globalThis.addEventListener) return
    const { signal } = this.#stop
    const listen = ({ key }: StorageEvent) => {
      if (key === MEMORY || key === null) told.changed('memory')
      if (key === FREQUENCY || key === null) told.changed('frequency')
    }
    addEventListener('storage', listen, { signal })
    addEventListener('pagehide', () => this.writeNow(), { signal })
    try {
      this.#channel = new BroadcastChannel(NAME)
      this.#channel.onmessage = ({ data }) => Number.isFinite(data) && told.forgotten(data)
    } catch {
      // A sandboxed frame has no other tabs either.
    }
  }

  /** Says that everything begun until then is forgotten. */
  forgotten(until: number): void {
    this.#waiting = undefined
    this.#channel?.postMessage(until)
  }

  /** Reads and writes with no other tab in between: at once where a browser has no locks. */
  inTurn(write: () => void): void {
    const isNext = this.#waiting === undefined
    this.#waiting = write
    if (!isNext) return
    const turn = () => this.writeNow()
    const { locks } = (globalThis.navigator ?? {}) as Partial<Navigator>
    if (this.#channel && locks) locks.request(NAME, turn).catch(turn)
    else turn()
  }

  stop(): void {
    this.writeNow()
    this.#stop.abort()
    this.#channel?.close()
  }

  /** Waits no longer for its turn. */
  writeNow(): void {
    const write = this.#waiting
    this.#waiting = undefined
    write?.()
  }
}
