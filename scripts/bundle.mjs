/**
 * esbuild with this project's ground rules. In: what differs from bundle to bundle. Out: written files.
 * Every bundle is ESM without top-level await, so that no import of ours can hold up a page. A style sheet
 * that code imports becomes text, minified.
 */
import { readFile } from 'node:fs/promises'
import { Failure } from './command.mjs'
import { root } from './paths.mjs'

/**
 * @param {import('esbuild').BuildOptions & { insteadOf?: Record<string, string> }} options `insteadOf`: files
 *   that take the place of what an import names
 * @returns {Promise<import('esbuild').Metafile>} what went into which file
 */
export async function bundle({ insteadOf = {}, ...options }) {
  const esbuild = await import('esbuild')
  try {
    const result = await esbuild.build({
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      supported: { 'top-level-await': false },
      charset: 'utf8',
      legalComments: 'none',
      // The package promises that only `define` acts on import: an import for its effect would be dropped.
      logOverride: { 'ignored-bare-import': 'error' },
      logLevel: 'silent',
      metafile: true,
      plugins: [styleSheetsAsText, replaced(insteadOf)],
      ...options,
    })
    return /** @type {import('esbuild').Metafile} */ (result.metafile)
  } catch (error) {
    const { errors } = /** @type {import('esbuild').BuildFailure} */ (error)
    if (!errors) throw error
    const messages = await esbuild.formatMessages(errors, { kind: 'error' })
    throw new Failure(
      'Correct what esbuild names above, then run the command again.',
      messages.join(''),
    )
  }
}

/** @type {import('esbuild').Plugin} */
const styleSheetsAsText = {
  name: 'style sheets as text',
  setup({ onLoad, esbuild: { transform } }) {
    onLoad({ filter: /\.css$/ }, async ({ path, with: attributes }) => {
      if (attributes['type'] !== 'text') return undefined
      const { code } = await transform(await readFile(path), { loader: 'css', minify: true })
      return { contents: code.trim(), loader: 'text' }
    })
  },
}

/**
 * @param {Record<string, string>} insteadOf
 * @returns {import('esbuild').Plugin}
 */
const replaced = insteadOf => ({
  name: 'one file instead of another',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ path }) =>
      Object.hasOwn(insteadOf, path) ? { path: insteadOf[path] } : undefined,
    )
  },
})
