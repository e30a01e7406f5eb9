/**
 * Words for people, from flat files of messages with `{name}` placeholders.
 *
 * Comes in: a locale and layers of messages, the last layer wins. Goes out: sentences.
 * What must stay true: a missing message is its own key, never an exception.
 */
export type Messages = Readonly<Record<string, string>>

export class Words {
  readonly #messages: Messages
  /** Making one takes ten times as long as using it. */
  #lists: Intl.ListFormat | undefined

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
    const message = this.#messages[plural || key] ?? key
    return message.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name]
      return typeof value === 'number' ? this.number(value) : (value ?? hole)
    })
  }

  list(items: readonly string[]): string {
    this.#lists ??= new Intl.ListFormat(this.locale)
    return this.#lists.format(items)
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.locale).format(value)
  }

  /** A moment in milliseconds since 1970, as coarsely as people speak of one. */
  moment(at: number): string {
    const form = { weekday: 'long', hour: 'numeric', minute: 'numeric' } as const
    return new Intl.DateTimeFormat(this.locale, form).format(at)
  }

  money(amount: number, currency: string | null): string {
    const form = currency ? { style: 'currency' as const, currency } : { minimumFractionDigits: 2 }
    return new Intl.NumberFormat(this.locale, form).format(amount)
  }

  #plural(key: string, count: number): string | undefined {
    const form = new Intl.PluralRules(this.locale).select(count)
    return [`${key}.${form}`, `${key}.other`].find(candidate => candidate in this.#messages)
  }
}
