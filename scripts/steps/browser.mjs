/**
 * The browser of the tests. In: the machine. Out: the path of a Chromium, installed first where that is possible.
 * It is never skipped: without a browser the tests fail.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, searchPath } from '../command.mjs'
import { step } from '../progress.mjs'
import { install, isDebianRoot } from './debian.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const ADVICE =
  'Install Chromium or Chrome, or set CHROMIUM_PATH to its executable, then run the command again.'

/** Makes sure there is a browser and names it to the tests in CHROMIUM_PATH. */
export const browser = () =>
  step('browser', async say => {
    if (!findChromium() && isDebianRoot()) await install(['chromium'], { say, advice: ADVICE })
    process.env.CHROMIUM_PATH = chromiumPath()
    return process.env.CHROMIUM_PATH
  })

/** The Chromium to test with; a `Failure` where there is none. */
export function chromiumPath() {
  const found = findChromium()
  if (!found) throw new Failure(`The tests need a real browser. ${ADVICE}`)
  return found
}

function findChromium() {
  const chosen = process.env.CHROMIUM_PATH
  if (!chosen) return candidates().find(existsSync)
  if (existsSync(chosen)) return chosen
  throw new Failure(`CHROMIUM_PATH names ${chosen}, which does not exist. ${ADVICE}`)
}

function candidates() {
  const { PROGRAMFILES, LOCALAPPDATA, 'PROGRAMFILES(X86)': programFiles86 } = process.env
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome'].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (process.platform === 'win32') {
    const folders = [PROGRAMFILES, programFiles86, LOCALAPPDATA].filter(
      folder => folder !== undefined,
    )
    return folders.flatMap(folder => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ])
  }
  return searchPath().flatMap(folder => NAMES.map(name => join(folder, name)))
}
