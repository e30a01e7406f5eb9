/**
 * The package with a shopper it has known for half a year: all that `engine` does, and a memory of 500 events.
 * In: what `engine` opens. Out: the slate's suggestions.
 */
import { seededBaskets } from '../baskets.mjs'
import { loaded, NOW } from './engine.mjs'

const EVENTS = 500
const HALF_A_YEAR = 182 * 24 * 60 * 60 * 1000
const CONSENT = 'persistent'

/**
 * What a shopper does, in turns: mostly look, now and then buy, seldom say no.
 * @type {((id: string) => import('../../../www/alongside/index.ts').Feedback)[]}
 */
const DEEDS = [
  id => ({ type: 'viewed', id }),
  id => ({ type: 'impression', placement: 'product', ids: [id] }),
  id => ({ type: 'viewed', id }),
  id => ({ type: 'click', id }),
  id => ({ type: 'added', id }),
  id => ({ type: 'impression', placement: 'basket', ids: [id] }),
  id => ({ type: 'purchased', ids: [id] }),
  id => ({ type: 'viewed', id }),
  id => ({ type: 'usage', id, value: 0.8 }),
  id => ({ type: 'dismissal', id }),
]

/** @type {import('./contestant.mjs').Open} */
export async function open({ files }) {
  const recommender = await loaded(files)
  const { products } = JSON.parse(new TextDecoder().decode(files['catalogue.json']))
  const [met] = seededBaskets({ products: products.length, size: EVENTS, count: 1 })
  let memory = recommender.forget()
  for (const [event, place] of met.entries()) {
    const now = NOW - HALF_A_YEAR + (event / EVENTS) * HALF_A_YEAR
    const deed = DEEDS[event % DEEDS.length](products[place].id)
    memory = recommender.record(memory, deed, { now, consent: CONSENT })
  }
  // On a page view that has spoken already the engine would be silent, and quick.
  memory = recommender.record(memory, { type: 'pageView' }, { now: NOW, consent: CONSENT })
  return { answer: request => recommender.recommend(request, { now: NOW, memory }).suggestions }
}
