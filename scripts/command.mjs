/**
 * Runs other programs. In: a program, its arguments, one sentence of advice. Out: what it printed.
 * A program that fails becomes a `Failure` that holds its whole output: nothing is swallowed.
 */
import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { inRoot, root } from './paths.mjs'

/** Something the reader can act on: one sentence, and the output that led to it. */
export class Failure extends Error {
  /**
   * @param {string} sentence what to do about it
   * @param {string} [output] what the failing tool printed
   */
  constructor(sentence, output = '') {
    super(sentence)
    this.output = output
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{
 *   advice: string,
 *   say?: (line: string) => void,
 *   env?: Record<string, string | undefined>,
 * }} options `say` hears each line as it comes; `env` is added to ours
 * @returns {Promise<string>} standard output and standard error, in the order they came
 */
export function run(program, args, { advice, say, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const hear = (/** @type {Buffer} */ chunk) => {
      output += chunk
      const line = String(chunk).trimEnd().split('\n').at(-1)
      if (line) say?.(line.trim())
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', error => reject(new Failure(advice, error.message)))
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output)
      const end = signal ? `ended by ${signal}` : `exit status ${code}`
      reject(new Failure(advice, `${output.trimEnd()}\n(${program} ${args.join(' ')}: ${end})`))
    })
  })
}

/**
 * cargo, always with this checkout's own target folder: the paths in `paths.mjs` depend on it.
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} options
 */
export function cargo(args, options) {
  const env = { ...options.env, CARGO_TARGET_DIR: inRoot('target') }
  return run('cargo', args, { ...options, env })
}

/**
 * A tool from node_modules, run by this very Node: no shell, no shim, the same on every system.
 * @param {string} file its JavaScript file below node_modules
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} options
 */
export function nodeTool(file, args, options) {
  return run(process.execPath, [inRoot('node_modules', file), ...args], options)
}

/** The folders programs are looked for in. */
export const searchPath = () => (process.env.PATH ?? '').split(delimiter).filter(Boolean)
