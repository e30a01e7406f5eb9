/**
 * The repository as its own rules see it. In: the checkout. Out: its files' names and contents.
 * New files count before they are committed; ignored ones never do.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { inRoot, root } from '../../scripts/paths.mjs'

const LIST = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']

/** Every file of the repository, relative to its root, with forward slashes. */
export const repositoryFiles = execFileSync('git', LIST, { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter(file => file && existsSync(inRoot(file)))

/** @param {string} file relative to the root */
export const read = file => readFileSync(inRoot(file), 'utf8')

/** @param {string} file relative to the root */
export const readJson = file => JSON.parse(read(file))
