/**
 * The shop as the shopper meets it: the frame that stays, the page in it, the choice of what to
 * remember. Moves, purchases and choices come in; pages and what suggestions need to know go out.
 * What must stay true: it is whole before suggestions arrive, and without them.
 */

import type { Consent } from 'alongside'
import { Basket, type Line } from './basket.ts'
import { h } from './dom.ts'
import { keepBasket, keepChoice, keptBasket, keptChoice } from './keeping.ts'
import { pageOf } from './pages/page.ts'
import { listenForAdding } from './parts/add-button.ts'
import { footer } from './parts/footer.ts'
import { header } from './parts/header.ts'
import { Router } from './router.ts'
import type { Shelves } from './shelves.ts'
import type { Page, Shop } from './shop.ts'
import { noSuggestions, type Suggestions } from './suggestions.ts'

export class Storefront implements Shop {
  readonly basket: Basket
  readonly shelves: Shelves
  ordered: readonly Readonly<Line>[] = []
  readonly #brand: string
  readonly #router = new Router(() => this.#arrive())
  readonly #head
  readonly #foot
  readonly #main = h('main', { id: 'content', tabindex: -1 })
  #choice: Consent
  #page: Page | undefined
  #suggestions: Suggestions = noSuggestions

  constructor(brand: string, shelves: Shelves) {
    this.#brand = brand
    this.shelves = shelves
    this.#choice = keptChoice()
    this.basket = new Basket(keptBasket(this.#choice))
    this.#head = header(brand, this.basket)
    this.#foot = footer(brand, this.#choice, choice => this.choose(choice))
    this.basket.addEventListener('change', () => {
      keepBasket(this.#choice, this.basket.lines)
      this.#suggestions.setBasket(this.#together())
    })
    listenForAdding(this.basket)
  }

  /** Draws the page the shopper came in on. */
  open(): void {
    const skip = h('a', { class: 'skip', href: '#content' }, 'Skip to content')
    document.body.replaceChildren(skip, this.#head.element, this.#main, this.#foot.element)
    this.#show()
  }

  /** Takes suggestions in, once there are any. */
  take(suggestions: Suggestions): void {
    this.#suggestions = suggestions
    suggestions.setConsent(this.#choice)
    suggestions.setBasket(this.#together())
  }

  choose(choice: Consent): void {
    if (choice === this.#choice) return
    this.#choice = choice
    keepChoice(choice)
    keepBasket(choice, this.basket.lines)
    this.#foot.remember.show(choice)
    this.#suggestions.setConsent(choice)
  }

  showRequests(count: number): void {
    this.#foot.requests(count)
  }

  placeOrder(): void {
    this.ordered = this.basket.lines
    this.basket.empty()
    this.#router.go('/done')
  }

  rename(path: string, title: string): void {
    this.#router.rename(path)
    this.#title(title)
  }

  #arrive(): void {
    this.#page?.leave?.()
    // Gone before suggestions hear of the move: the old page must not speak on the new one.
    this.#main.replaceChildren()
    this.#suggestions.setBasket(this.#together())
    this.#suggestions.arrive()
    this.#show()
    this.#main.querySelector('h1')?.focus({ preventScroll: true })
  }

  #show(): void {
    this.#page = pageOf(this, this.#router.route)
    this.#title(this.#page.title)
    this.#head.at(location.pathname)
    this.#main.replaceChildren(...this.#page.content)
  }

  #title(page: string): void {
    document.title = `${page} · ${this.#brand}`
  }

  /** What suggestions should go with: right after an order, what was ordered still counts. */
  #together(): readonly Readonly<Line>[] {
    const held = this.basket.lines
    return this.#router.route.page === 'done' ? [...this.ordered, ...held] : held
  }
}
