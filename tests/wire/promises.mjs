/**
 * What is promised of a stop, and how it is judged. In: what the wire saw, what the page found.
 * Out: nothing, or an assertion that failed.
 * What must stay true: every promise is broken by the leaking builds named for it in `stops.mjs`.
 */
import assert from 'node:assert/strict'
import { OF_THE_BROWSER } from '../../scripts/steps/engines.mjs'
import { ids, singing } from './canary-shop.mjs'
import { heard } from './heard.mjs'

/**
 * @typedef {object} Seen
 * @property {string} host the stop's own
 * @property {import('./exits.mjs').Note[]} notes
 * @property {Record<string, any>} found what the page told
 * @property {{ connections: number, datagrams: number } | undefined} unaccounted counted by the kernel, and
 *   received by nobody here; `undefined` outside a room
 */

/** Loaded by every page that uses the package, whoever the shopper is. */
const LOADED = /^GET \/(dist\/[\w./-]+\.js|dist\/alongside\.wasm|model\.alongside|catalogue\.json)$/
/** The page's own, which starts the walk. */
const PAGE = /^GET \/((page|plan|walk)\.js)?$/
const MODEL = ['GET /catalogue.json', 'GET /dist/alongside.wasm', 'GET /model.alongside']
const KEYS = ['alongside:frequency', 'alongside:memory']

export const PROMISES = {
  silent(seen) {
    went(seen)
    onlyLoads(seen)
    assert.deepEqual(words(seen), [], 'no canary in anything that was sent or reported')
    const { found } = seen
    assert.deepEqual([...found.cards].sort(), ids.slice(1, 4).sort(), 'its family, as was bought')
    assert.deepEqual(found.refused, [], 'the policy had nothing to refuse')
    assert.deepEqual(found.reports, [], 'nothing for a reporter of errors')
    assert.deepEqual(found.cardsWhenOff, [])
    assert.equal(found.counted, '0')
    assert.equal(found.requestsAfterLoading, 0)
  },

  alike(seen) {
    went(seen)
    onlyLoads(seen)
  },

  unstored(seen) {
    went(seen)
    const { left, onceAllowed } = seen.found
    assert.deepEqual(left.after, left.before)
    assert.deepEqual(onceAllowed, ['alongside:memory'])
  },

  exported(seen) {
    went(seen)
    const { left, exported } = seen.found
    const shown = exported.stored.map(({ key, value }) => [key, value])
    assert.deepEqual(left.local, shown.sort(), 'all there is, and nothing else')
    assert.deepEqual(
      left.local.map(([key]) => key),
      KEYS,
      'no key without a purpose',
    )
    const [, memory] = left.local.find(([key]) => key === 'alongside:memory')
    assert.deepEqual(JSON.parse(memory).data, exported.memory, 'decoded as it stands')
    assert.equal(exported.frequency, 'more')
    isEmpty({ ...left, local: [] })
  },

  erased(seen) {
    went(seen)
    assert.deepEqual(seen.found.kept, KEYS, 'there was something to forget')
    isEmpty(seen.found.left)
    isEmpty(seen.found.leftAfterReload)
  },

  withdrawn(seen) {
    went(seen)
    assert.ok(seen.found.kept > 0, 'there was something to withdraw')
    assert.deepEqual(seen.found.leaving, [])
  },

  unbroken(seen) {
    went(seen)
    assert.deepEqual([...seen.found.thrown, ...seen.found.reports], [], 'nothing reached the page')
    assert.equal(seen.found.went, 3 * 3 * 3 + 7 + 1)
  },

  shared(seen) {
    went(seen)
    onlyLoads(seen)
    const { control, turned, taken, summary } = seen.found
    assert.equal(control.checked, false, 'off until the shopper acts')
    assert.deepEqual(taken, [], 'nobody answered anything yet')
    assert.equal(control.disabled, control.expected !== undefined)
    assert.ok(control.why.includes(control.expected ?? ''), control.why)
    if (control.disabled) return
    assert.deepEqual(turned, ['on', 'off'])
    assert.equal(JSON.parse(summary).sort, 'summary')
  },
}

/** Pages without a word to send, though somebody is told that they are there. */
const WORDLESS = ['a call by WebRTC']

/** The build that leaks is found out. @param {Seen} seen @param {import('./stops.mjs').Stop} stop */
export function isFound(seen, { name, proves }) {
  assert.ok(seen.found.agent, 'it was there')
  assert.equal(seen.found.failed, undefined, 'it does all the rest')
  assert.throws(() => PROMISES[proves](seen), assert.AssertionError)
  if (proves !== 'silent' || WORDLESS.includes(name)) return
  assert.ok(words(seen).length > 0, 'a canary was heard')
}

/** All that was sent is the same, in what order and with what words, whatever was in the basket. @param {Seen[]} visits */
export function areAlike(visits) {
  const [first, ...others] = visits.map(loading)
  assert.ok(first.length > MODEL.length)
  for (const other of others) assert.deepEqual(other, first)
}

/**
 * The page's own host has another name at each stop. Of what is loaded together the order is the network's, and
 * so is which of two scripts asks first for one they share.
 */
const loading = ({ host, notes }) =>
  notes
    .filter(note => !OF_THE_BROWSER.test(note.host))
    .map(({ line, headers, body }) => [line, ...headers, body].join('\n').replaceAll(host, 'shop'))
    .map(text => text.replace(/^(Referer: \S+\/)[\w./-]+\.js$/im, '$1'))
    .filter(text => !text.startsWith('POST /told'))
    .sort()

/** The canaries in all that left the page, its reports among it. @param {Seen} seen */
export function words({ notes, found }) {
  const sent = notes.flatMap(({ host, line, headers, body }) =>
    line === 'POST /told' ? headers : [host, line, body, ...headers],
  )
  return heard([...sent, ...(found?.reports ?? [])], singing)
}

function went({ found }) {
  assert.equal(found?.failed, undefined)
}

/** @param {Seen} seen */
function onlyLoads({ host, notes, unaccounted }) {
  // What the browser asks for itself is set apart here only: canaries are listened for there too.
  const ours = notes.filter(
    ({ host, line }) => line !== 'POST /told' && !PAGE.test(line) && !OF_THE_BROWSER.test(host),
  )
  for (const { host: asked, line, body } of ours) {
    assert.match(line, LOADED)
    assert.deepEqual([asked, body], [host, ''])
  }
  const lines = ours.map(({ line }) => line)
  assert.deepEqual(lines.filter(line => MODEL.includes(line)).sort(), MODEL)
  assert.equal(new Set(lines).size, lines.length, 'each once')
  const nothing = { connections: 0, datagrams: 0 }
  assert.deepEqual(unaccounted ?? nothing, nothing, 'the kernel has counted nothing else')
}

function isEmpty(left) {
  const { local, session, databases, caches, files, cookies, name, workers } = left
  assert.deepEqual({ local, session, databases, caches, files, cookies, name, workers }, EMPTY)
}
const EMPTY = {
  local: [],
  session: [],
  databases: [],
  caches: [],
  files: [],
  cookies: '',
  name: '',
  workers: 0,
}
