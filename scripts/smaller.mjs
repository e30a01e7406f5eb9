/**
 * Scripts, smaller still. In: what esbuild has written and minified, each file with its source map. Out: the
 * same files under the same names, some 2 % smaller: terser looks twice where esbuild looks once.
 * What must stay true: the source map still leads to the sources, which it holds.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'

/** @param {string[]} files @param {{ module: boolean }} are whether they are modules, or scripts */
export async function smaller(files, { module }) {
  const { minify } = await import('terser')
  for (const file of files) {
    const map = `${file}.map`
    const { code, map: drawn } = await minify(readFileSync(file, 'utf8'), {
      module,
      ecma: 2020,
      // Nothing here is called with `new` but classes, so every function expression may be an arrow.
      compress: { passes: 3, pure_getters: true, keep_fargs: false, unsafe_arrows: true },
      sourceMap: { content: readFileSync(map, 'utf8'), url: basename(map), includeSources: true },
    })
    writeFileSync(file, `${code}`)
    writeFileSync(map, `${drawn}`)
  }
}
