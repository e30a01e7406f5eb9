/**
 * The npm packages the build stands on. In: package-lock.json. Out: node_modules that agrees with it.
 * Nothing that is imported from node_modules may be imported before this step.
 */
import { existsSync, readFileSync } from 'node:fs'
import { run } from '../command.mjs'
import { inRoot } from '../paths.mjs'
import { step } from '../progress.mjs'

const ADVICE = 'npm could not install the packages: check the network, then run the command again.'

export const npmPackages = () =>
  step('npm packages', async say => {
    const wanted = inRoot('package-lock.json')
    const installed = inRoot('node_modules', '.package-lock.json')
    if (existsSync(installed) && agrees(readPackages(wanted), readPackages(installed)))
      return 'fresh'
    // No package of ours needs its install script, so none gets to run one.
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
    const npm = process.env.npm_execpath
    await (npm
      ? run(process.execPath, [npm, ...args], { say, advice: ADVICE })
      : run('npm', args, { say, advice: ADVICE }))
    return ''
  })

/** @typedef {Record<string, { version: string, optional?: boolean }>} Packages by folder */

/** @param {string} lockFile @returns {Packages} */
export function readPackages(lockFile) {
  const { '': _root, ...packages } = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  return packages
}

/**
 * Whether what is installed is what is wanted; optional packages are for other systems and may be absent.
 * @param {Packages} wanted
 * @param {Packages} installed
 */
export function agrees(wanted, installed) {
  const same = (/** @type {string} */ folder) =>
    wanted[folder]?.version === installed[folder]?.version
  return (
    Object.keys(installed).every(same) &&
    Object.keys(wanted).every(folder => wanted[folder].optional || same(folder))
  )
}
