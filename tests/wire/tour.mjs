/**
 * One engine, sent from stop to stop. In: an engine's name, which stops (all, some, or those of a name), whether this
 * is a room; see `toured`.
 * Out: on stdout, what the wire saw of each stop and what its page found.
 * What must stay true: what arrives is put down to the host it names, and else to the stop of the moment.
 */
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { packageFile, TYPES } from '../browser/stage.mjs'
import { canaryShop } from './canary-shop.mjs'
import { openHttp, openNames, openTls } from './exits.mjs'
import { launched } from './launched.mjs'
import { isFound } from './promises.mjs'
import { counted, HOME } from './room.mjs'
import { ALL, SOME } from './stops.mjs'

/** What is under way when a page is done has arrived by then. */
const SETTLE_MS = 250
/** As long as a build that leaks is given to do so, on a machine that has other things to do. */
const LATE_MS = 30_000
/** As long as no page may have a word to say before the engine is taken to be stuck. */
const STUCK_MS = 240_000

const [engine = 'Chromium', which = 'some', where = 'here'] = process.argv.slice(2)
const stops = { all: ALL, some: SOME }[which] ?? ALL.filter(({ name }) => name.includes(which))
const isRoom = where === 'room'
const hosts = stops.map((_, at) => `127.0.${1 + Math.floor(at / 200)}.${1 + (at % 200)}`)

/** @type {import('./promises.mjs').Seen[]} */
const seen = hosts.map(host => ({ host, notes: [], found: {}, unaccounted: undefined }))
const file = name => readFileSync(new URL(`walks/${name}`, import.meta.url))
const shop = canaryShop()
const received = { connections: 0, datagrams: 0 }
/** How far the kernel was ahead of what was received here. */
let ahead = { connections: 0, datagrams: 0 }
let current = 0
let finish = () => {}
const finished = new Promise(resolve => {
  finish = () => resolve(undefined)
})

const port = await openHttp({ port: isRoom ? 80 : 0, serve, note, received })
if (isRoom) await openNames({ note, received })
if (isRoom) await openTls({ note, received })
const mapped = isRoom ? [] : [`--host-resolver-rules=MAP * ${HOME}:${port}`]
const browser = launched(engine, `http://${hosts[0]}/`, mapped)
await Promise.race([finished, stuck()])
await browser.end()
process.stdout.write(JSON.stringify(seen), () => process.exit())

/** @param {import('./exits.mjs').Note} note */
function note(note) {
  const at = hosts.indexOf(note.host)
  seen[at >= 0 ? at : current].notes.push(note)
}

/** A machine with other things to do may take its time, stop by stop. */
async function stuck() {
  for (let before = -1; before < current; await pause(STUCK_MS)) before = current
}

/** @param {string} host @param {string} url @param {string} body */
async function serve(host, url, body) {
  const at = hosts.indexOf(host)
  const { pathname } = new URL(url, 'http://shop')
  if (at < 0) return undefined
  if (pathname === '/told') return { headers: {}, content: await next(at, body) }
  const { walk, plan, policy, files = {} } = stops[at]
  const content =
    {
      '/': () => file('index.html'),
      '/walk.js': () => file(`${walk}.js`),
      '/page.js': () => file('page.js'),
      '/plan.js': () => `export const plan = ${JSON.stringify(plan)}`,
      '/model.alongside': () => shop.model,
      '/catalogue.json': () => shop.catalogue,
    }[pathname]?.() ??
    files[pathname] ??
    packageFile(pathname)
  if (content === undefined) return undefined
  const type = TYPES[pathname === '/' ? '.html' : extname(pathname)] ?? 'application/octet-stream'
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-store' }
  return { headers: policy ? { ...headers, 'Content-Security-Policy': policy } : headers, content }
}

/** Puts down what a page found; where to go on. The page stays until it is told. */
async function next(at, body) {
  seen[at].found = JSON.parse(body)
  const before = ahead
  // A leak that is late must not be put down to the next stop; the package is given no such grace.
  for (let waited = 0; waited < LATE_MS; waited += SETTLE_MS) {
    await pause(SETTLE_MS)
    if (isRoom) seen[at].unaccounted = unaccounted(before)
    if (!stops[at].leak || isFoundOut(at)) break
  }
  current = at + 1
  if (current === stops.length) finish()
  return `http://${hosts[current] ?? HOME}/`
}

/** @param {number} at */
function isFoundOut(at) {
  try {
    isFound(seen[at], stops[at])
    return true
  } catch {
    return false
  }
}

/** What the kernel counted since, and nobody here received. @param {typeof ahead} before */
function unaccounted(before) {
  const { connections, datagrams } = counted()
  ahead = {
    connections: connections - received.connections,
    datagrams: datagrams - received.datagrams,
  }
  return {
    connections: ahead.connections - before.connections,
    datagrams: ahead.datagrams - before.datagrams,
  }
}
