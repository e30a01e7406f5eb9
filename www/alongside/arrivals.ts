/**
 * What arrives of a signed model: its manifest judged, its files fetched, its trials passed.
 *
 * Comes in: addresses, and what the package lends. Goes out: a model that works, or a code. What must
 * stay true: Rust judges; every file is what the manifest names; a request is the same for everybody.
 */
import type { Clock, Engine, Held, Manifest, Objection, PublishedFile, Verdict } from './engine.ts'
import type { Tools } from './recommender.ts'
import { keptFile } from './slots.ts'

/** What is told about the model. */
export type ModelCode =
  | Objection
  /** Another model has taken over: a newer one, or at `went-back` an earlier one. */
  | 'updated'
  | 'went-back'
  /** The manifest's address gave nothing. */
  | 'manifest-missing'
  /** A file is missing, or not what the manifest names. */
  | 'files-damaged'
  /** The model answers otherwise than where it was made. */
  | 'trials-failed'
  /** The model failed on this page: the one before it has taken over. */
  | 'model-broke'
  /** The device keeps no model: it is fetched again next time. */
  | 'storage-full'

/** Where a manifest lies, and whose it has to be. */
export interface Origin {
  /** The address of `manifest.signed`; its files lie beside it. */
  manifest: string | URL
  /** The public keys `alongside keygen` printed: the active one and a spare. */
  keys: readonly string[]
  /** The moment, for tests. Default: the device's clock. */
  clock?: () => Clock
}

/** A signed manifest that may be tried. */
export interface Candidate {
  /** As it came. */
  signed: string
  manifest: Manifest
}

/** With the files it names. */
export interface Fetched extends Candidate {
  model: Uint8Array
  catalogue: Uint8Array
}

/** A model that works. */
export interface Working extends Fetched {
  engine: Engine
}

/** Why a model does not work. */
export class Failed extends Error {
  constructor(readonly code: ModelCode) {
    super(code)
  }
}

/** About nobody. */
const ANONYMOUS: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer' }
const EMPTY = new Uint8Array()

export class Arrivals {
  constructor(
    private readonly origin: Origin,
    private readonly tools: Tools,
  ) {}

  /** The bytes at the manifest's address, asked for anew. */
  async manifest(): Promise<Uint8Array> {
    try {
      const request: RequestInit = { ...ANONYMOUS, cache: 'no-cache' }
      return await this.tools.readBytes(this.origin.manifest, request)
    } catch {
      throw new Failed('manifest-missing')
    }
  }

  judge(bytes: Uint8Array, { seen, term }: Held): Verdict & { manifest: Manifest | null } {
    const { keys, clock = () => ({ now: Date.now() }) } = this.origin
    return this.tools.judgeManifest(bytes, keys, { seen, term }, clock())
  }

  /** A manifest that was taken up before; none where its key is no longer pinned. */
  reread(signed: string | undefined): Candidate | undefined {
    if (!signed) return undefined
    const { manifest } = this.judge(new TextEncoder().encode(signed), { seen: [], term: null })
    return manifest ? { signed, manifest } : undefined
  }

  /** With its files, from this device where they may be kept and are, else from beside the manifest. */
  async fetched(candidate: Candidate, from: 'device' | 'both' | 'network'): Promise<Fetched> {
    const { model, catalogue } = candidate.manifest
    const files = [model, catalogue].map(file => this.#file(file, from))
    const [modelBytes = EMPTY, catalogueBytes = EMPTY] = await Promise.all(files)
    return { ...candidate, model: modelBytes, catalogue: catalogueBytes }
  }

  /** With its engine, once that has passed its trials. */
  started(fetched: Fetched): Working {
    const engine = this.#decoded(fetched.model)
    if (engine.takeUp(fetched.manifest)) return { ...fetched, engine }
    engine.free()
    throw new Failed('trials-failed')
  }

  #decoded(model: Uint8Array): Engine {
    try {
      return new this.tools.Engine(model)
    } catch {
      throw new Failed('files-damaged')
    }
  }

  async #file(
    { file, sha256 }: PublishedFile,
    from: 'device' | 'both' | 'network',
  ): Promise<Uint8Array> {
    const kept = from === 'network' ? undefined : await keptFile(sha256)
    if (kept && this.tools.isFile(kept, sha256)) return kept
    if (from === 'device') throw new Failed('files-damaged')
    const folder = String(this.origin.manifest).replace(/[^/]*$/, '')
    const bytes = await this.tools.readBytes(folder + file, ANONYMOUS).catch(() => EMPTY)
    if (this.tools.isFile(bytes, sha256)) return bytes
    throw new Failed('files-damaged')
  }
}
