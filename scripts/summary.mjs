/**
 * What test runners say about themselves. In: their output. Out: their summary lines and the counts in them.
 */
import { stripVTControlCharacters } from 'node:util'

/** @typedef {{ passed: number, failed: number, skipped: number, lines: string[] }} Summary */

/** @param {string} output of `cargo test` @returns {Summary} */
export function cargoSummary(output) {
  const lines = stripVTControlCharacters(output).match(/^test result: .*$/gm) ?? []
  const count = (/** @type {string} */ word) => total(lines, new RegExp(`(\\d+) ${word}`))
  return { passed: count('passed'), failed: count('failed'), skipped: count('ignored'), lines }
}

/** @param {string} output of `node --test` with the reporter "spec" @returns {Summary} */
export function nodeSummary(output) {
  const words = 'tests|suites|pass|fail|cancelled|skipped|todo'
  const lines =
    stripVTControlCharacters(output).match(new RegExp(`^ℹ (?:${words}) \\d+$`, 'gm')) ?? []
  const count = (/** @type {string} */ word) => total(lines, new RegExp(`ℹ ${word} (\\d+)`))
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
    lines,
  }
}

/** @param {string[]} lines @param {RegExp} pattern with the number in its first group */
function total(lines, pattern) {
  return lines.reduce((sum, line) => sum + Number(pattern.exec(line)?.[1] ?? 0), 0)
}
