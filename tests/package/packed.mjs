/**
 * The package as a tarball, and where its entries lie. In: dist/. Out: `npm pack`'s file, the entries.
 * What must stay true: what is tested here is what would be published, and nothing outside it.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Runs a program to its end; what it printed. */
export const run = (command, args, cwd) =>
  execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })

/** Packs the package into this folder. Out: the tarball's path. */
export function pack(folder) {
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--pack-destination', folder], root),
  )
  return join(folder, filename)
}

/**
 * Every entry by the name a shop imports it under, those of a pattern one by one.
 * @type {{ name: string, file: string, isCode: boolean }[]}
 */
export const entries = Object.entries(manifest.exports).flatMap(([path, target]) => {
  const name = path.replace(/^\./, 'alongside')
  const isCode = typeof target === 'object'
  const file = isCode ? target.default : target
  if (!name.includes('*')) return [{ name, file, isCode }]
  return readdirSync(join(root, file, '..'))
    .filter(found => found.endsWith('.js'))
    .map(found => found.slice(0, -'.js'.length))
    .map(found => ({ name: name.replace('*', found), file: file.replace('*', found), isCode }))
})
