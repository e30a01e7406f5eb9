/**
 * Where models stay between pages. Beside storage.ts the only file of the package that stores.
 *
 * Comes in: files under the names of what is in them, and a record of what is held. Goes out: the same.
 * What must stay true: nothing here ever throws; nothing is about the shopper; what no record names
 * is thrown away, and `erase` leaves nothing.
 */
import type { Seen } from './engine.ts'

/** What a device holds. Manifests are whole, with their signatures: they are judged anew each time. */
export interface Slots {
  /** The newest manifest taken up under each key. */
  seen: Seen[]
  /** The signed manifest whose files suggest. */
  active?: string | undefined
  /** The one before it. */
  lastGood?: string | undefined
  /** SHA-256 of models that failed here. */
  distrusted: string[]
}

export const CACHE = 'alongside'
const RECORD = '/alongside-model/slots'
const LOCK = 'alongside-model'

export const nothingHeld = (): Slots => ({ seen: [], distrusted: [] })

let last: Promise<unknown> = Promise.resolve()

/** Does something when all before it is done, here and in other tabs; only here where a browser has no locks. */
export function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const { locks } = (globalThis.navigator ?? {}) as Partial<Navigator>
  const turn = last.then(() => (locks ? locks.request(LOCK, act) : act()))
  last = turn.catch(() => {})
  return turn
}

/** What is held; nothing where there is none or it can't be read. */
export async function loadSlots(): Promise<Slots> {
  try {
    const cache = await openCache(false)
    const found = await (await cache?.match(RECORD))?.json()
    const { seen, distrusted } = found
    return Array.isArray(seen) && Array.isArray(distrusted) ? found : nothingHeld()
  } catch {
    return nothingHeld()
  }
}

/** Keeps the record and its files, and nothing else. `false` where the device refuses; nothing where it has no place. */
export async function saveSlots(
  slots: Slots,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<boolean | undefined> {
  try {
    const cache = await openCache(true)
    if (!cache) return undefined
    for (const [sha256, bytes] of files) {
      if (!(await cache.match(place(sha256)))) {
        await cache.put(place(sha256), new Response(bytes as BufferSource))
      }
    }
    // The record last: it names files that are there.
    await cache.put(RECORD, new Response(JSON.stringify(slots)))
    const wanted = new Set([RECORD, ...[...files.keys()].map(place)])
    for (const request of await cache.keys()) {
      if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request)
    }
    return true
  } catch {
    return false
  }
}

/** A file by what is in it. */
export async function keptFile(sha256: string): Promise<Uint8Array | undefined> {
  try {
    const response = await (await openCache(false))?.match(place(sha256))
    return response && new Uint8Array(await response.arrayBuffer())
  } catch {
    return undefined
  }
}

/** After whatever is still being written. */
export function eraseSlots(): Promise<void> {
  return inTurn(async () => {
    try {
      await globalThis.caches?.delete(CACHE)
    } catch {
      // What can't be reached holds nothing of ours.
    }
  })
}

const place = (sha256: string): string => `/alongside-model/${sha256}`

/** Only pages from a server they can trust have one. To look is no reason to make it. */
async function openCache(mayMake: boolean): Promise<Cache | undefined> {
  const { caches } = globalThis as { caches?: CacheStorage }
  if (!caches || !(mayMake || (await caches.has(CACHE)))) return undefined
  return caches.open(CACHE)
}
