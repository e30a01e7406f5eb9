/**
 * What the shopper holds. Products come in by id; lines go out, in the order they were added.
 * What must stay true: every line has one piece or more, and every change is one `change` event.
 */

export interface Line {
  id: string
  quantity: number
}

/** More of one thing is another kind of shop. */
const MOST = 99

export class Basket extends EventTarget {
  #lines: Line[]

  constructor(lines: readonly Line[] = []) {
    super()
    this.#lines = lines.map(line => ({ ...line }))
  }

  get lines(): readonly Readonly<Line>[] {
    return this.#lines
  }

  /** Pieces, all lines together. */
  get count(): number {
    return this.#lines.reduce((sum, line) => sum + line.quantity, 0)
  }

  quantityOf(id: string): number {
    return this.#lines.find(line => line.id === id)?.quantity ?? 0
  }

  add(id: string): void {
    this.set(id, this.quantityOf(id) + 1)
  }

  /** A quantity of 0 takes the line away. */
  set(id: string, quantity: number): void {
    const pieces = Math.min(Math.max(0, Math.trunc(quantity)), MOST)
    const held = this.#lines.some(line => line.id === id)
    if (pieces === 0) this.#lines = this.#lines.filter(line => line.id !== id)
    else if (held)
      this.#lines = this.#lines.map(line => (line.id === id ? { id, quantity: pieces } : line))
    else this.#lines = [...this.#lines, { id, quantity: pieces }]
    this.dispatchEvent(new Event('change'))
  }

  /** Another basket altogether. */
  hold(lines: readonly Line[]): void {
    this.#lines = lines.map(line => ({ ...line }))
    this.dispatchEvent(new Event('change'))
  }
}
