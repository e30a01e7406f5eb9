/**
 * Everything the shop sells.
 *
 * In: the four departments. Out: one list, and the questions one can ask it. Every id that a
 * product names exists, and every id is there once: a misspelt one stops the scenario.
 */
import type { Product } from '../world.ts'
import { light } from './light.ts'
import { photo } from './photo.ts'
import { running } from './running.ts'
import { wardrobe } from './wardrobe.ts'

export const CATALOGUE: readonly Product[] = [...wardrobe, ...running, ...light, ...photo]

const byId = new Map(CATALOGUE.map(product => [product.id, product]))

export function product(id: string): Product {
  const found = byId.get(id)
  if (!found) throw new Error(`The catalogue has no product "${id}".`)
  return found
}

/** The product whose colour or size this is; a product without variants is its own parent. */
export const parentOf = (id: string): string => product(id).variantOf ?? id

/** The parent and all its other colours and sizes. */
export function versionsOf(parent: string): Product[] {
  const versions = CATALOGUE.filter(({ id, variantOf }) => id === parent || variantOf === parent)
  if (versions.length === 0) throw new Error(`The catalogue has no product "${parent}".`)
  return versions
}

if (byId.size < CATALOGUE.length) throw new Error('Two products share an id.')
for (const { declared, variantOf } of CATALOGUE) {
  for (const id of [...Object.values(declared).flat(), ...(variantOf ? [variantOf] : [])])
    product(id)
}
