/**
 * Everything a page could reach, and one notebook for all of it. In: what each host serves. Out: the notes.
 * What must stay true: whatever arrives is written down before it is answered, whole, under its host.
 */
import { createHash } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import { createServer as listenPlainly } from 'node:net'
import { HOME } from './room.mjs'

/**
 * @typedef {object} Note
 * @property {string} host whom it was for, as the sender named it
 * @property {string} line a request's method and address; `NAME`, `TLS` or `FRAME` for what is none
 * @property {string[]} headers a name and its value, each; nothing of it is dropped
 * @property {string} body each byte a character
 */

/** @typedef {{ headers?: Record<string, string>, content: string | Uint8Array }} Answer */
/** @typedef {(host: string, path: string, body: string) => Answer | undefined | Promise<Answer | undefined>} Serve */

/** How many connections and datagrams came to somebody here. @typedef {{ connections: number, datagrams: number }} Received */

/** Where a name leads: an address kept for documentation (RFC 5737). No other name exists. */
const SOMEWHERE = [192, 0, 2, 1]
const EXISTS = /\.example$/
/** The type of question that asks for an IPv4 address. */
const ADDRESS = 1
const ACCEPT = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/**
 * Opens the shop's door. Out: its port.
 * @param {{ port: number, serve: Serve, note: (note: Note) => void, received: Received }} options `port`: 0 for any
 */
export async function openHttp({ port, serve, note, received }) {
  const server = createServer((request, response) => {
    const { host, line, headers } = said(request)
    /** @type {Buffer[]} */
    const chunks = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString('latin1')
      note({ host, line, headers, body })
      const answer = await serve(host, request.url ?? '/', body)
      response.writeHead(answer ? 200 : 404, answer?.headers).end(answer?.content)
    })
  })
  server.on('upgrade', (request, socket) => {
    const { host, line, headers } = said(request)
    note({ host, line, headers, body: '' })
    const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${ACCEPT}`)
    const head = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade`
    socket.write(`${head}\r\nSec-WebSocket-Accept: ${key.digest('base64')}\r\n\r\n`)
    socket.on('data', frame => note({ host, line: 'FRAME', headers: [], body: unmasked(frame) }))
    socket.on('error', () => socket.destroy())
  })
  server.on('connection', () => {
    received.connections += 1
  })
  await new Promise(resolve => void server.listen(port, () => resolve(undefined)))
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port
}

/** Listens where a page would speak TLS: who is meant stands readable in the first bytes. */
export async function openTls({ note, received }) {
  const server = listenPlainly(socket => {
    received.connections += 1
    socket.on('error', () => socket.destroy())
    socket.once('data', hello => {
      note({ host: 'TLS', line: 'TLS', headers: [], body: hello.toString('latin1') })
      socket.destroy()
    })
  })
  await new Promise(resolve => void server.listen(443, () => resolve(undefined)))
}

/** Hears every name that is looked up, and writes it down. The answer is a datagram too. */
export async function openNames({ note, received }) {
  const socket = createSocket('udp4')
  socket.on('message', (question, from) => {
    received.datagrams += 2
    const { name, type, end } = asked(question)
    note({ host: name, line: 'NAME', headers: [], body: name })
    const isFound = EXISTS.test(name) && type === ADDRESS
    socket.send(answered(question.subarray(0, end), isFound), from.port, from.address)
  })
  await new Promise(resolve => void socket.bind(53, HOME, () => resolve(undefined)))
}

/** @param {import('node:http').IncomingMessage} request */
function said({ method, url, headers, rawHeaders }) {
  const pairs = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : [],
  )
  return {
    host: (headers.host ?? '').replace(/:\d+$/, ''),
    line: `${method} ${url}`,
    headers: pairs,
  }
}

/** The words of one masked frame (RFC 6455, section 5.2). @param {Buffer} frame */
function unmasked(frame) {
  const length = frame[1] & 0x7f
  const at = 2 + (length === 126 ? 2 : length === 127 ? 8 : 0)
  const mask = frame.subarray(at, at + 4)
  return Buffer.from(frame.subarray(at + 4).map((byte, index) => byte ^ mask[index % 4])).toString(
    'latin1',
  )
}

/** The first question of a DNS message (RFC 1035, section 4.1.2). @param {Buffer} message */
function asked(message) {
  const labels = []
  let at = 12
  while (message[at] > 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + message[at]))
    at += message[at] + 1
  }
  return { name: labels.join('.'), type: message.readUInt16BE(at + 1), end: at + 5 }
}

/** @param {Buffer} question with its head @param {boolean} isFound */
function answered(question, isFound) {
  const head = Buffer.from(question)
  head.writeUInt16BE(0x8180, 2)
  head.writeUInt16BE(isFound ? 1 : 0, 6)
  head.writeUInt32BE(0, 8)
  const address = [0xc0, 0x0c, 0, ADDRESS, 0, 1, 0, 0, 0, 0, 0, 4, ...SOMEWHERE]
  return isFound ? Buffer.concat([head, Buffer.from(address)]) : head
}
