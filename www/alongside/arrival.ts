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

let arrival: Arrival | undefined
const waiting = new Set<(arrival: Arrival) => void>()

/** Calls back now if there is news, and whenever there is more. Goes out: how to stop. */
export function watchCurrentVisit(told: (arrival: Arrival) => void): () => void {
  waiting.add(told)
  if (arrival) told(arrival)
  return () => waiting.delete(told)
}

export function announce(news: Arrival): void {
  arrival = news
  for (const told of [...waiting]) told(news)
}
