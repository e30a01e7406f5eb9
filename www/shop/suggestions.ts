/**
 * The shop's one tie to alongside. The basket, the choice of what to remember and every move come
 * in; suggestions added to the basket and a choice withdrawn go out. What must stay true: if the
 * package, its wasm or its model can't be loaded, nothing here acts and the shop is as it was.
 */

import type { Clock, Consent, Feedback, Placement, Slate, Visit, Weighed } from 'alongside'
import type { Line } from './basket.ts'
import type { Goods } from './goods.ts'

export interface Suggestions {
  /** A new page is in front of the shopper. */
  arrive(): void
  setBasket(lines: readonly Readonly<Line>[]): void
  setConsent(choice: Consent): void
  /** Starts over: nothing remembered, suggestions as often as at first. */
  startOver(): void
  /** Something happened that is no act on a suggestion: a view, a purchase, how far a thing is used. */
  tell(happened: Feedback): void
  /** What the engine says for a placement, now. Nothing is recorded by asking. */
  ask(placement: Placement, viewing?: string): Answer | undefined
}

/** The slate, and what the scores of all candidates for it are made of. */
export interface Answer {
  slate: Slate
  weighed: Weighed[]
}

export interface Start {
  goods: Goods
  /** The shop's own time. */
  clock: () => Clock
  /** Something about suggestions has changed. */
  changed: () => void
  /** A suggestion was put into the basket. */
  added: (id: string) => void
  /** The choice that now holds, when "forget" or another tab has changed it. */
  consentChanged: (choice: Consent) => void
}

export const noSuggestions: Suggestions = {
  arrive() {},
  setBasket() {},
  setConsent() {},
  startOver() {},
  tell() {},
  ask: () => undefined,
}

export async function startSuggestions(start: Start): Promise<Suggestions> {
  try {
    const [{ Visit }] = await Promise.all([import('alongside'), import('alongside/define')])
    const visit = await Visit.start({
      ...start.goods,
      clock: start.clock,
    })
    start.goods.life?.follow(visit)
    document.addEventListener('alongside-add', event => start.added(event.detail.id))
    visit.watch(({ what }) => {
      if (what === 'consent') start.consentChanged(visit.consent)
      start.changed()
    })
    return bound(visit)
  } catch (failure) {
    console.warn('The shop opens without suggestions.', failure)
    return noSuggestions
  }
}

function bound(visit: Visit): Suggestions {
  return {
    arrive: () => visit.pageView(),
    setBasket: lines => visit.setBasket(lines),
    setConsent: choice => visit.setConsent(choice, 'shopper'),
    startOver() {
      visit.setFrequency('normal')
      visit.forget()
    },
    tell: happened => visit.record(happened),
    ask(placement, viewing) {
      const options = viewing === undefined ? {} : { viewing }
      return { slate: visit.slate(placement, options), weighed: visit.weigh(placement, options) }
    },
  }
}
