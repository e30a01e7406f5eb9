/**
 * The engines other than ours that count orders. In: a Python with venv, and PyPI. Out: build/python, with DuckDB
 * for every test and Spark for `npm run test:cluster`. They are never skipped: what is missing becomes one sentence.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run, searchPath } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import { inRoot, python, pythonFolder } from '../paths.mjs'
import { step } from '../progress.mjs'
import { install } from './debian.mjs'

const PYTHON =
  'Install Python 3 with venv (Debian: python3-venv), and let pip reach PyPI, then run the command again.'
const JAVA =
  'Install a Java of version 17 or newer (Debian: default-jre-headless), then run the command again.'

/** The DuckDB that is asked in every run of the tests. */
export const duckdb = () => step('DuckDB (PyPI)', say => packages('duckdb', say))

/** A Spark, and the Java it runs on. */
export const spark = () =>
  step('Spark (PyPI)', async say => {
    if (!findProgram('java')) await install(['default-jre-headless'], { say, advice: JAVA })
    return await packages('spark', say)
  })

/** Installs what tests/sql/`name`.txt pins. @param {string} name @param {(line: string) => void} say */
function packages(name, say) {
  const pinned = inRoot('tests', 'sql', `${name}.txt`)
  const settings = join(pythonFolder, 'pyvenv.cfg')
  return unlessFresh(`python-${name}`, { inputs: [pinned], outputs: [settings] }, async () => {
    const options = { say, advice: PYTHON }
    if (!existsSync(python)) {
      const make = () => run('python3', ['-m', 'venv', pythonFolder], options)
      await make().catch(async () => {
        await install(['python3-venv'], options)
        await make()
      })
    }
    const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--quiet']
    await run(python, [...pip, '--requirement', pinned], options)
  })
}

/** @param {string} name */
const findProgram = name => searchPath().some(folder => existsSync(join(folder, name)))
