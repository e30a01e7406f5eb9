/**
 * A visit that is staged: it answers what a state needs and records nothing.
 *
 * In: a slate, what is stored, how often. Out: a visit the elements take for any other.
 * What must stay true: elements are drawn by the same code as in a shop.
 */
import { type Recommender, type StoredEntry, Visit } from 'alongside'
import type { Choice, Frequency, Slate } from '../alongside/engine.ts'
import { Words } from '../alongside/messages/messages.ts'
import { worded } from '../alongside/slate.ts'
import { slate as silent } from './camp.ts'

export interface Staging {
  slate?: Slate
  stored?: StoredEntry[]
  frequency?: Frequency
  choices?: Choice[]
}

export class StagedVisit extends Visit {
  readonly #staging: Staging
  readonly #words: Words

  constructor(recommender: Recommender, staging: Staging) {
    super(recommender, { clock: () => ({ now: Date.UTC(2026, 3, 1, 12) }) })
    this.#staging = staging
    this.#words = new Words(recommender.locale, recommender.messages)
  }

  override get frequency(): Frequency {
    return this.#staging.frequency ?? 'normal'
  }

  override slate() {
    const slate = this.#staging.slate ?? silent()
    return worded(slate, id => this.recommender.product(id), this.#words)
  }

  override record(): void {}

  override decide(): void {}

  /** A real one would be heard by the visits of the other states. */
  override forget(): void {}

  override choices(): Choice[] {
    return this.#staging.choices ?? []
  }

  override stored(): StoredEntry[] {
    return this.#staging.stored ?? []
  }
}
