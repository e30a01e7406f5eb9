/**
 * What every page is handed: the shelves, the basket, the last order. A page gives back its
 * title and its content. What must stay true: pages read this and draw; they start nothing.
 */

import type { Basket, Line } from './basket.ts'
import type { Shelves } from './shelves.ts'

export interface Shop {
  shelves: Shelves
  basket: Basket
  /** What was ordered last in this page's life; empty if nothing was. */
  ordered: readonly Readonly<Line>[]
  /** Takes the basket as an order and shows the page after it. */
  placeOrder(): void
  /** Gives this page another address and title, for the version that is shown. */
  rename(path: string, title: string): void
}

export interface Page {
  title: string
  content: readonly Node[]
  /** Called when another page takes its place. */
  leave?: () => void
}
