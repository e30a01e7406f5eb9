/**
 * How suggestions come about: the model's promise in plain words, with its version and its mark.
 *
 * Comes in: the model's description. Goes out: paragraphs.
 * What must stay true: the promise is the one the file carries.
 */
import { make } from './make.ts'
import type { Section } from './panel.ts'

export const model: Section = (visit, words) => {
  const { label, ...facts } = visit.recommender.describe()
  const { tier, minimumShoppers: shoppers, epsilon } = label
  const promise = words.say(`panel.model.${tier}`, { shoppers, epsilon })
  const version = words.say('panel.model.version', { ...facts, categories: '' })
  return {
    node: make(
      'div',
      {},
      make('h3', {}, words.say('panel.model')),
      make('p', {}, promise),
      make('p', {}, version),
    ),
    refresh: () => {},
  }
}
