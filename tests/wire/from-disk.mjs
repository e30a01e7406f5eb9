/**
 * One file, opened from the disk in a room. In: an engine's name, the file, the visitor's walk. Out: on stdout, what
 * the page found and everything the room heard of it.
 * What must stay true: the file is the one that would be sent; only a visitor is added, who goes away at the end and
 * whom the page's policy admits by its own nonce, if it has one.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { openHttp, openNames, openTls } from './exits.mjs'
import { launched } from './launched.mjs'

const PATIENCE_MS = 300_000
const [engine = '', page = '', walk = ''] = process.argv.slice(2)

/** @type {import('./exits.mjs').Note[]} */
const notes = []
const received = { connections: 0, datagrams: 0 }
let goneAway = () => {}
const gone = new Promise(resolve => {
  goneAway = () => resolve(undefined)
})
const note = heard => {
  notes.push(heard)
  if (heard.line.startsWith('GET /told?')) goneAway()
}
await openHttp({ port: 80, serve: () => undefined, note, received })
await openNames({ note, received })
await openTls({ note, received })

const visitor = readFileSync(new URL(`walks/${walk}`, import.meta.url), 'utf8')
const html = readFileSync(page, 'utf8')
const nonce = / nonce="([^"]+)"/.exec(html)?.[1] ?? ''
const file = join(mkdtempSync(join(tmpdir(), 'alongside-file-')), 'page.html')
writeFileSync(file, `${html}<script nonce="${nonce}">${visitor}</script>`)

const browser = launched(engine, pathToFileURL(file).href)
await Promise.race([gone, pause(PATIENCE_MS)])
await browser.end()
process.stdout.write(JSON.stringify(notes), () => process.exit())
