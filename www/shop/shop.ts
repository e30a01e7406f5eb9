/**
 * What every page is handed: the shelves, the basket, the last order. A page gives back its
 * title and its content. What must stay true: pages read this and draw; they start nothing.
 */

import type { Feedback } from 'alongside'
import type { Scene } from './backstage/scenes.ts'
import type { Basket, Line } from './basket.ts'
import type { Shelves } from './shelves.ts'

/** An order as this page remembers it. */
export interface Order {
  at: Date
  lines: readonly Readonly<Line>[]
}

export interface Shop {
  shelves: Shelves
  basket: Basket
  /** What was ordered in this page's life, the last first. */
  orders: readonly Order[]
  /** Takes the basket as an order and shows the page after it. */
  placeOrder(): void
  /** Tells suggestions of something that happened. */
  tell(happened: Feedback): void
  /** Sets a scene of the tour: an empty memory, its basket, its moment, its page. */
  play(scene: Scene): void
  /** Gives this page another address and title, for the version that is shown. */
  rename(path: string, title: string): void
}

export interface Page {
  title: string
  content: readonly Node[]
  /** Called when another page takes its place. */
  leave?: () => void
}
