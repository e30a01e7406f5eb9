/**
 * The npm package. In: www/alongside and the engine. Out: dist/, from which `npm pack` works.
 * The wasm lies beside the file that names it, by the one literal every bundler understands.
 */
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, parse, relative, sep } from 'node:path'
import { bundle } from '../bundle.mjs'
import { Failure, nodeTool } from '../command.mjs'
import { unlessFresh } from '../freshness.mjs'
import { engineFolder, engineScriptFolder, inRoot, packageFolder } from '../paths.mjs'
import { step } from '../progress.mjs'
import { smaller } from '../smaller.mjs'
import { editorData } from './editor-data.mjs'

/** The package's entries: their sources below www/alongside, and their places in dist, without extension. */
const ENTRIES = [
  'index',
  'inline',
  'slim',
  'element/index',
  'define',
  'react',
  'template',
  'life',
  'messages/de',
  'messages/fr',
]
const ENGINE_SCRIPT = 'engine-script.js'
/** Entries that share no file with others. */
const APART = ['compose', 'measure']
/** How everything that ships is written: small, and with the way back to its source. */
const SHIPPED = { minify: true, sourcemap: true, sourcesContent: true }

/** Folders of which every file is an entry. */
const FOLDERS = ['adapters', 'consent']

const WASM_LITERAL = /new URL\(["'`]\.\/alongside\.wasm["'`],\s*import\.meta\.url\)/

export const npmPackage = () =>
  step('package', say =>
    unlessFresh('package', { inputs, outputs }, async () => {
      rmSync(packageFolder, { recursive: true, force: true })
      await bundleEntries()
      await smaller(distFiles('.js'), { module: true })
      await bundleClassic()
      await bundleApart()
      await bundleForScript()
      writeEditorData()
      copyFileSync(join(engineFolder, 'alongside.wasm'), join(packageFolder, 'alongside.wasm'))
      copyFileSync(join(engineScriptFolder, ENGINE_SCRIPT), join(packageFolder, ENGINE_SCRIPT))
      await declareTypes(say)
      requireWasmLiteral()
    }),
  )

const inputs = [
  inRoot('www', 'alongside'),
  engineFolder,
  engineScriptFolder,
  inRoot('package-lock.json'),
  inRoot('tsconfig.json'),
  inRoot('tsconfig.package.json'),
  inRoot('scripts', 'bundle.mjs'),
  inRoot('scripts', 'smaller.mjs'),
  inRoot('scripts', 'steps', 'package.mjs'),
]
const outputs = [packageFolder]

function entries() {
  const files = FOLDERS.flatMap(folder =>
    readdirSync(inRoot('www', 'alongside', folder)).map(file => `${folder}/${parse(file).name}`),
  )
  return [...ENTRIES, ...files]
}

async function bundleEntries() {
  await bundle({
    entryPoints: entries().map(entry => ({
      in: inRoot('www', 'alongside', `${entry}.ts`),
      out: entry,
    })),
    outdir: packageFolder,
    splitting: true,
    // At the top of dist, where './alongside.wasm' is right from a shared chunk too.
    chunkNames: '[hash]',
    ...SHIPPED,
  })
}

/** Each by itself: what they share with others would tear their chunks apart, for something few shops want. */
async function bundleApart() {
  await bundle({
    entryPoints: APART.map(entry => ({
      in: inRoot('www', 'alongside', `${entry}.ts`),
      out: entry,
    })),
    outdir: packageFolder,
    ...SHIPPED,
  })
}

/** The package around the engine as a script, which lies beside it and is loaded with the model. */
async function bundleForScript() {
  await bundle({
    entryPoints: [{ in: inRoot('www', 'alongside', 'js.ts'), out: 'js' }],
    outdir: packageFolder,
    insteadOf: {
      './wasm.ts': inRoot('www', 'alongside', 'scripted.ts'),
      '../../build/engine/alongside.js': join(engineScriptFolder, 'alongside.js'),
    },
    external: [`./${ENGINE_SCRIPT}`],
    ...SHIPPED,
  })
}

/** The script for pages without modules: one file, nothing beside it. */
async function bundleClassic() {
  await bundle({
    entryPoints: [{ in: inRoot('www', 'alongside', 'classic.ts'), out: 'alongside.classic' }],
    outdir: packageFolder,
    format: 'iife',
    globalName: 'Alongside',
    // `sideEffects` in package.json speaks of dist/, not of the sources this bundle is made of.
    ignoreAnnotations: true,
    ...SHIPPED,
  })
}

function writeEditorData() {
  const manifest = inRoot('www', 'alongside', 'custom-elements.json')
  copyFileSync(manifest, join(packageFolder, 'custom-elements.json'))
  const data = editorData(JSON.parse(readFileSync(manifest, 'utf8')))
  writeFileSync(join(packageFolder, 'vscode.html-custom-data.json'), JSON.stringify(data, null, 2))
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
