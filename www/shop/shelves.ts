/**
 * The shop's products, arranged. `catalogue.json` comes in; departments, shelves, variants and
 * prices go out. What must stay true: everything the shop says of a product stands in that file.
 */

import type { Catalogue, CatalogueProduct } from 'alongside'

/** One group of a department: the last part of a category path, such as `memory cards`. */
export interface Shelf {
  name: string
  products: CatalogueProduct[]
}

export class Shelves {
  readonly #byId: ReadonlyMap<string, CatalogueProduct>
  readonly #variants: ReadonlyMap<string, CatalogueProduct[]>
  readonly #departments: ReadonlyMap<string, Shelf[]>
  readonly #money: Intl.NumberFormat

  constructor(catalogue: Catalogue) {
    const { products, currency } = catalogue
    this.#byId = new Map(products.map(product => [product.id, product]))
    this.#variants = grouped(
      products.filter(product => product.variantOf !== undefined),
      product => product.variantOf ?? '',
    )
    const leading = products.filter(product => product.variantOf === undefined)
    const byDepartment = grouped(leading, departmentOf)
    this.#departments = new Map(
      [...byDepartment].map(([name, members]) => [name, arranged(members)]),
    )
    this.#money = new Intl.NumberFormat('en', {
      minimumFractionDigits: 2,
      ...(currency !== null && { style: 'currency', currency }),
    })
  }

  product(id: string): CatalogueProduct | undefined {
    return this.#byId.get(id)
  }

  /** The shelves of a department, the weightiest first; none if there is no such department. */
  department(name: string): readonly Shelf[] {
    return this.#departments.get(name) ?? []
  }

  /** The shelf a product stands on. */
  shelf(product: CatalogueProduct): Shelf {
    const name = shelfOf(product)
    const found = this.department(departmentOf(product)).find(shelf => shelf.name === name)
    return found ?? { name, products: [product] }
  }

  /** A product and all its sizes and colours, the one they are variants of first. */
  variants(product: CatalogueProduct): CatalogueProduct[] {
    const leading = this.#byId.get(product.variantOf ?? product.id) ?? product
    return [leading, ...(this.#variants.get(leading.id) ?? [])]
  }

  /** The products of these ids, those the catalogue has. */
  picked(ids: readonly string[]): CatalogueProduct[] {
    return ids.flatMap(id => this.product(id) ?? [])
  }

  /** Products in whose name or shelf every word begins something, those named so first. */
  search(words: string): CatalogueProduct[] {
    const wanted = wordsOf(words)
    if (wanted.length === 0) return []
    const holds = (text: string) => {
      const told = wordsOf(text)
      return wanted.every(word => told.some(other => other.startsWith(word)))
    }
    const leading = [...this.#byId.values()].filter(({ variantOf }) => variantOf === undefined)
    const named = leading.filter(product =>
      this.variants(product).some(variant => holds(titleOf(variant))),
    )
    const shelved = leading.filter(
      product => !named.includes(product) && holds(`${titleOf(product)} ${product.category ?? ''}`),
    )
    return [...named, ...shelved]
  }

  price(amount: number | undefined): string {
    return amount === undefined ? '' : this.#money.format(amount)
  }

  total(lines: readonly { id: string; quantity: number }[]): string {
    return this.price(
      lines.reduce((sum, { id, quantity }) => sum + (this.product(id)?.price ?? 0) * quantity, 0),
    )
  }
}

export const titleOf = (product: CatalogueProduct): string => product.title ?? product.id

export const departmentOf = (product: CatalogueProduct): string => path(product)[0] ?? ''

export const shelfOf = (product: CatalogueProduct): string => path(product).at(-1) ?? ''

/** The shelf with the dearest piece first, and on each shelf the dearest last. */
function arranged(products: readonly CatalogueProduct[]): Shelf[] {
  const byPrice = [...products].sort((one, other) => (one.price ?? 0) - (other.price ?? 0))
  const shelves = [...grouped(byPrice, shelfOf)].map(([name, onIt]) => ({ name, products: onIt }))
  const dearest = ({ products: onIt }: Shelf) => onIt.at(-1)?.price ?? 0
  return shelves.sort((one, other) => dearest(other) - dearest(one))
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []

function path(product: CatalogueProduct): string[] {
  return (product.category ?? '').split('>').map(part => part.trim())
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
