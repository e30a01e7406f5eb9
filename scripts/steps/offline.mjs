/**
 * The demo shop as one file. In: www/shop, www/offline, the package's sources, the engine and the model. Out:
 * build/offline/alongside.html, which needs no server and no network, and forbids itself both.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundle } from '../bundle.mjs'
import { unlessFresh } from '../freshness.mjs'
import { engineFolder, inRoot, modelFolder, offlineFile } from '../paths.mjs'
import { step } from '../progress.mjs'

const shop = (/** @type {string} */ file) => inRoot('www', 'shop', file)
const model = join(modelFolder, 'model.alongside')
const catalogue = join(modelFolder, 'catalogue.json')
const inputs = [
  inRoot('www'),
  engineFolder,
  model,
  catalogue,
  inRoot('package-lock.json'),
  inRoot('scripts', 'bundle.mjs'),
  inRoot('scripts', 'steps', 'offline.mjs'),
]

/** What a page from a file may do: run what is in it, and nothing else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

export const offline = () =>
  step('shop, one file', () =>
    unlessFresh('offline', { inputs, outputs: [offlineFile] }, async () => {
      const folder = inRoot('build', 'offline')
      mkdirSync(folder, { recursive: true })
      await bundle({
        entryPoints: [
          { in: shop('main.ts'), out: 'shop' },
          { in: shop('shop.css'), out: 'shop' },
        ],
        outdir: join(folder, 'parts'),
        ignoreAnnotations: true,
        minify: true,
        define: { CATALOGUE: packed(catalogue), MODEL: packed(model) },
        insteadOf: {
          alongside: inRoot('www', 'alongside', 'inline.ts'),
          './goods.ts': inRoot('www', 'offline', 'goods.ts'),
        },
      })
      const part = (/** @type {string} */ file) => readFileSync(join(folder, 'parts', file), 'utf8')
      const page = readFileSync(shop('index.html'), 'utf8')
      writeFileSync(offlineFile, whole(page, { style: part('shop.css'), script: part('shop.js') }))
    }),
  )

/** As a string in JavaScript. @param {string} file */
const packed = file => JSON.stringify(gzipSync(readFileSync(file), { level: 9 }).toString('base64'))

/**
 * The page with its style and its script inside.
 * @param {string} page
 * @param {{ style: string, script: string }} parts
 */
function whole(page, { style, script }) {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`
  const inside = script.replaceAll('</script', '<\\/script')
  return page
    .replace('<meta charset="utf-8">', whole => `${whole}\n    ${policy}`)
    .replace(/<link rel="stylesheet".*>/, () => `<style>${style}</style>`)
    .replace(/<script type="module".*><\/script>/, () => `<script type="module">${inside}</script>`)
}
