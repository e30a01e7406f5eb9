/**
 * One model and one catalogue, ready to answer. The only file of the package that fetches.
 *
 * Comes in: where wasm, model and catalogue are; then a basket and a moment. Goes out: a slate in
 * words, a new memory. What must stay true: after `load` nothing is requested, and whatever
 * concerns a shopper (memory, time, chance) is an argument, so that every answer can be replayed.
 */
import { readCatalogue, type ShopWindow } from './catalogue.ts'
import {
  type CatalogueProduct,
  type Choice,
  type Clock,
  type Consent,
  type Description,
  Engine,
  type Feedback,
  isFile,
  judgeManifest,
  type Measurements,
  type Memory,
  type Policy,
  type RecommendRequest,
  type StatedBy,
  type Weighed,
} from './engine.ts'
import { AlongsideError } from './error.ts'
import en from './messages/en.json' with { type: 'json' }
import { type Messages, Words } from './messages/messages.ts'
import { disabledSlate, type Slate, worded } from './slate.ts'
import { startEngine } from './wasm.ts'

/** Where bytes come from: an address, or the bytes. In Node a string may also be a file's path. */
export type Source = string | URL | Uint8Array | ArrayBuffer
/** The engine's code: an address, bytes, a response on its way, or a compiled module. */
export type WasmSource = Source | Response | WebAssembly.Module

/** Reads an address, as every request of the package is made. */
export type ReadBytes = (source: Source, request?: RequestInit) => Promise<Uint8Array>

/** What a model's life gives: an engine that passed its trials, and the catalogue that dresses it. */
export type Opened = readonly [Engine, Uint8Array]

/** What the package lends to a model's life: the one way to the network, and the engine. */
export interface Tools {
  readBytes: ReadBytes
  Engine: typeof Engine
  judgeManifest: typeof judgeManifest
  isFile: typeof isFile
}

/** Where a model comes from that knows more than an address: see `Life` of `alongside/life`. */
export interface ModelLife {
  open(tools: Tools): Promise<Opened>
}

export interface LoadOptions {
  /** `model.alongside`, or the `Life` of a signed model, which brings its catalogue and policy. */
  model: Source | ModelLife
  /** `catalogue.json`. */
  catalogue?: Source
  /**
   * Default of `alongside`: `alongside.wasm` beside the package's script; of `alongside/inline`: within
   * it; of `alongside/slim`: none. The first one given serves the page.
   */
  wasm?: WasmSource | Promise<WasmSource>
  /** `false`: nothing is fetched, compiled, drawn or recorded. Default `true`. */
  enabled?: boolean
  /** BCP 47 tag for numbers and words. Default: the browser's. */
  locale?: string
  /** What the merchant decides: `policy` of `manifest.json`. */
  policy?: Policy
  /** Words of your own; they win over the package's. */
  messages?: Messages
}

export class Recommender {
  /** One switch for everything. A guard, not a decision: it works at once in both directions. */
  enabled: boolean
  readonly locale: string | undefined
  readonly messages: Messages | undefined
  /** What the merchant decides. */
  readonly policy: Policy | undefined
  /** Until it is loaded; then nothing holds on to the caller's bytes. */
  #options: LoadOptions | undefined
  readonly #words: Words
  #loading: Promise<void> | undefined
  #engine: Engine | undefined
  #window: ShopWindow = { currency: null, products: new Map() }
  #freed = false

  /** Fetches and checks wasm, model and catalogue, unless it is not `enabled`. */
  static async load(options: LoadOptions): Promise<Recommender> {
    const recommender = new this(options)
    if (recommender.enabled) await recommender.ready()
    return recommender
  }

  /** Where the wasm is when nobody says; each entry of the package has its own answer. */
  protected static ownWasm(): WasmSource | Promise<WasmSource> {
    throw new AlongsideError(
      'no-wasm',
      'alongside/slim brings no wasm: pass the address, bytes or module of alongside.wasm as `wasm`.',
    )
  }

  protected constructor(options: LoadOptions) {
    this.#options = options
    this.enabled = options.enabled ?? true
    this.locale = options.locale
    this.messages = options.messages
    this.policy = options.policy
    this.#words = new Words(options.locale, en, options.messages)
  }

  /** Loads what `enabled: false` has left out. Once loaded it does nothing; a failure may be retried. */
  ready(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined
      throw error
    })
    return this.#loading
  }

  /** What goes with this basket at this moment. What is missing or wrong, the engine refuses. */
  recommend(request: RecommendRequest, moment: Clock & { memory?: unknown }): Slate {
    if (!this.enabled) return disabledSlate(this.#words)
    const slate = this.#open().recommend(request, moment?.memory, moment)
    return worded(slate, id => this.product(id), this.#words)
  }

  /** What the scores of all candidates are made of, admitted or not: for the shop's own engineers. */
  weigh(request: RecommendRequest, moment: Clock & { memory?: unknown }): Weighed[] {
    return this.#open().weigh(request, moment?.memory, moment)
  }

  /** The memory after this feedback. Not enabled: the memory as it was. */
  record(memory: unknown, feedback: Feedback, moment: Clock & { consent?: Consent }): Memory {
    if (!this.enabled) return memory as Memory
    return this.#open().record(memory, feedback, moment?.consent ?? 'none', moment)
  }

  /** The memory without what its time has run out for. */
  expire(memory: unknown, clock: Clock): Memory {
    return this.enabled ? this.#open().expire(memory, clock) : (memory as Memory)
  }

  /** What holds of a stated consent. Until an engine is there to say so, only a refusal does. */
  consentInForce(stated: Consent, by: StatedBy, asksForPrivacy: boolean): Consent | undefined {
    if (!this.#engine) return stated === 'none' ? stated : undefined
    return this.#engine.consentInForce(stated, by, asksForPrivacy)
  }

  /** Everything the shopper has set; each kind names the feedback that takes it back. */
  choices(memory: unknown, clock: Clock): Choice[] {
    return this.#open().choices(memory, clock)
  }

  /** What suggestions did, by this memory, and what of it may be shared. */
  measure(memory: unknown, clock: Clock): Measurements {
    return this.#open().measure(memory, clock)
  }

  /** A memory that remembers nothing. */
  forget(): Memory {
    return this.#open().forget()
  }

  /** What the engine says about itself and its model. */
  describe(): Description {
    return this.#open().describe()
  }

  /** The product behind each id or alias; `null` for one the model does not know, or while nothing is loaded. */
  resolve(ids: string[]): (string | null)[] {
    return this.#engine?.resolve(ids) ?? ids.map(() => null)
  }

  /** What the catalogue shows of a product, by id or alias. */
  product(id: string): CatalogueProduct | undefined {
    const { products } = this.#window
    return products.get(id) ?? products.get(this.resolve([id])[0] ?? '')
  }

  /** ISO 4217 code of the catalogue's prices. */
  get currency(): string | null {
    return this.#window.currency
  }

  /** Gives the engine's memory back. Everything but `product` then fails with `engine-freed`. */
  free(): void {
    this.#freed = true
    this.#engine?.free()
    this.#engine = undefined
  }

  #open(): Engine {
    if (this.#engine) return this.#engine
    throw this.#freed
      ? new AlongsideError('engine-freed', 'This recommender was freed: load a new one.')
      : new AlongsideError('not-loaded', 'Nothing is loaded yet: await ready() first.')
  }

  async #load(): Promise<void> {
    const options = this.#options
    if (!options) return
    const { model, catalogue } = options
    const started = startEngine(() => this.#readWasm(options))
    const [opened, dress] = isLife(model)
      ? await started.then(() => model.open({ readBytes, Engine, judgeManifest, isFile }))
      : await Promise.all([readBytes(model), readBytes(catalogue as Source), started])
    const window = readCatalogue(dress)
    const engine = opened instanceof Uint8Array ? new Engine(opened) : opened
    if (this.#freed) return engine.free()
    if (this.policy) engine.setPolicy(this.policy)
    this.#window = window
    this.#engine = engine
    this.#options = undefined
  }

  async #readWasm({ wasm }: LoadOptions): Promise<Uint8Array | WebAssembly.Module> {
    const { ownWasm } = this.constructor as typeof Recommender
    const source = await (wasm ?? ownWasm())
    return source instanceof WebAssembly.Module ? source : readBytes(source)
  }
}

/** Only what Node adds to the platform, and only if it is there. */
declare const process:
  | { getBuiltinModule?(id: 'node:fs'): { readFileSync(path: string | URL): Uint8Array } }
  | undefined

const isLife = (model: Source | ModelLife): model is ModelLife => 'open' in Object(model)

async function readBytes(source: Source | Response, request?: RequestInit): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source
  if (source instanceof ArrayBuffer) return new Uint8Array(source)
  const address = source instanceof Response ? source.url : String(source)
  try {
    // Node's fetch knows no files, and a literal import of node:fs breaks bundlers.
    const files = typeof process === 'object' && process.getBuiltinModule?.('node:fs')
    if (files && !(source instanceof Response) && !/^(https?|data|blob):/.test(address)) {
      return files.readFileSync(address.startsWith('file:') ? new URL(address) : address)
    }
    const response = source instanceof Response ? source : await fetch(source, request)
    if (!response.ok) throw new Error(`status ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    throw new AlongsideError(
      'fetch-failed',
      `Could not read ${address}: ${cause}. Check the address, and connect-src of the page.`,
      { cause },
    )
  }
}
