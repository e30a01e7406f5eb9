/**
 * `<alongside-slate placement="basket">`: the few that go with the basket, each with its reason.
 *
 * Comes in: the page's visit; attributes `placement`, `viewing`, `limit`, `request-pictures`, `can-save`,
 * `reserve`; slots `heading`, `card` (a template), `empty`, `footer`.
 * Goes out: a list of cards, events, feedback to the visit.
 * What must stay true: it is drawn in one go or not at all, and where there is nothing to say it
 * takes no room.
 */
import type { Placement, PriceNow } from '../engine.ts'
import type { Slate } from '../slate.ts'
import type { SlateOptions, Visit, VisitChange } from '../visit.ts'
import { pictureAddress } from './address.ts'
import { type CardActs, card, type Stationery, type TitledSuggestion } from './card.ts'
import { footer, heading } from './frame.ts'
import { AlongsideElement } from './host.ts'
import { make } from './make.ts'
import { type Row, rowsFor, type Shown } from './rows.ts'
import { SeenWatch } from './seen.ts'
import { settle } from './settle.ts'
import style from './slate.css' with { type: 'text' }
import { noted, turnedDown, type Verdict } from './turned-down.ts'

/** A slate of which every suggestion can be shown. */
interface TitledSlate extends Slate {
  suggestions: TitledSuggestion[]
}

export class AlongsideSlate extends AlongsideElement {
  static readonly observedAttributes = [
    'placement',
    'viewing',
    'limit',
    'request-pictures',
    'can-save',
  ]

  /** How cards get a face of the shop's own; `alongside/template` sets it. */
  static ownFaces?: (slate: HTMLElement, stationery: Stationery) => Stationery['ownFace']

  readonly #seen = new SeenWatch(this.guarded(ids => this.#reportSeen(ids)))
  #rows: Row[] = []
  #isFallback = false
  /** The frame of the page it was drawn in last, by the clock that stands still in between. */
  #drawnIn: unknown
  #waiting = 0
  readonly #heading = make('slot', { name: 'heading' })
  readonly #list = make('ul', { part: 'list', role: 'list' })
  readonly #saved = new Set<string>()
  #unavailable: string[] | undefined
  #prices: PriceNow[] | undefined

  constructor() {
    super(style)
  }

  get placement(): Placement {
    return (this.getAttribute('placement') ?? 'basket') as Placement
  }

  set placement(placement: Placement) {
    this.setAttribute('placement', placement)
  }

  /** Ids that can't be bought now. */
  get unavailable(): string[] | undefined {
    return this.#unavailable
  }

  set unavailable(ids: string[] | undefined) {
    this.#unavailable = ids
    this.redraw()
  }

  /** Today's prices; they win over the catalogue. */
  get prices(): PriceNow[] | undefined {
    return this.#prices
  }

  set prices(prices: PriceNow[] | undefined) {
    this.#prices = prices
    this.redraw()
  }

  override connectedCallback(): void {
    this.takeUp('unavailable', 'prices')
    super.connectedCallback()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#seen.stop()
  }

  attributeChangedCallback(): void {
    this.redraw()
  }

  protected override draw(visit: Visit): void {
    this.#drawnIn = document.timeline.currentTime
    this.#waiting = 0
    const slate = this.#ask(visit)
    this.#isFallback = slate.fallback
    this.#rows = rowsFor(slate.suggestions, this.#rows)
    this.#render(visit)
    if (slate.silence && visit.enabled) this.tell('alongside-silence', slate)
  }

  protected override changed({ what }: VisitChange): void {
    if (what === 'page') this.#seen.restart()
    if (what !== 'basket' && what !== 'memory') this.#rows = this.#rows.filter(row => !row.isGone)
    // What the shopper is looking at stays put while feedback comes in; only a slate nobody has
    // seen yet gives way to one that has spoken elsewhere on the page.
    const inUse = this.#seen.any || this.#rows.some(row => row.isGone)
    if (what === 'memory' && inUse) return
    // The page's own answer to a press comes first. What was decided about suggestions holds at
    // once, and so does what nobody can have seen otherwise.
    const isUnseen = document.timeline.currentTime === this.#drawnIn
    if (isUnseen || what === 'choices' || what === 'enabled') this.redraw()
    else this.#waiting ||= requestAnimationFrame(() => setTimeout(() => this.redraw()))
  }

  /** What has no title can't be shown: the engine is asked for others in its place. */
  #ask(visit: Visit): TitledSlate {
    const options = this.#options()
    const unavailable = [...(this.#unavailable ?? [])]
    for (;;) {
      const slate = visit.slate(this.placement, { ...options, unavailable })
      if (isTitled(slate)) return slate
      for (const { id, title } of slate.suggestions) if (!title) unavailable.push(id)
    }
  }

  #options(): SlateOptions {
    const viewing = this.getAttribute('viewing')
    const limit = this.getAttribute('limit')
    return {
      ...(viewing && { viewing }),
      ...(limit && { limit: Number(limit) }),
      ...(this.#prices && { prices: this.#prices }),
    }
  }

  #render(visit: Visit): void {
    const stationery = this.#stationery(visit)
    const ownFace = AlongsideSlate.ownFaces?.(this, stationery)
    // What was drawn elsewhere may have been in other words.
    if (!this.#list.isConnected) for (const row of this.#rows) row.told = ''
    const nodes = this.#rows.map(row =>
      isShown(row)
        ? this.#card(visit, row, { ...stationery, ownFace })
        : turnedDown(row, this.words, {
            undo: event => this.#turn(event, () => this.#undo(visit, row)),
            say: this.guarded(verdict => this.#hear(visit, row, verdict)),
          }),
    )
    this.#lay(nodes, stationery)
  }

  /** A card that still tells the same stays as it is, with its picture and what is unfolded. */
  #card(visit: Visit, row: Shown, stationery: Stationery): HTMLElement {
    const { saved, ownFace, mayRequestPictures: may, isPictured } = stationery
    const told = JSON.stringify([{ ...row.of, score: 0 }, saved?.has(row.id), may, isPictured])
    if (!row.card || row.told !== told || ownFace) {
      row.told = told
      row.card = card(row.of, stationery, this.#acts(visit, row))
      this.#seen.watch(row.card)
    }
    return row.card
  }

  #stationery({ recommender }: Visit): Stationery {
    const mayRequestPictures = this.hasAttribute('request-pictures')
    return {
      words: this.words,
      currency: recommender.currency,
      find: id => recommender.product(id),
      mayRequestPictures,
      isPictured: this.#cards.some(({ image }) => pictureAddress(image, mayRequestPictures)),
      saved: this.hasAttribute('can-save') ? this.#saved : undefined,
    }
  }

  #lay(rows: HTMLElement[], stationery: Stationery): void {
    if (rows.length === 0) {
      const hasWords = this.querySelector(':scope > [slot=empty]') !== null
      this.show(...(hasWords ? [make('slot', { name: 'empty' })] : []))
      return
    }
    const { placement } = this
    if (!this.#list.isConnected) {
      this.show(
        make(
          'section',
          { part: 'root', 'aria-labelledby': 'h', lang: this.words.locale },
          make('h2', { part: 'heading', id: 'h' }, this.#heading),
          this.#list,
          footer(
            this.words,
            this.guarded(() => this.#openSettings()),
          ),
        ),
      )
    }
    const shown = this.#rows.flatMap(({ of }) => of ?? [])
    const standing = { ...stationery, placement, isFallback: this.#isFallback }
    this.#heading.textContent = heading(shown, standing)
    settle(this.#list, rows)
  }

  /** The page may open its panel itself; else the shopper is brought to it. */
  #openSettings(): void {
    const act = { placement: this.placement }
    if (this.tell('alongside-preferences', act, true)) {
      document.querySelector('alongside-panel')?.focus()
    }
  }

  #acts(visit: Visit, row: Shown): CardActs {
    return {
      select: this.guarded((event, id) => {
        // A new tab is the browser's business; the page can't take it over.
        const opensHere = !(event.metaKey || event.ctrlKey || event.shiftKey)
        visit.record({ type: 'click', id, ...ofKind(row.of) })
        if (!this.tell('alongside-select', this.#act(row.of, id), opensHere)) event.preventDefault()
      }),
      add: this.guarded((id, title) => {
        const { of } = row
        if (!this.tell('alongside-add', this.#act(row.of, id), true)) return
        visit.record({ type: 'add', id, ...ofKind(of) })
        this.announce(this.words.say('slate.added', { title }))
      }),
      save: this.guarded(() => this.#save(visit, row)),
      dismiss: event => this.#turn(event, () => this.#dismiss(visit, row)),
      without: this.guarded((id, title) => {
        const place = this.#rows.indexOf(row)
        visit.decide({ type: 'switchOff', what: 'anchor', name: id })
        this.#rows.splice(place, 0, { id, title, isGone: true })
        this.#render(visit)
        this.#goTo(place, 'slate.without', title)
      }),
    }
  }

  #act(suggestion: TitledSuggestion, id = suggestion.id) {
    return { id, placement: this.placement, suggestion }
  }

  #save(visit: Visit, row: Shown): void {
    const { id, title } = row
    const saved = !this.#saved.has(id)
    if (!this.tell('alongside-save', { ...this.#act(row.of), saved }, true)) return
    if (saved) {
      this.#saved.add(id)
      visit.record({ type: 'save', id, ...ofKind(row.of) })
      this.announce(this.words.say('slate.saved', { title }))
    } else this.#saved.delete(id)
    this.#render(visit)
  }

  /** A press that changes the list is answered by its row, which pales, and done when that is painted. */
  #turn({ target }: Event, act: () => void): void {
    ;(target as Element).closest('li')?.animate({ opacity: 0.5 }, 99)
    requestAnimationFrame(() => setTimeout(this.guarded(act)))
  }

  #dismiss(visit: Visit, row: Shown): void {
    const { id, title } = row
    // In this order: what is in use stays as it is when the memory tells that it has changed.
    row.isGone = true
    visit.record({ type: 'dismissal', id })
    this.#render(visit)
    this.#goTo(this.#rows.indexOf(row), 'slate.dismissed', title)
    this.tell('alongside-dismiss', this.#act(row.of))
  }

  /** Brings the shopper to what can be done in this place, and says what was. */
  #goTo(place: number, done: string, title: string): void {
    const row = this.#list.children[place] ?? this.#list.lastElementChild
    row?.querySelector<HTMLElement>('[part=dismiss],[part=undo]')?.focus()
    this.announce(this.words.say(done, { title }))
  }

  #hear(visit: Visit, row: Row, said: Verdict): void {
    const { id } = row
    row.said = said
    visit.record(
      said === 'never'
        ? { type: 'switchOff', what: 'product', name: id }
        : { type: 'dismissal', id, why: said },
    )
    this.#render(visit)
    this.announce(noted(said, this.words))
  }

  #undo(visit: Visit, row: Row): void {
    const { id, title } = row
    const place = this.#rows.indexOf(row)
    const act = row.of && this.#act(row.of)
    if (act) this.#bringBack(visit, row)
    else visit.decide({ type: 'switchOn', what: 'anchor', name: id })
    this.#goTo(place, 'slate.undone', title)
    if (act) this.tell('alongside-undo', act)
  }

  #bringBack(visit: Visit, row: Row): void {
    const { id } = row
    // In this order: while a row is turned down, what the memory tells draws nothing yet.
    visit.record({ type: 'undo', id })
    if (row.said === 'never') visit.record({ type: 'switchOn', what: 'product', name: id })
    row.isGone = false
    row.said = undefined
    // The basket may be another by now: what the engine would not say today is not drawn.
    const { suggestions } = this.#ask(visit)
    this.#rows = this.#rows.filter(
      ({ id, isGone }) => isGone || suggestions.some(of => of.id === id),
    )
    this.#render(visit)
  }

  #reportSeen(ids: string[]): void {
    const { placement } = this
    this.visit?.record({ type: 'impression', placement, ids })
    this.tell('alongside-impression', { ids, placement, suggestions: this.#cards })
  }

  get #cards(): TitledSuggestion[] {
    return this.#rows.filter(isShown).map(({ of }) => of)
  }
}

const isShown = (row: Row): row is Shown => !row.isGone

function ofKind({ kind }: TitledSuggestion) {
  return kind ? { kind } : {}
}

function isTitled(slate: Slate): slate is TitledSlate {
  return slate.suggestions.every(({ title }) => title)
}
