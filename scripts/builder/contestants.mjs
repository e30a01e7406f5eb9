/**
 * Who counts: our build, and what a shop would use in its place. In: an order log and a folder to write to.
 * Out: a command line each, from file to result. What must stay true: all read the same file, as whole processes.
 */
import { join } from 'node:path'
import { builderBinary, inRoot } from '../paths.mjs'
import { benchPython } from './python.mjs'

/** @typedef {{ name: string, command: string[] }} Contestant */

/**
 * @param {string} log
 * @param {string} folder
 * @param {string} [memory] what orders may take of it; what needs more is counted in parts on the disk
 * @returns {Contestant}
 */
export const ours = (log, folder, memory) => ({
  name: memory ? `alongside build --memory ${memory}` : 'alongside build',
  command: [
    ...[builderBinary, 'build', '--orders', log, '--out', join(folder, 'model'), '--quiet'],
    ...['--privacy', 'threshold', '--learner', 'pairs', '--no-tune', '--no-forecast'],
    ...(memory ? ['--memory', memory] : []),
  ],
})

/** @param {string} log @param {string} folder @returns {Contestant[]} */
export const peers = (log, folder) => [
  {
    name: 'implicit CosineRecommender K=64',
    command: [benchPython, script('implicit_cosine.py'), log, join(folder, 'cosine.npz')],
  },
  { name: 'DuckDB, SQL', command: [benchPython, script('duckdb_counting.py'), log, folder] },
]

const script = (/** @type {string} */ name) => inRoot('scripts', 'builder', name)
