/**
 * What can be said of a product from the catalogue alone. A product and its shelf come in; two or
 * three sentences go out. What must stay true: each is a fact about the file, none is praise.
 */

import type { CatalogueProduct } from 'alongside'
import { type Shelves, shelfOf, titleOf } from './shelves.ts'

export function description(product: CatalogueProduct, shelves: Shelves): string {
  return [place(product, shelves), versions(product, shelves)].filter(Boolean).join(' ')
}

/** What tells a version from its siblings: `Sand` of `Linen shirt, sand` among other shirts. */
export function versionName(
  version: CatalogueProduct,
  siblings: readonly CatalogueProduct[],
): string {
  const title = titleOf(version)
  const shared = title.slice(0, title.lastIndexOf(', ') + 2)
  const told = siblings.every(sibling => titleOf(sibling).startsWith(shared))
  return capitalised(told ? title.slice(shared.length) : title)
}

export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function place(product: CatalogueProduct, shelves: Shelves): string {
  const neighbours = shelves.shelf(product).products
  const prices = neighbours.flatMap(({ price }) => price ?? []).sort((a, b) => a - b)
  const [lowest, highest] = [prices[0], prices.at(-1)]
  const shelf = shelfOf(product)
  if (neighbours.length < 2) return `The one piece we carry in ${shelf}.`
  const count = `One of ${inWords(neighbours.length)} in ${shelf}`
  if (lowest === undefined || highest === undefined || lowest === highest) return `${count}.`
  return `${count}, from ${shelves.price(lowest)} to ${shelves.price(highest)}; ${standing(product.price, lowest, highest)}.`
}

function standing(price: number | undefined, lowest: number, highest: number): string {
  if (price === lowest) return 'this one costs the least'
  if (price === highest) return 'this one is the top of the shelf'
  return 'this one lies in between'
}

function versions(product: CatalogueProduct, shelves: Shelves): string {
  const count = shelves.variants(product).length
  return count > 1 ? `It comes in ${inWords(count)} versions.` : ''
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

const inWords = (count: number): string => words[count] ?? String(count)
