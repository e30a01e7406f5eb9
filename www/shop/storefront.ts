/**
 * The shop as the shopper meets it: the frame that stays, the page in it, the choice of what to
 * remember. Moves, purchases and choices come in; pages and what suggestions need to know go out.
 * What must stay true: it is whole before suggestions arrive, and without them.
 */

import type { Consent, Feedback, Placement } from 'alongside'
import { backstage } from './backstage/backstage.ts'
import { ShopClock } from './backstage/clock.ts'
import type { Scene } from './backstage/scenes.ts'
import { Basket, type Line } from './basket.ts'
import { h } from './dom.ts'
import { keepBasket, keepChoice, keptBasket, keptChoice } from './keeping.ts'
import { pageOf } from './pages/page.ts'
import { listenForAdding } from './parts/add-button.ts'
import { basketDrawer } from './parts/basket-drawer.ts'
import { basketPill } from './parts/basket-pill.ts'
import { demoBar } from './parts/demo-bar.ts'
import { footer } from './parts/footer.ts'
import { header } from './parts/header.ts'
import { Router } from './router.ts'
import { type Shelves, titleOf } from './shelves.ts'
import type { Order, Page, Shop } from './shop.ts'
import { noSuggestions, type Suggestions } from './suggestions.ts'

export class Storefront implements Shop {
  readonly basket: Basket
  readonly shelves: Shelves
  readonly clock = new ShopClock()
  orders: readonly Order[] = []
  readonly #brand: string
  readonly #router = new Router(() => this.#arrive())
  readonly #bar
  readonly #head
  readonly #pill
  readonly #foot
  readonly #peek
  readonly #backstage
  readonly #main = h('main', { id: 'content', tabindex: -1 })
  #choice: Consent
  #page: Page | undefined
  #suggestions: Suggestions = noSuggestions

  constructor(brand: string, shelves: Shelves) {
    this.#brand = brand
    this.shelves = shelves
    this.#choice = keptChoice()
    this.basket = new Basket(keptBasket(this.#choice))
    this.#peek = basketDrawer(this)
    this.#backstage = backstage({
      clock: this.clock,
      jumped: () => this.#suggestions.arrive(),
      ask: () => this.#asked(),
      titleOf: id => this.#titled(id),
    })
    this.#bar = demoBar(() => this.#backstage.open())
    this.#head = header(brand, this.basket, {
      search: path => this.#router.go(path),
      peek: () => this.#peek.open(),
    })
    this.#pill = basketPill(this.basket, this.#head.element)
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
    document.body.replaceChildren(
      skip,
      this.#bar.element,
      this.#head.element,
      this.#main,
      this.#pill.element,
      this.#foot.element,
      this.#peek.element,
      this.#backstage.element,
    )
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
    this.#bar.requests(count)
  }

  /** What backstage shows is shown anew. */
  lookAgain(): void {
    this.#backstage.refresh()
  }

  placeOrder(): void {
    this.#order()
    this.#router.go('/done')
  }

  tell(happened: Feedback): void {
    this.#suggestions.tell(happened)
  }

  play({ basket, path, moment, choice, ordered, happened = [] }: Scene): void {
    this.orders = []
    this.#suggestions.startOver()
    this.choose(choice ?? 'none')
    this.clock.jumpTo(moment ?? 'now')
    this.basket.hold(basket.map(id => ({ id, quantity: 1 })))
    if (ordered) this.#order()
    for (const one of happened) this.tell(one)
    this.#router.go(path)
  }

  rename(path: string, title: string): void {
    this.#router.rename(path)
    this.#title(title)
  }

  #order(): void {
    const { lines } = this.basket
    this.orders = [{ at: this.clock.now(), lines }, ...this.orders]
    this.tell({ type: 'purchased', ids: lines.map(({ id }) => id) })
    this.basket.hold([])
  }

  #arrive(): void {
    this.#page?.leave?.()
    this.#peek.close()
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
    this.#head.at(this.#router.path)
    this.#pill.at(this.#router.path)
    this.#main.replaceChildren(...this.#page.content)
  }

  #title(page: string): void {
    document.title = `${page} · ${this.#brand}`
  }

  /** What suggestions should go with: right after an order, what was ordered still counts. */
  #together(): readonly Readonly<Line>[] {
    const held = this.basket.lines
    const [last] = this.orders
    return this.#router.route.page === 'done' && last ? [...last.lines, ...held] : held
  }

  /** What the engine says for the placement of this page; on a page without one, for the drawer. */
  #asked() {
    const place = this.#main.querySelector('alongside-slate')
    const placement = (place?.getAttribute('placement') ?? 'drawer') as Placement
    const viewing = place?.getAttribute('viewing') ?? undefined
    return { where: placement, answer: this.#suggestions.ask(placement, viewing) }
  }

  #titled(id: string): string {
    const product = this.shelves.product(id)
    return product ? titleOf(product) : id
  }
}
