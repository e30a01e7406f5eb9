/**
 * Words for people, from flat files of messages with `{name}` placeholders.
 *
 * Comes in: a locale and layers of messages, the last layer wins. Goes out: sentences.
 * What must stay true: a missing message is its own key, never an exception.
 */
export type Messages = Readonly<Record<string, string>>

export class Words {
  readonly #messages: Messages
  readonly #parts = new Map<string, string[]>()
  // Making one of these takes ten times as long as using it.
  #lists: Intl.ListFormat | undefined
  #plurals: Intl.PluralRules | undefined
  readonly #numbers = new Map<string | null | undefined, Intl.NumberFormat>()

  constructor(
    readonly locale: string | undefined,
    ...layers: (Messages | undefined)[]
  ) {
    this.#messages = Object.assign({}, ...layers)
  }

  /** The message, its placeholders filled; `count` chooses among `key.one`, `key.other`, …. */
  say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    const { count } = values
    const plural = typeof count === 'number' && this.#plural(key, count)
    let said = ''
    // Words and names of placeholders take turns.
    this.#cut(plural || key).forEach((part, place) => {
      const value = place % 2 ? (values[part] ?? `{${part}}`) : part
      said += typeof value === 'number' ? this.number(value) : value
    })
    return said
  }

  /** A message at its placeholders: to look for them takes longer than to fill them. */
  #cut(key: string): string[] {
    const parts = this.#parts.get(key) ?? (this.#messages[key] ?? key).split(/\{(\w+)\}/)
    this.#parts.set(key, parts)
    return parts
  }

  list(items: readonly string[]): string {
    this.#lists ??= new Intl.ListFormat(this.locale)
    return this.#lists.format(items)
  }

  number(value: number): string {
    return this.#numberFormat().format(value)
  }

  /** A moment in milliseconds since 1970, as coarsely as people speak of one. */
  moment(at: number): string {
    const form = { weekday: 'long', hour: 'numeric', minute: 'numeric' } as const
    return new Intl.DateTimeFormat(this.locale, form).format(at)
  }

  money(amount: number, currency: string | null): string {
    return this.#numberFormat(currency).format(amount)
  }

  /** `null`: of an amount in a currency nobody named; without: of a plain number. */
  #numberFormat(currency?: string | null): Intl.NumberFormat {
    const plain = currency === null ? { minimumFractionDigits: 2 } : {}
    const form = currency ? { style: 'currency' as const, currency } : plain
    const format = this.#numbers.get(currency) ?? new Intl.NumberFormat(this.locale, form)
    this.#numbers.set(currency, format)
    return format
  }

  #plural(key: string, count: number): string | undefined {
    this.#plurals ??= new Intl.PluralRules(this.locale)
    const form = this.#plurals.select(count)
    return [`${key}.${form}`, `${key}.other`].find(candidate => candidate in this.#messages)
  }
}
