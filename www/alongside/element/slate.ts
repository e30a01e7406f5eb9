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
import { keepFocus, rowsOf } from './focus.ts'
import { footer, heading } from './frame.ts'
import { AlongsideElement } from './host.ts'
import { make } from './make.ts'
import { SeenWatch } from './seen.ts'
import style from './slate.css' with { type: 'text' }
import { noted, turnedDown, type Verdict } from './turned-down.ts'

/** What was turned down on this page view, and where it stood. */
interface TurnedDown {
  id: string
  title: string
  place: number
  /** Absent where a product was turned down as a reason. */
  suggestion?: TitledSuggestion
  said?: Verdict
}

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

  readonly #seen = new SeenWatch(ids => this.guard(() => this.#reportSeen(ids)))
  #cards: TitledSuggestion[] = []
  #isFallback = false
  #turnedDown: TurnedDown[] = []
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
    const slate = this.#ask(visit)
    this.#cards = slate.suggestions
    this.#isFallback = slate.fallback
    const hidden = new Set(this.#turnedDown.map(({ suggestion }) => suggestion?.id))
    this.#cards = this.#cards.filter(({ id }) => !hidden.has(id))
    this.#render(visit)
    if (slate.silence && visit.enabled) this.tell('alongside-silence', slate)
  }

  protected override changed({ what }: VisitChange): void {
    if (what === 'page') this.#seen.restart()
    if (what !== 'basket' && what !== 'memory') this.#turnedDown = []
    // What the shopper is looking at stays put while feedback comes in; only a slate nobody has
    // seen yet gives way to one that has spoken elsewhere on the page.
    const inUse = this.#seen.any || this.#turnedDown.length > 0
    if (what !== 'memory' || !inUse) this.redraw()
  }

  /** What has no title can't be shown: the engine is asked for others in its place. */
  #ask(visit: Visit): TitledSlate {
    const options = this.#options()
    const unavailable = [...(options.unavailable ?? [])]
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
      ...(this.#unavailable && { unavailable: this.#unavailable }),
      ...(this.#prices && { prices: this.#prices }),
    }
  }

  #render(visit: Visit): void {
    const stationery = this.#stationery(visit)
    keepFocus(this.shadowRoot, () => {
      const withFaces = { ...stationery, ownFace: AlongsideSlate.ownFaces?.(this, stationery) }
      const cards = this.#cards.map(of => card(of, withFaces, this.#acts(visit, of)))
      const rows = [...cards]
      for (const gone of this.#turnedDown) {
        const refusal = { ...gone, isSuggestion: gone.suggestion !== undefined }
        const row = turnedDown(refusal, this.words, {
          undo: () => this.guard(() => this.#undo(visit, gone)),
          say: verdict => this.guard(() => this.#hear(visit, gone, verdict)),
        })
        rows.splice(gone.place, 0, row)
      }
      this.#lay(rows, stationery)
      this.#seen.watch(cards)
    })
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
    const shown = this.#cards.concat(this.#turnedDown.flatMap(({ suggestion }) => suggestion ?? []))
    const { placement } = this
    this.show(
      make(
        'section',
        { part: 'root', 'aria-labelledby': 'h', lang: this.words.locale },
        heading(shown, { ...stationery, placement, isFallback: this.#isFallback }),
        make('ul', { part: 'list', role: 'list' }, ...rows),
        footer(this.words, () => this.guard(() => this.#openSettings())),
      ),
    )
  }

  /** The page may open its panel itself; else the shopper is brought to it. */
  #openSettings(): void {
    const act = { placement: this.placement }
    if (this.tell('alongside-preferences', act, true)) {
      document.querySelector('alongside-panel')?.focus()
    }
  }

  #acts(visit: Visit, suggestion: TitledSuggestion): CardActs {
    const { placement } = this
    return {
      select: (event, id) =>
        this.guard(() => {
          // A new tab is the browser's business; the page can't take it over.
          const opensHere = !(event.metaKey || event.ctrlKey || event.shiftKey)
          const act = { id, placement, suggestion }
          visit.record({ type: 'click', id, ...ofKind(suggestion) })
          if (!this.tell('alongside-select', act, opensHere)) event.preventDefault()
        }),
      add: (id, title) =>
        this.guard(() => {
          if (!this.tell('alongside-add', { id, placement, suggestion }, true)) return
          visit.record({ type: 'add', id, ...ofKind(suggestion) })
          this.announce(this.words.say('slate.added', { title }))
        }),
      save: () => this.guard(() => this.#save(visit, suggestion)),
      dismiss: () => this.guard(() => this.#dismiss(visit, suggestion)),
      without: (id, title) =>
        this.guard(() => {
          const place = this.#rowOf(suggestion.id)
          visit.decide({ type: 'switchOff', what: 'anchor', name: id })
          this.#leaveRow(visit, { id, title, place: Math.min(place, this.#cards.length) })
          this.announce(this.words.say('slate.without', { title }))
        }),
    }
  }

  #save(visit: Visit, suggestion: TitledSuggestion): void {
    const { id, title } = suggestion
    const saved = !this.#saved.has(id)
    const act = { id, placement: this.placement, suggestion, saved }
    if (!this.tell('alongside-save', act, true)) return
    if (saved) {
      this.#saved.add(id)
      visit.record({ type: 'save', id, ...ofKind(suggestion) })
      this.announce(this.words.say('slate.saved', { title }))
    } else this.#saved.delete(id)
    this.#render(visit)
  }

  #dismiss(visit: Visit, suggestion: TitledSuggestion): void {
    const { id, title } = suggestion
    const place = this.#rowOf(id)
    this.#cards = this.#cards.filter(card => card.id !== id)
    // In this order: what is in use stays as it is when the memory tells that it has changed.
    this.#leaveRow(visit, { id, title, place, suggestion })
    visit.record({ type: 'dismissal', id })
    this.announce(this.words.say('slate.dismissed', { title }))
    this.tell('alongside-dismiss', { id, placement: this.placement, suggestion })
  }

  /** What was turned down gives way to a row that says so, and the shopper is brought there. */
  #leaveRow(visit: Visit, gone: TurnedDown): void {
    this.#turnedDown.push(gone)
    this.#turnedDown.sort((one, other) => one.place - other.place)
    this.#render(visit)
    const row = rowsOf(this.shadowRoot)[gone.place]
    row?.querySelector<HTMLElement>('[part=undo]')?.focus()
  }

  #hear(visit: Visit, gone: TurnedDown, said: Verdict): void {
    const { id } = gone
    gone.said = said
    visit.record(
      said === 'never'
        ? { type: 'switchOff', what: 'product', name: id }
        : { type: 'dismissal', id, why: said },
    )
    this.#render(visit)
    this.announce(noted(said, this.words))
  }

  #undo(visit: Visit, gone: TurnedDown): void {
    const { id, title, suggestion, place } = gone
    if (suggestion) this.#bringBack(visit, gone, suggestion)
    else visit.decide({ type: 'switchOn', what: 'anchor', name: id })
    const rows = rowsOf(this.shadowRoot)
    const row = rows[this.#rowOf(id)] ?? rows[place] ?? rows.at(-1)
    row?.querySelector<HTMLElement>('[part=dismiss], [part=undo]')?.focus()
    this.announce(this.words.say('slate.undone', { title }))
    if (suggestion) this.tell('alongside-undo', { id, placement: this.placement, suggestion })
  }

  #bringBack(visit: Visit, gone: TurnedDown, { id }: TitledSuggestion): void {
    const { place } = gone
    const before = this.#turnedDown.filter(other => other.place < place).length
    this.#turnedDown = this.#turnedDown.filter(other => other !== gone)
    visit.record({ type: 'undo', id })
    if (gone.said === 'never') visit.record({ type: 'switchOn', what: 'product', name: id })
    const shown = this.#cards.map(card => card.id).filter(other => other !== id)
    shown.splice(place - before, 0, id)
    // The basket may be another by now: what the engine would not say today is not drawn.
    const { suggestions } = this.#ask(visit)
    this.#cards = shown.flatMap(id => suggestions.find(of => of.id === id) ?? [])
    this.#render(visit)
  }

  #reportSeen(ids: string[]): void {
    const { placement } = this
    this.visit?.record({ type: 'impression', placement, ids })
    this.tell('alongside-impression', { ids, placement, suggestions: this.#cards })
  }

  #rowOf(id: string): number {
    return rowsOf(this.shadowRoot).findIndex(row => row.getAttribute('data-product-id') === id)
  }
}

function ofKind({ kind }: TitledSuggestion) {
  return kind ? { kind } : {}
}

function isTitled(slate: Slate): slate is TitledSlate {
  return slate.suggestions.every(({ title }) => title)
}
