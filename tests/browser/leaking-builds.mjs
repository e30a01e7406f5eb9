/**
 * Builds of the package that break its promises on purpose, each in one way.
 *
 * In: the built package. Out: files to serve in place of its entry.
 * What must stay true: apart from its leak a leaking build is the package as it is, so a privacy
 * test that passes with it tests nothing.
 */
import { readFileSync } from 'node:fs'
import { distFile } from '../package/tent.mjs'

/** What is done with each basket, behind the shopper's back. */
const WITH_EACH_BASKET = {
  'a fetch': "fetch('/collect?' + ids).catch(() => {})",
  'a beacon': "navigator.sendBeacon('/collect', ids)",
  'a beacon on leaving the page':
    "addEventListener('pagehide', () => navigator.sendBeacon('/collect', ids))",
  'an invisible picture': "new Image().src = '/pixel.png?' + ids",
  'a prefetched page':
    "document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: '/product?' + ids }))",
  'a web socket': "try { new WebSocket('ws://' + location.host + '/' + ids) } catch {}",
}

const STORED_WITH_EACH_BASKET = {
  'an entry that outlives the visit': "localStorage.setItem('alongside:basket', ids)",
  'an entry for this tab': "sessionStorage.setItem('visited', ids)",
  'a cookie': "document.cookie = 'basket=' + ids",
  'a database': "indexedDB.open('alongside')",
  'a cache': "caches.open('alongside')",
  "the window's name": 'window.name = ids',
}

const AFTER_FORGETTING = {
  'an entry that survives': "localStorage.setItem('alongside:since', '1')",
  'a cookie that survives': "document.cookie = 'returning=1'",
}

export const sendingBuilds = patched('setBasket', WITH_EACH_BASKET)
export const storingBuilds = patched('setBasket', STORED_WITH_EACH_BASKET)
export const rememberingBuilds = patched('forget', AFTER_FORGETTING)

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
        Visit.prototype.${method} = function (lines) {
          honest.call(this, lines)
          const ids = this.basket.map(line => line.id).join()
          ${code}
        }`,
    },
  }))
}
