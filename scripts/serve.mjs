/**
 * Serves the demo shop on loopback. In: a folder and a port. Out: the running server and its address.
 * Every answer carries the shop's security headers: the demo must live under the policy a careful shop has.
 */
import { createServer } from 'node:http'
import sirv from 'sirv'

const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** The pages the shop draws itself; each is the same document. */
const PAGES = /^\/(?:basket|checkout|done|tour|account|(?:product|department|search)\/[^/]+)?$/

/**
 * @param {{ root: string, port: number }} where port 0 lets the system choose
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 *   rejects with the error of `listen`, such as code EADDRINUSE
 */
export function serveShop({ root, port }) {
  // `dev` reads the folder on each request, so a rebuilt shop is served without a restart.
  const files = sirv(root, { dev: true, etag: true })
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const [path = '/'] = (request.url ?? '/').split('?')
    if (PAGES.test(path)) request.url = '/'
    files(request, response, () => void response.writeHead(404).end())
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address())
      resolve({ url: `http://127.0.0.1:${address.port}/`, close: () => close(server) })
    })
  })
}

/** @param {import('node:http').Server} server @returns {Promise<void>} */
function close(server) {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
