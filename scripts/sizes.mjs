/**
 * What a shopper downloads. In: dist/. Out: a table of sizes; a `Failure` when a budget is exceeded.
 * A budget counts a file with everything it imports, the element only what it adds to the package. The loader
 * and the adapters are weighed as a shop's bundler leaves them: what is used of them, in one piece.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { Failure } from './command.mjs'
import { packageFolder } from './paths.mjs'

const KB = 1024
const IMPORT = /(?:from|import)\s*["'](\.[^"']+\.js)["']/g

/** Prints the table. @throws {Failure} when something is over its budget */
export async function weigh() {
  const inDist = (/** @type {string[]} */ ...parts) => join(packageFolder, ...parts)
  const code = closure([inDist('index.js')])
  // `alongside/element` is the same without the registering: a page loads one of the two.
  const all = closure([...code, inDist('define.js')])
  const adapters = ['adapters', 'consent'].flatMap(folder =>
    readdirSync(inDist(folder))
      .filter(file => file.endsWith('.js'))
      .map(file => join(folder, file)),
  )
  const rows = [
    weight('wasm', 75 * KB, [inDist('alongside.wasm')]),
    await bundled('loader', 6 * KB, `export { Recommender } from './index.js'`),
    weight('package without the element', 8.25 * KB, code),
    weight(
      'element',
      9 * KB,
      all.filter(file => !code.includes(file)),
    ),
    weight('engine as a script', 150 * KB, [inDist('js.js'), inDist('engine-script.js')]),
    weight('measuring and sharing', 5 * KB, [inDist('measure.js')]),
    ...(await Promise.all(
      adapters.map(file => bundled(file, 1.5 * KB, `export * from './${file}'`)),
    )),
  ]
  console.log(table(rows))
  const over = rows.filter(row => row.brotli > row.budget).map(row => row.name)
  if (over.length > 0) throw new Failure(`Over its budget: ${over.join(', ')}. Make it smaller.`)
}

/** @param {string} name @param {number} budget @param {string} contents a module in dist */
async function bundled(name, budget, contents) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: packageFolder },
    bundle: true,
    format: 'esm',
    minify: true,
    charset: 'utf8',
    write: false,
    logLevel: 'error',
  })
  return row(name, budget, [Buffer.from(outputFiles[0].contents)], [contents])
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
  return row(
    name,
    budget,
    contents,
    files.map(file => relative(packageFolder, file)),
  )
}

/** @param {string} name @param {number} budget @param {Buffer[]} contents @param {string[]} files */
function row(name, budget, contents, files) {
  const sum = (/** @type {(content: Buffer) => Buffer} */ packed) =>
    contents.reduce((total, content) => total + packed(content).length, 0)
  return {
    name,
    budget,
    raw: sum(content => content),
    gzip: sum(content => gzipSync(content, { level: 9 })),
    brotli: sum(brotli),
    files,
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

/** @param {ReturnType<typeof row>[]} rows */
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
