/**
 * A page of our own for the elements: a real server with a shop's strict policy, and a real browser.
 *
 * In: which build of the package to serve. Out: a page, the server's log, and what the policy refused.
 * What must stay true: the log is the server's own, so nothing the page does can hide a request.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumPath } from '../../scripts/steps/browser.mjs'
import { catalogueBytes, distFile, modelBytes, noon } from '../package/tent.mjs'

export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

export const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

/**
 * @typedef {object} Stage
 * @property {import('playwright-core').Browser} browser
 * @property {string} url
 * @property {string[]} log every request the server has seen
 * @property {string[]} witness the same with their headers and bodies
 * @property {() => Promise<void>} close
 */

/**
 * @param {{ files?: Record<string, string | Uint8Array>, policy?: string,
 *   browser?: import('playwright-core').Browser }} [options] `files`: in place of the package's own, by path;
 *   `browser`: one that is open already, and stays so
 * @returns {Promise<Stage>}
 */
export async function openStage({ files = {}, policy = STRICT_POLICY, browser: given } = {}) {
  const page = name => readFileSync(new URL(`page/${name}`, import.meta.url))
  const served = new Map(
    Object.entries({
      '/model.alongside': modelBytes(),
      '/catalogue.json': catalogueBytes(),
      '/page.js': page('page.js'),
      '/page.css': page('page.css'),
      '/': page('index.html'),
      ...files,
    }),
  )
  /** @type {string[]} */
  const log = []
  /** @type {string[]} */
  const witness = []
  const server = createServer((request, response) => {
    witness.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`)
    request.on('data', chunk => void witness.push(String(chunk)))
    const { pathname } = new URL(request.url ?? '/', 'http://stage')
    log.push(`${request.method} ${request.url}`)
    const content = served.get(pathname) ?? packageFile(pathname)
    const type = TYPES[pathname === '/' ? '.html' : extname(pathname)] ?? 'application/octet-stream'
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader('Content-Type', type)
    response.writeHead(content ? 200 : 404).end(content)
  })
  server.on('upgrade', (request, socket) => {
    log.push(`UPGRADE ${request.url}`)
    socket.destroy()
  })
  await new Promise(resolve => void server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const browser = given ?? (await chromium.launch({ executablePath: chromiumPath() }))
  return {
    browser,
    url: `http://127.0.0.1:${port}/`,
    log,
    witness,
    close: async () => {
      if (!given) await browser.close()
      server.closeAllConnections()
      await new Promise(resolve => void server.close(() => resolve(undefined)))
    },
  }
}

/** A file of the built package, as a shop serves it. @param {string} pathname */
export function packageFile(pathname) {
  if (!/^\/dist\/[\w./-]+\.(js|wasm)$/.test(pathname) || pathname.includes('..')) return undefined
  try {
    return readFileSync(distFile(pathname.slice('/dist/'.length)))
  } catch {
    return undefined
  }
}

/**
 * Opens the page and waits for the visit.
 * @param {Stage} stage
 * @param {{ consent?: string, enabled?: boolean, mayConnect?: boolean, hours?: number,
 *   context?: import('playwright-core').BrowserContext }} [options] `mayConnect`: the
 *   page does not forbid itself all connections once it has loaded; `hours`: how far the clock is after noon
 */
export async function openPage(stage, { consent, enabled, mayConnect, hours = 0, context } = {}) {
  const home = context ?? (await stage.browser.newContext({ locale: 'en-GB' }))
  const page = await home.newPage()
  const query = new URLSearchParams({ now: String(noon + hours * 3_600_000) })
  if (consent) query.set('consent', consent)
  if (mayConnect) query.set('may-connect', '')
  if (enabled === false) query.set('enabled', 'false')
  await page.goto(`${stage.url}?${query}`)
  const state = await page.waitForFunction(() => document.documentElement.dataset['state'])
  assert.equal(await state.jsonValue(), 'ready')
  return page
}

/** What the page's policy has refused so far. */
export const refusals = page => page.evaluate(() => window['refusals'])
