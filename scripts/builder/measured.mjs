/** A program, watched. In: its command line. Out: what it took; one that fails is a `Failure`. */
import { Failure, run } from '../command.mjs'
import { inRoot } from '../paths.mjs'

/** @typedef {{ wall: number, cpu: number, peak: number }} Taken seconds, CPU seconds, bytes */

/** @param {string[]} command @returns {Promise<Taken>} */
export async function measured(command) {
  const said = await run('python3', [inRoot('scripts', 'builder', 'watch.py'), ...command], {
    advice: 'Install Python 3, then run the command again.',
  })
  const { status, ...taken } = JSON.parse(said.trim().split('\n').at(-1) ?? '{}')
  if (status !== 0) throw new Failure(`${command.join(' ')}: exit status ${status}`, said)
  return taken
}
