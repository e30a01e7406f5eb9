/**
 * `<alongside-panel>`: the shopper's say. How often, what never, what is stored, forget.
 *
 * Comes in: the page's visit. Goes out: one calm row, and details below for who wants them.
 * What must stay true: each control is one act that holds at once, and no act is asked about twice.
 */
import type { Choice } from '../engine.ts'
import type { Words } from '../messages/messages.ts'
import type { Visit, VisitChange } from '../visit.ts'
import { categories } from './categories.ts'
import { frequency } from './frequency.ts'
import { AlongsideElement } from './host.ts'
import { make } from './make.ts'
import { model } from './model.ts'
import style from './panel.css' with { type: 'text' }
import { plays } from './plays.ts'
import { refused } from './refused.ts'
import { sent } from './sent.ts'
import { stored } from './stored.ts'
import { thisVisit } from './this-visit.ts'

/** A part of the panel: drawn once, then kept up to date in place, so that focus stays. */
export type Section = (
  visit: Visit,
  words: Words,
  guarded: <Args extends unknown[]>(act: (...args: Args) => void) => (...args: Args) => void,
) => { node: HTMLElement; refresh(choices: Choice[]): void; stop?(): void }

export class AlongsidePanel extends AlongsideElement {
  #sections: ReturnType<Section>[] = []
  #details: HTMLDetailsElement | undefined

  constructor() {
    super(style)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const section of this.#sections.splice(0)) section.stop?.()
  }

  /** The shopper comes here from a slate: to the choice in force. */
  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector<HTMLElement>(':checked')?.focus(options)
  }

  protected override draw(visit: Visit): void {
    for (const section of this.#sections.splice(0)) section.stop?.()
    if (visit.enabled) this.#build(visit)
    else this.show()
  }

  protected override changed({ what }: VisitChange): void {
    const { visit } = this
    if (!visit || visit.enabled !== this.#sections.length > 0) this.redraw()
    // What was said of an act of the shopper's stays while feedback comes in.
    else if (what === 'memory') this.#readAnew(visit)
    else this.#refresh(visit)
  }

  #build(visit: Visit): void {
    const { words } = this
    const guarded: Parameters<Section>[2] = act => this.guarded(act)
    const [often, ...below] = [
      frequency,
      thisVisit,
      plays,
      categories,
      refused,
      stored,
      sent,
      model,
    ].map(section => section(visit, words, guarded))
    if (!often) return
    this.#sections = [often, ...below]
    const row = make('div', { class: 'row' }, often.node, this.#acts(visit))
    this.#details = make(
      'details',
      { ontoggle: guarded(() => this.#readAnew(visit)) },
      make('summary', {}, words.say('panel.details')),
      make('div', {}, ...below.map(({ node }) => node)),
    )
    const said = make('p', { class: 'said', 'aria-live': 'polite' })
    const label = words.say('slate.settings')
    this.show(
      make(
        'section',
        { part: 'root', 'aria-label': label, lang: words.locale },
        row,
        said,
        this.#details,
      ),
    )
    this.#refresh(visit)
  }

  #refresh(visit: Visit): void {
    this.#readAnew(visit)
    this.#say(`panel.frequency.${visit.frequency}.said`)
  }

  /** What is folded away is read only while somebody looks. */
  #readAnew(visit: Visit): void {
    const open = this.#details?.open
    const choices = open ? visit.choices() : []
    for (const section of this.#sections.slice(0, open ? undefined : 1)) section.refresh(choices)
  }

  #acts(visit: Visit): HTMLElement {
    const button = (name: 'export' | 'forget', act: () => void) =>
      make(
        'button',
        { 'data-action': name, onclick: this.guarded(act) },
        this.words.say(`panel.${name}`),
      )
    return make(
      'div',
      { class: 'acts' },
      button('export', () => {
        download(visit.export())
        this.#say('panel.exported')
      }),
      button('forget', () => {
        visit.forget()
        this.#say('panel.forgotten')
      }),
    )
  }

  #say(key: string): void {
    const said = this.shadowRoot?.querySelector('.said')
    const sentence = this.words.say(key)
    // Said again, it would be heard again.
    if (said && said.textContent !== sentence) said.textContent = sentence
  }
}

/** Straight from memory to the shopper's disk: no request, no server. The page's end gives the address back. */
function download(content: object): void {
  const blob = new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' })
  const href = URL.createObjectURL(blob)
  make('a', { href, download: 'alongside.json' }).click()
}
