/**
 * What a shopper downloads. In: dist/. Out: a table of sizes; a `Failure` when a budget is exceeded.
 * A budget counts a file with everything it imports, and the element only what it adds to the package.
 */
import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { Failure } from './command.mjs'
import { packageFolder } from './paths.mjs'

const KB = 1024
const IMPORT = /(?:from|import)\s*["'](\.[^"']+\.js)["']/g

/** Prints the table. @throws {Failure} when something is over its budget */
export function weigh() {
  const code = closure([join(packageFolder, 'index.js')])
  const all = closure([
    ...code,
    join(packageFolder, 'define.js'),
    join(packageFolder, 'element', 'index.js'),
  ])
  const rows = [
    weight('wasm', 60 * KB, [join(packageFolder, 'alongside.wasm')]),
    weight('package without the element', 6 * KB, code),
    weight(
      'element',
      8 * KB,
      all.filter(file => !code.includes(file)),
    ),
  ]
  console.log(table(rows))
  const over = rows.filter(row => row.brotli > row.budget).map(row => row.name)
  if (over.length > 0) throw new Failure(`Over its budget: ${over.join(', ')}. Make it smaller.`)
}

/** @param {string[]} files @returns {string[]} these and all they import, each once */
function closure(files) {
  const seen = new Set(files)
  for (const file of seen) {
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      seen.add(resolve(dirname(file), specifier))
    }
  }
  return [...seen]
}

/** @param {string} name @param {number} budget bytes after brotli @param {string[]} files */
function weight(name, budget, files) {
  const contents = files.map(file => readFileSync(file))
  const sum = (/** @type {(content: Buffer) => Buffer} */ packed) =>
    contents.reduce((total, content) => total + packed(content).length, 0)
  return {
    name,
    budget,
    raw: sum(content => content),
    gzip: sum(content => gzipSync(content, { level: 9 })),
    brotli: sum(brotli),
    files: files.map(file => relative(packageFolder, file)),
  }
}

/** @param {Buffer} content */
function brotli(content) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  }
  return brotliCompressSync(content, { params })
}

/** @param {ReturnType<typeof weight>[]} rows */
function table(rows) {
  const cells = rows.map(row => [
    row.name,
    row.raw,
    row.gzip,
    row.brotli,
    row.budget,
    row.files.join(' '),
  ])
  const head = ['bytes', 'raw', 'gzip', 'brotli', 'budget', 'files']
  return [head, ...cells]
    .map(([name, ...rest]) => {
      const numbers = rest.slice(0, 4).map(cell => String(cell).padStart(9))
      return `  ${String(name).padEnd(28)}${numbers.join('')}  ${rest[4]}`
    })
    .join('\n')
}
