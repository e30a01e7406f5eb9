/**
 * What the reader sees while waiting. In: a step's name and its work. Out: one line a step, with its time.
 * Whatever takes longer than two seconds says so while it runs; a failure ends in one sentence.
 */
import { Failure } from './command.mjs'

const PATIENCE_MS = 2_000
const REMINDER_MS = 15_000
const TURN_MS = 100
const SPINNER = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
const CLEAR_LINE = '\r\u001b[2K'

/** @param {number} since milliseconds of `performance.now()` */
const elapsed = since => `${((performance.now() - since) / 1000).toFixed(1)} s`

/**
 * Runs one step. `work` may call `say` with what it does at the moment, and may return a note
 * for the step's line, such as "fresh".
 * @param {string} name
 * @param {(say: (line: string) => void) => Promise<string | void> | string | void} work
 */
export async function step(name, work) {
  const start = performance.now()
  const watch = process.stdout.isTTY ? spin(name, start) : remind(name, start)
  try {
    const note = await work(watch.say)
    watch.end()
    console.log(`✓ ${name}  ${note ? `${note}  ` : ''}${elapsed(start)}`)
  } catch (error) {
    watch.end()
    console.log(`✗ ${name}  ${elapsed(start)}`)
    throw error
  }
}

/**
 * Waits for all of these steps, which run side by side, and fails as the first of them that failed.
 * @param {...Promise<unknown>} steps
 */
export async function sideBySide(...steps) {
  const outcomes = await Promise.allSettled(steps)
  const failed = outcomes.find(outcome => outcome.status === 'rejected')
  if (failed) throw failed.reason
}

/** What runs at the moment, in the order in which it began. @type {Set<() => string>} */
const running = new Set()
/** @type {NodeJS.Timeout | undefined} */
let spinning

/** A part of the line that turns and counts, for a person. */
function spin(/** @type {string} */ name, /** @type {number} */ start) {
  let doing = ''
  const tell = () => `${name}  ${elapsed(start)}  ${doing}`
  running.add(tell)
  spinning ??= setInterval(turn, TURN_MS)
  return {
    say: (/** @type {string} */ line) => {
      doing = line
    },
    end: () => {
      running.delete(tell)
      process.stdout.write(CLEAR_LINE)
      if (running.size > 0) return
      clearInterval(spinning)
      spinning = undefined
    },
  }
}

function turn() {
  const at = Math.floor(performance.now() / TURN_MS) % SPINNER.length
  const line = [SPINNER[at], ...[...running].map(tell => tell())].join(' ')
  process.stdout.write(CLEAR_LINE + line.slice(0, (process.stdout.columns || 80) - 1))
}

/** A plain line after two seconds and now and then after that, for a log. */
function remind(/** @type {string} */ name, /** @type {number} */ start) {
  const print = () => console.log(`… ${name}  ${elapsed(start)}`)
  let timer = setTimeout(function again() {
    print()
    timer = setTimeout(again, REMINDER_MS)
  }, PATIENCE_MS)
  return { say: () => {}, end: () => clearTimeout(timer) }
}

/**
 * Runs a whole script: a `Failure` is printed as its output and its sentence, and ends with status 1.
 * @param {() => Promise<void>} script
 * @param {(failed: boolean) => void} [last] prints the last lines, whatever happened
 */
export async function main(script, last) {
  let failed = false
  try {
    await script()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    failed = true
    if (error.output) console.error(`\n${error.output.trimEnd()}`)
    console.error(`\n${error.message}`)
    process.exitCode = 1
  }
  last?.(failed)
}
