/**
 * What the shop itself keeps on this device: the shopper's choice, and under it the basket.
 * What must stay true: before a choice, and after "nothing", not one byte of ours is stored.
 * Suggestions keep their own memory under the same choice; see ../alongside/storage.ts.
 */

import type { Consent } from 'alongside'
import type { Line } from './basket.ts'

const CHOICE = 'shop:remember'
const BASKET = 'shop:basket'

/** What the shopper chose on this device or in this tab; `none` unless a choice is found. */
export function keptChoice(): Consent {
  if (read('localStorage', CHOICE) === 'persistent') return 'persistent'
  return read('sessionStorage', CHOICE) === 'session' ? 'session' : 'none'
}

export function keepChoice(choice: Consent): void {
  write('localStorage', CHOICE, choice === 'persistent' ? choice : null)
  write('sessionStorage', CHOICE, choice === 'session' ? choice : null)
  if (choice === 'none') write('sessionStorage', BASKET, null)
}

/** The basket of this tab before a reload; empty when it was not kept or can't be read. */
export function keptBasket(choice: Consent): Line[] {
  if (choice === 'none') return []
  try {
    const lines: unknown = JSON.parse(read('sessionStorage', BASKET) ?? '[]')
    return Array.isArray(lines) ? lines.filter(isLine) : []
  } catch {
    return []
  }
}

export function keepBasket(choice: Consent, lines: readonly Line[]): void {
  if (choice === 'none') return
  write('sessionStorage', BASKET, lines.length > 0 ? JSON.stringify(lines) : null)
}

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false
  const { id, quantity } = value as Partial<Line>
  return typeof id === 'string' && Number.isInteger(quantity) && Number(quantity) > 0
}

// A browser may refuse storage altogether; the shop then remembers as long as the page lives.

type Place = 'localStorage' | 'sessionStorage'

function read(place: Place, key: string): string | null {
  try {
    return globalThis[place].getItem(key)
  } catch {
    return null
  }
}

function write(place: Place, key: string, value: string | null): void {
  try {
    if (value === null) globalThis[place].removeItem(key)
    else globalThis[place].setItem(key, value)
  } catch {
    return
  }
}
