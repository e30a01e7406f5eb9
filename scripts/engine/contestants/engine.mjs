/**
 * The package as a shop uses it: wasm, gates on, objects and reasons out.
 * In: alongside.wasm, model.alongside and a catalogue, then baskets. Out: the slate's suggestions.
 */
import { Recommender } from '../../../www/alongside/index.ts'

/** Noon on 2026-07-01, UTC. */
export const NOW = Date.UTC(2026, 6, 1, 12)
/** Where a shop shows no titles. */
const EMPTY = new TextEncoder().encode('{"version":1,"currency":null,"products":[]}')

/** @type {import('./contestant.mjs').Open} */
export async function open({ files }) {
  const recommender = await loaded(files)
  return { answer: request => recommender.recommend(request, { now: NOW }).suggestions }
}

/** @param {Record<string, ArrayBuffer>} files */
export const loaded = files =>
  Recommender.load({
    wasm: files['alongside.wasm'],
    model: files['model.alongside'],
    catalogue: files['catalogue.json'] ?? EMPTY,
    locale: 'en',
  })
