/**
 * How elements and the page's visit find each other, whichever comes first.
 *
 * Comes in: a visit, or why there is none. Goes out: the news, to whoever waits for it.
 * What must stay true: it is one for the page, however many entries of the package it imports.
 */
import type { Visit } from './visit.ts'

/** How the page's visit stands: not yet there, there, or failed to start. */
export interface Arrival {
  visit?: Visit
  error?: unknown
}

interface Meeting {
  arrival?: Arrival
  readonly waiting: Set<(arrival: Arrival) => void>
}

/** Of the page and not of this file, for an entry that is bundled by itself has this file once more. */
function meeting(): Meeting {
  const page = globalThis as { [here: symbol]: Meeting | undefined }
  page[Symbol.for('alongside')] ??= { waiting: new Set() }
  return page[Symbol.for('alongside')] as Meeting
}

/** Calls back now if there is news, and whenever there is more. Goes out: how to stop. */
export function watchCurrentVisit(told: (arrival: Arrival) => void): () => void {
  const { arrival, waiting } = meeting()
  waiting.add(told)
  if (arrival) told(arrival)
  return () => waiting.delete(told)
}

export function announce(news: Arrival): void {
  const here = meeting()
  here.arrival = news
  for (const told of [...here.waiting]) told(news)
}
