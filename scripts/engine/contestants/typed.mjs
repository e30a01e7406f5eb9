/**
 * Careful JavaScript: typed arrays, no garbage while scoring, the engine's own objects with reasons.
 * In: companions.bin and a catalogue, then baskets. Out: the best few of each, each with its reason.
 */
import { SUGGESTIONS } from './contestant.mjs'
import { readArrays, scorer } from './scores.mjs'

const BANDS = ['seldom', 'sometimes', 'often']
const CODES = ['early-guess', 'sometimes-together', 'often-together']
const CONFIDENCES = ['early', 'likely', 'strong']
const SENTENCES = [
  'An early guess: now and then bought together with the ',
  'Sometimes bought together with the ',
  'Often bought together with the ',
]

/** @type {import('./contestant.mjs').Open} */
export function open({ files }) {
  const arrays = readArrays(files['companions.bin'])
  const { ids } = arrays
  const places = new Map(ids.map((id, place) => [id, place]))
  const products = catalogueProducts(files['catalogue.json'])
  const { scores, candidates, score, clear } = scorer(arrays)
  return {
    answer({ basket }) {
      const anchors = placesOf(basket, places)
      const found = score(anchors)
      for (const anchor of anchors) scores[anchor] = 0
      const suggestions = best({ scores, candidates, found }).map(place => {
        const { reason, confidence } = explained({ arrays, products, anchors, place })
        const product = products.get(ids[place])
        return {
          id: ids[place],
          score: scores[place],
          kind: 'often_bought_with',
          confidence,
          reason,
          alternatives: [],
          price: product?.price ?? null,
          title: product?.title ?? null,
          url: product?.url ?? null,
          image: product?.image ?? null,
        }
      })
      clear(found)
      return suggestions
    },
  }
}

/** @param {ArrayBuffer | undefined} bytes */
function catalogueProducts(bytes) {
  const products = bytes ? JSON.parse(new TextDecoder().decode(bytes)).products : []
  return new Map(products.map(product => [product.id, product]))
}

/** Known products of the basket, each once, in rising order. @param {{ id: string }[]} basket @param {Map<string, number>} places */
function placesOf(basket, places) {
  const known = []
  for (const { id } of basket) {
    const place = places.get(id)
    if (place !== undefined && !known.includes(place)) known.push(place)
  }
  return known.sort((a, b) => a - b)
}

/** The places with the highest scores, by insertion. */
function best({ scores, candidates, found }) {
  const top = []
  for (let at = 0; at < found; at += 1) {
    const place = candidates[at]
    const better = other =>
      scores[place] > scores[other] || (scores[place] === scores[other] && place < other)
    if (scores[place] === 0 || (top.length === SUGGESTIONS && !better(top[SUGGESTIONS - 1])))
      continue
    let rank = Math.min(top.length, SUGGESTIONS - 1)
    for (; rank > 0 && better(top[rank - 1]); rank -= 1) top[rank] = top[rank - 1]
    top[rank] = place
  }
  return top
}

/** The heaviest relation, and the next of which the same sentence is true. */
function explained({
  arrays: { weights, rows, companions, codes, bands, ids },
  products,
  anchors,
  place,
}) {
  const evidence = []
  for (const anchor of anchors) {
    for (let at = rows[anchor]; at < rows[anchor + 1]; at += 1) {
      if (companions[at] !== place) continue
      evidence.push({ anchor, weight: weights[codes[at]], band: bands[at] })
    }
  }
  evidence.sort((a, b) => b.weight - a.weight)
  const { band } = evidence[0]
  const cited = evidence.filter(one => one.band === band).slice(0, 2)
  const named = cited.map(({ anchor }) => ids[anchor])
  const title = products.get(named[0])?.title ?? named[0]
  const agreed = evidence.filter(one => one.band > 0).length > 1
  const sure = evidence.reduce((most, one) => Math.max(most, one.band), 0)
  return {
    confidence: CONFIDENCES[agreed ? 2 : sure],
    reason: {
      code: CODES[band],
      anchors: named,
      evidence: { provenance: 'observed', source: null, band: BANDS[band], estimated: false },
      text: SENTENCES[band] + title,
    },
  }
}
