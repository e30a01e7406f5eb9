/**
 * `<alongside-sharing>`: what a shopper may choose to share, apart from what is remembered.
 *
 * Comes in: the page's visit, measured by `alongside/measure`. Goes out: one control, off until the
 * shopper's own act; the very texts that were handed over; a summary, shown whole before it is saved.
 * What must stay true: nothing is sent from here, and where nothing can be shared the control says why.
 */
import base from './element/base.css' with { type: 'text' }
import { make } from './element/make.ts'
import { sheet } from './element/style.ts'
import { awaitMeasuring, currentMeasuring, type Measuring } from './measuring.ts'
import { sharingWords } from './messages/sharing.ts'

/** On a server there are no elements; importing must be possible all the same. */
const PageElement = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement)

export class AlongsideSharing extends PageElement {
  /** The shopper asked to see the summary. */
  #isOpen = false
  #stopWaiting: (() => void) | undefined
  #stopListening: (() => void) | undefined

  constructor() {
    super()
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet(base)]
  }

  connectedCallback(): void {
    this.#stopWaiting = awaitMeasuring(() => this.#follow())
    this.#follow()
  }

  disconnectedCallback(): void {
    this.#stopWaiting?.()
    this.#stopListening?.()
  }

  #follow(): void {
    this.#stopListening?.()
    this.#stopListening = currentMeasuring()?.visit.watch(() => this.#redraw())
    this.#redraw()
  }

  /** In one go; the focus stays with the control that has it. */
  #redraw(): void {
    const measuring = currentMeasuring()
    const root = this.shadowRoot
    const part = root?.activeElement?.getAttribute('data-action')
    if (measuring?.visit.enabled) this.#build(measuring)
    else root?.replaceChildren()
    if (part) root?.querySelector<HTMLElement>(`[data-action=${part}]`)?.focus()
  }

  #build(measuring: Measuring): void {
    const say = sharingWords(measuring.visit.recommender.locale)
    this.shadowRoot?.replaceChildren(
      make(
        'section',
        { part: 'root', 'aria-label': say.title, lang: say.language },
        make('h3', {}, say.title),
        this.#control(measuring, say),
        this.#handed(measuring, say),
        this.#summary(measuring, say),
      ),
    )
  }

  #control(measuring: Measuring, say: ReturnType<typeof sharingWords>): HTMLElement {
    const { sharing } = measuring
    const canShare = sharing === 'on' || sharing === 'off'
    const box = make('input', {
      type: 'checkbox',
      'data-action': 'share',
      'aria-describedby': 'why',
      disabled: !canShare,
      checked: sharing === 'on',
      onchange: event => measuring.share((event.currentTarget as HTMLInputElement).checked),
    })
    return make(
      'div',
      {},
      make('label', {}, box, ` ${say.share}`),
      make('p', { id: 'why' }, say[sharing]),
    )
  }

  #handed({ handed }: Measuring, say: ReturnType<typeof sharingWords>): HTMLElement {
    if (handed.length === 0) return make('p', { 'data-handed': 0 }, say.nothing)
    const texts = handed.map(text => make('li', {}, make('code', {}, text)))
    return make(
      'div',
      { 'data-handed': handed.length },
      make('p', {}, say.handed),
      make('ul', {}, ...texts),
    )
  }

  /** Shown in full first; saving it is the shopper's own act, and so is whatever comes after. */
  #summary(measuring: Measuring, say: ReturnType<typeof sharingWords>): HTMLElement {
    const button = (action: string, words: string, act: () => void) =>
      make('button', { 'data-action': action, onclick: act }, words)
    if (!this.#isOpen) {
      return button('summary', say.summary, () => {
        this.#isOpen = true
        this.#redraw()
      })
    }
    const text = JSON.stringify(measuring.measurements().summary, null, 2)
    return make(
      'div',
      {},
      make('p', {}, say.whole),
      make('pre', { tabindex: 0 }, text),
      button('save', say.save, () => save(text)),
    )
  }
}

/** Straight from memory to the shopper's disk: no request, no server. */
function save(text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  make('a', { href, download: 'alongside-summary.json' }).click()
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
