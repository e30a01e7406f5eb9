/**
 * What left this device: a count of requests, and what was shared.
 *
 * Comes in: the page's own record of requests. Goes out: two sentences.
 * What must stay true: the count is the browser's, of the whole page, since this visit was ready; what
 * the catalogue holds as `data:` is drawn and not requested.
 */
import { make } from './make.ts'
import type { Section } from './panel.ts'

export const sent: Section = (visit, words) => {
  const requests = make('p', { 'data-requests': '' })
  let count = 0
  const refresh = () => {
    requests.textContent = words.say('panel.sent.requests', { count })
  }
  // The browser tells it even of requests that no script of ours has made.
  const observer = new PerformanceObserver(list => {
    const isRequest = ({ name, startTime }: PerformanceEntry) =>
      startTime > visit.readyAt && !name.startsWith('data:')
    count += list.getEntries().filter(isRequest).length
    refresh()
  })
  observer.observe({ type: 'resource', buffered: true })
  refresh()
  return {
    node: make(
      'div',
      {},
      make('h3', {}, words.say('panel.sent')),
      make('p', {}, words.say('panel.sent.nothing')),
      requests,
    ),
    refresh,
    stop: () => observer.disconnect(),
  }
}
