/**
 * What a frontend engineer writes in an afternoon: JSON, a Map, a sort. It neither gates nor explains.
 * In: companions.json, then baskets. Out: the best few of each, with their scores.
 */
import { SUGGESTIONS } from './contestant.mjs'

/** @type {import('./contestant.mjs').Open} */
export function open({ files }) {
  const { ids, companions } = JSON.parse(new TextDecoder().decode(files['companions.json']))
  const places = new Map(ids.map((id, place) => [id, place]))
  return {
    answer({ basket }) {
      const held = new Set(basket.map(line => places.get(line.id)))
      const scores = new Map()
      for (const anchor of held) {
        for (const [companion, weight] of companions[anchor] ?? []) {
          if (!held.has(companion)) scores.set(companion, (scores.get(companion) ?? 0) + weight)
        }
      }
      return [...scores]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, SUGGESTIONS)
        .map(([place, score]) => ({ id: ids[place], score }))
    },
  }
}
