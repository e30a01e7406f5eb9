/**
 * Time and memory of one run of a program. In: a program and its arguments. Out: seconds, peak MB, output.
 * The peak comes from the kernel: by GNU time where it is installed, else by watching VmHWM in /proc,
 * which only ever grows and so misses at most what is added in the last few milliseconds.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { Failure } from './command.mjs'
import { root } from './paths.mjs'

const GNU_TIME = '/usr/bin/time'
const WATCH_MS = 2
const PEAK_LINE = /\npeak (\d+) KB\n$/

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ seconds: number, peakMegabytes: number | undefined, output: string }>}
 */
export function measure(program, args) {
  const gnu = process.platform === 'linux' && existsSync(GNU_TIME)
  const timed = gnu ? [GNU_TIME, '-f', '\npeak %M KB', program, ...args] : [program, ...args]
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(timed[0], timed.slice(1), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let watched = 0
    const hear = (/** @type {Buffer} */ chunk) => {
      output += chunk
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const watch = setInterval(() => {
      watched = Math.max(watched, highWaterKilobytes(child.pid))
    }, WATCH_MS)
    child.on('error', reject)
    child.on('close', code => {
      clearInterval(watch)
      const seconds = (performance.now() - start) / 1000
      const advice = `${program} ${args[0]} failed: see above.`
      if (code !== 0) return reject(new Failure(advice, output))
      const peak = gnu ? Number(PEAK_LINE.exec(output)?.[1]) : watched
      const peakMegabytes = peak > 0 ? (peak * 1024) / 1e6 : undefined
      return resolve({ seconds, peakMegabytes, output: output.replace(PEAK_LINE, '') })
    })
  })
}

/** @param {number | undefined} pid @returns {number} 0 where the system does not say */
function highWaterKilobytes(pid) {
  try {
    return Number(
      /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0,
    )
  } catch {
    return 0
  }
}
