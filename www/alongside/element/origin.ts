/**
 * How suggestions come about: the model's promise in plain words, its mark, and a count of requests.
 *
 * Comes in: the model's description and the page's own record of requests. Goes out: paragraphs.
 * What must stay true: the count is the browser's, of the whole page, since this visit was ready.
 */
import { make } from './make.ts'
import type { Section } from './panel.ts'

export const origin: Section = (visit, words) => {
  const { label, ...model } = visit.recommender.describe()
  const requests = make('p', { 'data-requests': '' })
  let count = 0
  const refresh = () => {
    requests.textContent = words.say('panel.requests', { count })
    requests.setAttribute('data-requests', String(count))
  }
  // The browser tells it even of requests that no script of ours has made.
  const observer = new PerformanceObserver(list => {
    count += list.getEntries().filter(entry => entry.startTime > visit.readyAt).length
    refresh()
  })
  observer.observe({ type: 'resource', buffered: true })
  const lines = [
    words.say('panel.model.about'),
    words.say(`panel.model.${label.tier}`, {
      shoppers: label.minimumShoppers,
      epsilon: label.epsilon,
    }),
    words.say('panel.model.version', { ...model, categories: '' }),
  ]
  const paragraphs = lines.map(line => make('p', {}, line))
  return {
    node: make('div', {}, make('h3', {}, words.say('panel.model')), ...paragraphs, requests),
    refresh,
    stop: () => observer.disconnect(),
  }
}
