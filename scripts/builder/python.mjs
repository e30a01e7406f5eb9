/**
 * The peers from PyPI. In: a Python with venv, and PyPI. Out: build/bench, with what requirements.txt pins.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import { inRoot } from '../paths.mjs'
import { step } from '../progress.mjs'

const folder = inRoot('build', 'bench')
const requirements = inRoot('scripts', 'builder', 'requirements.txt')
const advice =
  'Install Python 3 with venv (Debian: python3-venv), and let pip reach PyPI, then run the command again.'

/** The Python that has them. */
export const benchPython = join(folder, 'bin', 'python3')

export const peersFromPypi = () =>
  step('peers (PyPI)', say =>
    unlessFresh(
      'bench-python',
      { inputs: [requirements], outputs: [join(folder, 'pyvenv.cfg')] },
      async () => {
        if (!existsSync(benchPython)) {
          await run('python3', ['-m', 'venv', folder], { say, advice })
        }
        const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check']
        const wheels = ['--only-binary', ':all:', '--requirement', requirements]
        await run(benchPython, [...pip, ...wheels], { say, advice })
      },
    ),
  )
