/**
 * Sends an engine on its tour, in a program of its own. In: which engine, which stops, whether in a room.
 * Out: the tests of every stop, and of what all baskets have in common.
 * What must stay true: the package keeps each promise, and each build that leaks breaks the one it is shown for.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { areAlike, isFound, PROMISES } from './promises.mjs'
import { inRoom } from './room.mjs'
import { ALL, SOME } from './stops.mjs'

const TOUR = fileURLToPath(new URL('tour.mjs', import.meta.url))
/** As long as a tour may take, on a machine that has other things to do. */
const PATIENCE_MS = 85 * 60_000

/** @param {{ engine: string, agent: RegExp, which: 'all' | 'some', room: boolean }} tour */
export function provenIn({ engine, agent, which, room }) {
  const stops = which === 'all' ? ALL : SOME
  describe(engine, { timeout: PATIENCE_MS }, () => {
    /** @type {import('./promises.mjs').Seen[]} */
    let seen = []
    before(
      async () => {
        seen = await toured(engine, which, room)
      },
      { timeout: PATIENCE_MS },
    )

    test('is the engine it is taken for', () => {
      for (const { found } of seen) assert.match(found.agent ?? 'nothing was told', agent)
    })

    for (const [at, { name, proves, leak }] of stops.entries()) {
      if (!leak) test(`${proves}: ${name}`, () => PROMISES[proves](seen[at]))
      else test(`${proves}: not a build with ${name}`, () => isFound(seen[at], stops[at]))
    }

    test('what was loaded, in what words, is the same whatever was in the basket', () => {
      areAlike(seen.filter((_, at) => stops[at].proves === 'alike'))
    })
  })
}

async function toured(engine, which, room) {
  const args = [TOUR, engine, which, ...(room ? ['room'] : [])]
  const call = room ? inRoom(process.execPath, args) : { program: process.execPath, args }
  const options = { maxBuffer: 256 * 1024 * 1024, timeout: PATIENCE_MS, killSignal: 'SIGKILL' }
  const { stdout } = await promisify(execFile)(call.program, call.args, options)
  return JSON.parse(stdout)
}
