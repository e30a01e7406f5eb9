/**
 * The basket as a shop's own events tell it, bound to a visit.
 *
 * Comes in: lines with every name a product goes by. Goes out: the visit's basket, in the model's
 * ids, with the prices and the stock of today.
 * What must stay true: a name is resolved by the engine alone; one it does not know is handed on as
 * it is and reported, never guessed.
 */
import type { Live, Visit } from '../visit.ts'
import { text } from './reading.ts'

/** One product, as a source tells it. */
export interface SourceLine {
  /** Every name it goes by, the most exact first: variant, SKU, product. */
  ids: readonly [string, ...string[]]
  /** Pieces. Default 1. */
  quantity?: number | undefined
  /** Today's price of one, in the catalogue's currency. */
  price?: number | undefined
  /** Whether it can be bought now, where the source says so. */
  isAvailable?: boolean | undefined
}

export interface SourceOptions {
  /** Hears the names of a product the model does not know, once each. */
  unknown?: (ids: readonly string[]) => void
}

/** What can be said of a basket. */
export type PlainBasket = Pick<SourceBasket, 'set' | 'add' | 'remove' | 'view' | 'learn'>

/** How many products without a place in the basket are known by price, stock or look. */
const MOST_REMEMBERED = 200

const baskets = new WeakMap<Visit, SourceBasket>()

export class SourceBasket {
  readonly #lines = new Map<string, number>()
  readonly #prices = new Map<string, number>()
  readonly #unavailable = new Map<string, true>()
  readonly #viewed = new Map<string, number>()
  readonly #removed = new Map<string, true>()
  readonly #reported = new Map<string, true>()
  #unknown: SourceOptions['unknown']
  /** Until a source tells the basket it is the page's, and stays as the page has set it. */
  #tellsLines = false
  #said = ''

  private constructor(private readonly visit: Visit) {}

  /** The one basket of a visit: what one source knows of prices, another one's basket is shown with. */
  static of(visit: Visit, { unknown }: SourceOptions): SourceBasket {
    const basket = baskets.get(visit) ?? new SourceBasket(visit)
    baskets.set(visit, basket)
    basket.#unknown = unknown ?? basket.#unknown
    return basket
  }

  /** The whole basket, in place of the one before. */
  set(...lines: SourceLine[]): void {
    this.#lines.clear()
    this.add(...lines)
  }

  /** More of something. */
  add(...lines: SourceLine[]): void {
    this.#tellsLines = true
    for (const line of lines) this.#put(line)
    this.#tell()
  }

  /** Less of something; without a quantity, none of it. */
  remove(...lines: SourceLine[]): void {
    for (const line of lines) {
      const id = this.#learn(line)
      const left = (this.#lines.get(id) ?? 0) - (line.quantity ?? Infinity)
      if (left > 0) this.#lines.set(id, left)
      else if (this.#lines.delete(id)) keep(this.#removed, id, true)
    }
    this.#tell()
  }

  /** These were looked at. */
  view(...lines: SourceLine[]): void {
    for (const line of lines) keep(this.#viewed, this.#learn(line), Date.now())
    this.#tell()
  }

  /** What the page knows of products that are in no basket: their prices and stock. */
  learn(...lines: SourceLine[]): void {
    for (const line of lines) this.#learn(line)
    this.#tell()
  }

  #put(line: SourceLine): void {
    const id = this.#learn(line)
    this.#lines.set(id, (this.#lines.get(id) ?? 0) + (line.quantity ?? 1))
    this.#removed.delete(id)
  }

  /** The id of a line, after what it says of price and stock. */
  #learn({ ids, price, isAvailable }: SourceLine): string {
    const known = this.visit.recommender.resolve([...ids]).find(id => id !== null)
    const [name] = ids
    const id = known ?? name
    if (known === undefined && this.visit.enabled && !this.#reported.has(name)) {
      keep(this.#reported, name, true)
      this.#unknown?.(ids)
    }
    if (price !== undefined) keep(this.#prices, id, price)
    if (isAvailable === false) keep(this.#unavailable, id, true)
    else if (isAvailable) this.#unavailable.delete(id)
    return id
  }

  #tell(): void {
    const live: Live = {
      prices: [...this.#prices].map(([id, price]) => ({ id, price })),
      unavailable: [...this.#unavailable.keys()],
      viewed: [...this.#viewed].map(([id, at]) => ({ id, at })),
      removed: [...this.#removed.keys()],
    }
    const lines = [...this.#lines].map(([id, quantity]) => ({ id, quantity }))
    // What says nothing new disturbs nobody.
    const said = JSON.stringify([lines, live])
    if (said === this.#said) return
    this.#said = said
    this.visit.setBasket(this.#tellsLines ? lines : this.visit.basket, live)
  }
}

/** A product by whatever of `names` is one; no line where none is. */
export function lineOf(names: readonly unknown[], about: Omit<SourceLine, 'ids'>): SourceLine[] {
  const [id, ...others] = names.map(text).filter(name => name !== undefined)
  return id === undefined ? [] : [{ ...about, ids: [id, ...others] }]
}

/** Keeps it as the newest, and the oldest no longer than there is room. */
function keep<Value>(kept: Map<string, Value>, id: string, value: Value): void {
  kept.delete(id)
  kept.set(id, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_REMEMBERED) return
    kept.delete(oldest)
  }
}
