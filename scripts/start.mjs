/** `npm start`: builds what is missing or stale and serves the demo shop until Ctrl-C. */
import { Failure } from './command.mjs'
import { shopFolder } from './paths.mjs'
import { main } from './progress.mjs'
import { buildShop, prepareTools } from './steps.mjs'

const FIRST_PORT = 4173
const LAST_PORT = 4273

await main(async () => {
  const chosen = chosenPort(process.env.PORT)
  await prepareTools()
  await buildShop()
  const server = await (chosen === undefined ? serveOnFreePort() : serveOn(chosen))
  console.log(`Alongside shop: ${server.url}`)
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => server.close())
  }
})

/** @param {string | undefined} text */
function chosenPort(text) {
  if (!text) return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Failure(`PORT is "${text}"; give it a number from 1 to 65535.`)
}

async function serveOnFreePort() {
  for (let port = FIRST_PORT; port <= LAST_PORT; port += 1) {
    const server = await serve(port)
    if (server) return server
  }
  throw new Failure(
    `The ports ${FIRST_PORT} to ${LAST_PORT} are all taken: choose one with PORT=n npm start.`,
  )
}

/** @param {number} port */
async function serveOn(port) {
  const server = await serve(port)
  if (server) return server
  throw new Failure(`Port ${port} is not free: choose another with PORT=n npm start.`)
}

/** The server, or undefined where the port is not to be had. @param {number} port */
async function serve(port) {
  const { serveShop } = await import('./serve.mjs')
  try {
    return await serveShop({ root: shopFolder, port })
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'EADDRINUSE' || code === 'EACCES') return undefined
    throw error
  }
}
