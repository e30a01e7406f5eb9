/**
 * A browser at an address, in an empty profile. In: which engine, the address. Out: how to end it.
 * What must stay true: with it end all its processes, and nothing of its profile is left.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ENGINES } from '../../scripts/steps/engines.mjs'

/** @param {string} engine @param {string} url @param {string[]} [more] arguments before the others */
export function launched(engine, url, more = []) {
  const profile = mkdtempSync(join(tmpdir(), 'alongside-engine-'))
  const { program, args, env } = ENGINES[engine](url, profile)
  const browser = spawn(program, [...more, ...args], {
    env: { ...process.env, ...env },
    detached: true,
    stdio: 'ignore',
  })
  return {
    async end() {
      // The whole group: an engine is many processes, and all of them are ours.
      if (browser.pid) process.kill(-browser.pid, 'SIGKILL')
      await pause(200)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
