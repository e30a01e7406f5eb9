/**
 * What slate and panel share: finding the page's visit, words, style, and never breaking the page.
 *
 * Comes in: a visit, set on the element or found by itself. Goes out: `draw` when there is one,
 * `changed` when something about it changes.
 * What must stay true: an exception becomes an `alongside-error`, never the page's problem.
 */
import { type Arrival, watchCurrentVisit } from '../arrival.ts'
import en from '../messages/element-en.json' with { type: 'json' }
import core from '../messages/en.json' with { type: 'json' }
import { Words } from '../messages/messages.ts'
import type { Visit, VisitChange } from '../visit.ts'
import base from './base.css' with { type: 'text' }
import type { AlongsideEvents } from './events.ts'
import { make } from './make.ts'
import { sheet } from './style.ts'

/** On a server there are no elements; importing must be possible all the same. */
const PageElement = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement)

/** The detail an event of ours carries. */
type DetailOf<Name extends keyof AlongsideEvents> = AlongsideEvents[Name]['detail']

export abstract class AlongsideElement extends PageElement {
  /** In the language of the visit. */
  protected words = new Words(undefined)
  readonly #status = make('p', { class: 'status', role: 'status' })
  #given: Visit | undefined
  #found: Visit | undefined
  #stopWaiting: (() => void) | undefined
  #stopListening: (() => void) | undefined

  constructor(css: string) {
    super()
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet(base), sheet(css)]
    root.append(this.#status)
  }

  /** The visit this element belongs to: the one set here, else the page's. */
  get visit(): Visit | undefined {
    return this.#given ?? this.#found
  }

  set visit(visit: Visit | undefined) {
    this.#given = visit
    if (this.isConnected) this.connectedCallback()
  }

  connectedCallback(): void {
    this.disconnectedCallback()
    this.takeUp('visit')
    if (this.#given) this.#bind(this.#given)
    else this.#stopWaiting = watchCurrentVisit(news => this.#meet(news))
  }

  disconnectedCallback(): void {
    this.#stopWaiting?.()
    this.#stopListening?.()
    this.#found = undefined
  }

  /** Draws everything anew. */
  protected abstract draw(visit: Visit): void

  /** Something about the visit has changed. */
  protected abstract changed(change: VisitChange): void

  /** Draws everything anew, if there is a visit to draw from; what fails leaves nothing behind. */
  protected redraw(): void {
    const { visit } = this
    if (!visit || !this.isConnected) return
    this.guarded(() => {
      try {
        this.draw(visit)
      } catch (error) {
        this.show()
        throw error
      }
    })()
  }

  /** The same act, whose failure is told and not thrown. */
  protected guarded<Args extends unknown[]>(act: (...args: Args) => void) {
    return (...args: Args): void => {
      try {
        act(...args)
      } catch (error) {
        this.tell('alongside-error', { error })
      }
    }
  }

  /** Dispatches an event; `false` when it was cancelled. */
  protected tell<Name extends keyof AlongsideEvents>(
    name: Name,
    detail: DetailOf<Name>,
    cancelable = false,
  ): boolean {
    const event = new CustomEvent(name, {
      detail,
      cancelable,
      bubbles: true,
      composed: true,
    })
    return this.dispatchEvent(event)
  }

  /** Says a sentence to who can't see what changed. */
  protected announce(sentence: string): void {
    this.#status.textContent = sentence
  }

  /** Puts `content` in the place of what was drawn before; with none the element takes no room. */
  protected show(...content: Node[]): void {
    this.toggleAttribute('empty', content.length === 0)
    this.shadowRoot?.replaceChildren(...content, this.#status)
  }

  #meet({ visit, error }: Arrival): void {
    if (visit) this.#bind(visit)
    else this.tell('alongside-error', { error })
  }

  #bind(visit: Visit): void {
    this.#stopListening?.()
    this.#stopListening = visit.watch(this.guarded(change => this.changed(change)))
    this.#found = visit
    this.words = new Words(visit.recommender.locale, core, en, visit.recommender.messages)
    this.show()
    this.redraw()
  }

  /** A property set before the element was defined hides the accessor of the same name. */
  protected takeUp(...names: (keyof this)[]): void {
    for (const name of names) {
      if (!Object.hasOwn(this, name)) continue
      const value = this[name]
      Reflect.deleteProperty(this, name)
      this[name] = value
    }
  }
}
