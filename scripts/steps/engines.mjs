/**
 * The other two engines of the full tests. In: the machine. Out: how each is told to open an address.
 * They are never skipped: where Debian's packages can't be installed the full tests fail.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, searchPath } from '../command.mjs'
import { chromiumPath } from './browser.mjs'
import { install } from './debian.mjs'

const ADVICE =
  'Install Firefox, WebKitGTK’s MiniBrowser and xvfb (Debian: firefox-esr webkit2gtk-driver xvfb), then run the command again.'
const PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'iproute2']
/** No page of its own before the one it is told to open, and no calls home. */
const FIREFOX_SETTINGS = `
user_pref('browser.shell.checkDefaultBrowser', false);
user_pref('browser.startup.homepage_override.mstone', 'ignore');
user_pref('datareporting.policy.dataSubmissionEnabled', false);
user_pref('toolkit.telemetry.reportingpolicy.firstRun', false);
user_pref('termsofuse.bypassNotification', true);
user_pref('app.normandy.enabled', false);
user_pref('app.update.auto', false);
user_pref('browser.newtabpage.activity-stream.feeds.topsites', false);
user_pref('browser.newtabpage.activity-stream.feeds.system.topsites', false);
user_pref('browser.newtabpage.enabled', false);
user_pref('browser.region.update.enabled', false);
user_pref('browser.safebrowsing.update.enabled', false);
user_pref('browser.topsites.contile.enabled', false);
user_pref('browser.topsites.useRemoteSetting', false);
user_pref('dom.push.connection.enabled', false);
user_pref('extensions.getAddons.cache.enabled', false);
user_pref('extensions.systemAddon.update.enabled', false);
user_pref('media.gmp-manager.updateEnabled', false);
user_pref('network.captive-portal-service.enabled', false);
user_pref('network.connectivity-service.enabled', false);
user_pref('network.trr.mode', 5);
user_pref('services.settings.server', '');
user_pref('toolkit.telemetry.enabled', false);
`

/** Neither does Chromium call home of its own accord: what is on the wire is the page's. */
const CHROMIUM_ALONE = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-features=NetworkTimeServiceQuerying',
  '--disable-sync',
  '--no-first-run',
]

/** The hosts browsers still ask for of their own accord, told to be quiet as they are. */
export const OF_THE_BROWSER =
  /(^|\.)((google|googleapis|gvt1)\.com|mozilla\.(com|net|org)|firefox\.com)$/

/**
 * @typedef {object} Launch
 * @property {string} program
 * @property {string[]} args
 * @property {Record<string, string>} env
 */

/** How each engine opens an address in an empty profile. @type {Record<string, (url: string, profile: string) => Launch>} */
export const ENGINES = {
  Chromium: (url, profile) => ({
    program: chromiumPath(),
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      ...CHROMIUM_ALONE,
      `--user-data-dir=${profile}`,
      url,
    ],
    env: {},
  }),
  Firefox: (url, profile) => {
    writeFileSync(join(profile, 'user.js'), FIREFOX_SETTINGS)
    return {
      program: find(['firefox-esr', 'firefox']),
      args: ['--headless', '--no-remote', '--profile', profile, url],
      env: { HOME: profile },
    }
  },
  WebKit: (url, profile) => {
    const runtime = join(profile, 'run')
    mkdirSync(runtime, { mode: 0o700 })
    return {
      program: find(['xvfb-run']),
      args: ['-a', miniBrowser(), url],
      env: { HOME: profile, XDG_RUNTIME_DIR: runtime, LIBGL_ALWAYS_SOFTWARE: '1' },
    }
  },
}

/** Makes sure that all are there. */
export async function engines() {
  try {
    find(['firefox-esr', 'firefox'])
    find(['xvfb-run'])
    miniBrowser()
  } catch {
    await install(PACKAGES, { advice: ADVICE })
  }
}

/** @param {string[]} names */
function find(names) {
  const found = searchPath()
    .flatMap(folder => names.map(name => join(folder, name)))
    .find(existsSync)
  if (!found) throw new Failure(ADVICE)
  return found
}

function miniBrowser() {
  const folders = ['x86_64', 'aarch64'].map(kind => `/usr/lib/${kind}-linux-gnu`)
  const found = folders
    .map(folder => join(folder, 'webkit2gtk-4.1', 'MiniBrowser'))
    .find(existsSync)
  if (!found) throw new Failure(ADVICE)
  return found
}
