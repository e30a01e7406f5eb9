/**
 * Everyone on one data set. In: its folder. Out: a row of the table for each contestant.
 * Queries are answered in slices, so that the step's line can move while they are.
 */
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises'
import { baselines } from './baselines.mjs'
import { readDataSet } from './data-set.mjs'
import { measureAnswers } from './metrics.mjs'
import { evaluateOurs, ours } from './ours.mjs'

const SLICE = 50
/** Longer than the step's line takes to change, before work that holds up everything. */
const FRAME_MS = 150

/** @typedef {(line: string) => void} Say */

/**
 * @param {{ name: string, folder: string, k: number }} set
 * @param {Say} say
 * @returns {Promise<import('./table.mjs').Row[]>}
 */
export async function contest({ name, folder, k }, say) {
  say('reading')
  await sleep(FRAME_MS)
  const set = readDataSet(folder)
  const rows = []
  for (const { name: contestant, train } of baselines) {
    say(`${contestant}: learning`)
    await sleep(FRAME_MS)
    const { queries } = set
    const answers = await answer({ ranker: train(set.orders), queries, k }, done =>
      say(`${contestant}: ${done} of ${queries.length} queries`),
    )
    rows.push({ set: name, contestant, figures: measureAnswers(queries, answers, set.field) })
  }
  for (const { name: contestant, flags } of ours) {
    say(contestant)
    const found = await evaluateOurs(set, { flags, k })
    const figures = {
      ...measureAnswers(set.queries, found.answers, set.field),
      meanPercentileRank: found.meanPercentileRank,
    }
    rows.push({ set: name, contestant, figures, size: found.size, notes: found.notes })
  }
  return rows
}

/**
 * @param {{ ranker: import('./ranker.mjs').Ranker, queries: import('./metrics.mjs').Query[], k: number }} exam
 * @param {(done: number) => void} progress
 */
async function answer({ ranker, queries, k }, progress) {
  /** @type {import('./metrics.mjs').Answer[]} */
  const answers = []
  for (const { context, target } of queries) {
    const { top, placeOf } = ranker.rank(context, k)
    answers.push(target === undefined ? { top } : { top, place: placeOf(target) })
    if (answers.length % SLICE > 0) continue
    progress(answers.length)
    await breathe()
  }
  return answers
}
