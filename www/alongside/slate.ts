/**
 * The engine's answer, in words.
 *
 * Comes in: a slate of ids, codes and evidence. Goes out: the same slate with a sentence for each
 * reason and silence, and what the catalogue shows of each product.
 * What must stay true: nothing is added, dropped or reordered here.
 */
import type * as engine from './engine.ts'
import type { Words } from './messages/messages.ts'

/** Why a product is suggested, with the sentence that tells it. */
export interface Reason extends engine.Reason {
  text: string
}

/** One product that goes with the basket, as the page can show it. */
export interface Suggestion extends engine.Suggestion {
  reason: Reason
  /** Absent from the catalogue: `null`, as are the next three. */
  title: string | null
  url: string | null
  image: string | null
  /** Today's price from the request, else the catalogue's. */
  price: number | null
}

/** Why a slate is empty, with the sentence that tells it. */
export interface Silence extends engine.Silence {
  text: string
}

/** What to show, best first; or why there is nothing to show. */
export interface Slate extends Omit<engine.Slate, 'suggestions' | 'silence'> {
  suggestions: Suggestion[]
  silence: Silence | null
}

/** Finds a product by id or alias. */
export type FindProduct = (id: string) => engine.CatalogueProduct | undefined

/** The same objects, for the engine made them for this answer alone: to copy them takes longer than all else here. */
export function worded(slate: engine.Slate, find: FindProduct, words: Words): Slate {
  const told = slate as Slate
  for (const suggestion of told.suggestions) {
    const product = find(suggestion.id)
    const parent = product?.variantOf === undefined ? undefined : find(product.variantOf)
    suggestion.title = product?.title ?? null
    suggestion.url = product?.url ?? null
    suggestion.image = product?.image ?? parent?.image ?? null
    suggestion.price ??= product?.price ?? null
    suggestion.reason.text = tell(suggestion.reason, find, words)
  }
  const { silence } = told
  if (silence) silence.text = words.say(`silence.${silence.code}`, limits(silence, words))
  return told
}

/** The slate of a shop that has switched alongside off. */
export function disabledSlate(words: Words): Slate {
  const text = words.say('silence.disabled')
  const silence: Silence = { code: 'disabled', setting: null, until: null, text }
  return {
    suggestions: [],
    silence,
    withheld: [],
    fallback: false,
    stage: 'atRest',
    moments: [],
    mayAsk: false,
  }
}

/** The number a rule goes by and when it ends, for its sentence. */
function limits({ setting, until }: engine.Silence, words: Words) {
  return { setting: setting ?? '', until: until === null ? '' : words.moment(until) }
}

function tell(
  { code, anchors, past, evidence }: engine.Reason,
  find: FindProduct,
  words: Words,
): string {
  const titles = anchors.map(id => find(id)?.title ?? id)
  const reason = words.say(`reason.${code}`, {
    anchor: titles[0] ?? '',
    // Few sentences ask for it, and the first list of a page takes a tenth of a second to make.
    get anchors() {
      return words.list(titles)
    },
    setSize: evidence.setSize ?? 0,
  })
  const known = past ? words.say('reason.past', { reason }) : reason
  return evidence.estimated ? words.say('reason.estimated', { reason: known }) : known
}
