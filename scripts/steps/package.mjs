/**
 * The npm package. In: www/alongside and the engine. Out: dist/, from which `npm pack` works.
 * The wasm lies beside the file that names it, by the one literal every bundler understands.
 */
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { bundle } from '../bundle.mjs'
import { Failure, nodeTool } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import { engineFolder, inRoot, packageFolder } from '../paths.mjs'
import { step } from '../progress.mjs'

/** Entry of the package → its source, without extension. */
export const entries = { index: 'index', 'element/index': 'element/index', define: 'define' }

const WASM_LITERAL = /new URL\(["'`]\.\/alongside\.wasm["'`],\s*import\.meta\.url\)/

export const npmPackage = () =>
  step('package', say =>
    unlessFresh('package', { inputs, outputs }, async () => {
      rmSync(packageFolder, { recursive: true, force: true })
      await bundleEntries()
      copyFileSync(join(engineFolder, 'alongside.wasm'), join(packageFolder, 'alongside.wasm'))
      await declareTypes(say)
      requireWasmLiteral()
    }),
  )

const inputs = [
  inRoot('www', 'alongside'),
  engineFolder,
  inRoot('package-lock.json'),
  inRoot('tsconfig.json'),
  inRoot('tsconfig.package.json'),
  inRoot('scripts', 'bundle.mjs'),
  inRoot('scripts', 'steps', 'package.mjs'),
]
const outputs = [packageFolder]

async function bundleEntries() {
  await bundle({
    entryPoints: Object.entries(entries).map(([out, source]) => ({
      in: inRoot('www', 'alongside', `${source}.ts`),
      out,
    })),
    outdir: packageFolder,
    splitting: true,
    // At the top of dist, where './alongside.wasm' is right from a shared chunk too.
    chunkNames: 'shared-[hash]',
    minify: true,
    sourcemap: true,
    sourcesContent: true,
  })
}

/** The package's declarations, with the engine's types beside them instead of in our build folder. */
async function declareTypes(/** @type {(line: string) => void} */ say) {
  await nodeTool('typescript/bin/tsc', ['-p', 'tsconfig.package.json'], {
    say,
    advice: 'Correct the types named above, then run the command again.',
  })
  for (const file of distFiles('.d.ts')) {
    const up = relative(dirname(file), packageFolder).split(sep).join('/') || '.'
    const text = readFileSync(file, 'utf8')
      .replaceAll(/(?:\.\.\/)+build\/engine\/alongside\.js/g, `${up}/generated.js`)
      .replaceAll(/(from |import\()(['"]\.[^'"]*)\.ts(['"])/g, '$1$2.js$3')
    writeFileSync(file, text)
  }
  const types = readFileSync(join(engineFolder, 'alongside.d.ts'), 'utf8')
  writeFileSync(join(packageFolder, 'generated.d.ts'), publicTypes(types))
}

/**
 * The generated types without `Symbol.dispose`, which older library types of a shop's compiler lack.
 * @param {string} types
 */
function publicTypes(types) {
  return types.replaceAll(/^ *\[Symbol\.dispose\].*\n/gm, '')
}

/** Bundlers find the wasm by this literal; if a build of ours lost it, every shop's build would. */
function requireWasmLiteral() {
  const named = distFiles('.js').filter(file => WASM_LITERAL.test(readFileSync(file, 'utf8')))
  if (named.length === 1 && dirname(named[0]) === packageFolder) return
  throw new Failure(
    "Exactly one file at the top of dist must name the wasm by new URL('./alongside.wasm', import.meta.url); " +
      `now: ${named.map(file => relative(packageFolder, file)).join(', ') || 'none'}.`,
  )
}

/** @param {string} extension */
function distFiles(extension) {
  return readdirSync(packageFolder, { recursive: true })
    .map(name => join(packageFolder, String(name)))
    .filter(file => file.endsWith(extension))
}
