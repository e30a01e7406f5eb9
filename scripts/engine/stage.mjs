/**
 * The page everyone meets on. In: the folder of each shop. Out: a browser, and a server on loopback.
 * What must stay true: the page is cross-origin isolated, which makes its clock fine (5 µs); the server of
 * the contestant `fetch` answers from memory.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { bundle } from '../bundle.mjs'
import { engineFolder, inRoot } from '../paths.mjs'
import { chromiumPath } from '../steps/browser.mjs'
import { FILES } from './contestants/contestant.mjs'
import { open } from './contestants/typed.mjs'

const CODE = inRoot('build', 'bench', 'engine', 'code')
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cache-Control': 'no-store',
}
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' }
const PAGE = '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>'

/**
 * @param {{ shops: Map<number, string>, measured: string }} where the folder of each shop, by its number
 *   of products, and that of the engine with the export to be measured
 */
export async function openStage({ shops, measured }) {
  await bundleCode()
  /** Reads once what is asked for again. @type {Map<string, Buffer>} */
  const known = new Map([['/', Buffer.from(PAGE)]])
  const content = path => {
    const file = fileOf({ path, shops, measured })
    if (!known.has(path) && file) known.set(path, readFileSync(file))
    return known.get(path)
  }
  const service = { answer: (/** @type {string[]} */ _) => /** @type {unknown} */ ([]) }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stage')
    const basket = searchParams.get('basket')
    const body = basket ? JSON.stringify(service.answer(basket.split(','))) : content(pathname)
    const type = TYPES[pathname === '/' ? '.html' : extname(pathname)] ?? 'application/octet-stream'
    response.writeHead(body ? 200 : 404, { ...ISOLATED, 'Content-Type': type }).end(body)
  })
  await new Promise(resolve => void server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const browser = await chromium.launch({ executablePath: chromiumPath() })
  return {
    /** Which shop the contestant `fetch` hears from. @param {number} products */
    async serve(products) {
      const files = Object.fromEntries(
        FILES.typed.map(file => [
          file,
          asArrayBuffer(readFileSync(join(shops.get(products) ?? '', file))),
        ]),
      )
      const { answer } = await open({ files })
      service.answer = ids => answer({ basket: ids.map(id => ({ id })), placement: 'basket' })
    },
    /** A page in a process of its own. */
    async openPage() {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(`http://127.0.0.1:${port}/`)
      await page.waitForFunction('self.crossOriginIsolated && globalThis.occupy !== undefined')
      return page
    },
    async close() {
      await browser.close()
      server.closeAllConnections()
      await new Promise(resolve => void server.close(() => resolve(undefined)))
    },
  }
}

/** @param {{ path: string, shops: Map<number, string>, measured: string }} wanted */
function fileOf({ path, shops, measured }) {
  const [, place, ...names] = path.split('/')
  const name = names.at(-1) ?? ''
  if (path === '/page.js') return join(CODE, 'page.js')
  if (place === 'contestant') return join(CODE, name)
  if (place === 'measured') return join(measured, name)
  const shop = place === 'shop' && shops.get(Number(names[0]))
  if (!shop) return undefined
  return name === 'alongside.wasm' ? join(engineFolder, name) : join(shop, name)
}

async function bundleCode() {
  const contestant = name => [name, inRoot('scripts', 'engine', 'contestants', `${name}.mjs`)]
  await bundle({
    entryPoints: {
      ...Object.fromEntries(Object.keys(FILES).map(contestant)),
      page: inRoot('scripts', 'engine', 'page.mjs'),
    },
    outdir: CODE,
    minify: true,
  })
}

/** @param {Buffer} bytes of which a small file shares its memory with others */
const asArrayBuffer = bytes => Uint8Array.from(bytes).buffer
