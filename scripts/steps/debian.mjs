/** Programs from Debian's packages. In: their names. Out: the programs, where we may install; else one sentence. */
import { existsSync } from 'node:fs'
import { Failure, run } from '../command.mjs'

/** Debian and Ubuntu alike, and allowed to install. */
export const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/etc/debian_version')

/**
 * @param {string[]} packages
 * @param {{ advice: string, say?: (line: string) => void }} given
 */
export async function install(packages, given) {
  if (!isDebianRoot()) throw new Failure(given.advice)
  const options = { ...given, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  await run('apt-get', ['update'], options)
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options)
}
