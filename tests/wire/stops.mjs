/**
 * Where an engine is sent, one stop after the other, each a host of its own. In: how much of it.
 * Out: for every stop the walk, the build, the policy, and what it is asked to prove.
 * What must stay true: the package goes first, so that nothing late of a leaking build is taken for its own.
 */
import { STRICT_POLICY } from '../browser/stage.mjs'
import { categories, ids, strangers } from './canary-shop.mjs'
import {
  callingBuilds,
  carelessBuild,
  deafBuild,
  keepingBuild,
  rememberingBuilds,
  reportedBuild,
  secretiveBuild,
  sendingBuilds,
  sendingElsewhere,
  storingBuilds,
} from './leaking-builds.mjs'

/**
 * @typedef {object} Stop
 * @property {string} name what is done there
 * @property {keyof typeof import('./promises.mjs').PROMISES} proves
 * @property {string} walk a file in walks/
 * @property {object} plan what the page is told to do
 * @property {string} [policy] the page's; without it nothing but the package's manners holds anything back
 * @property {string} [leak] what is wrong with the build served there
 * @property {Record<string, string>} [files] that build
 */

const everything = { ids, categories, strangers }

/** @type {Stop[]} */
const SHOPPING = [
  { name: 'a whole visit', proves: 'silent', walk: 'shopping', plan: everything },
  {
    name: 'the same under a strict policy',
    proves: 'silent',
    walk: 'shopping',
    plan: everything,
    policy: STRICT_POLICY,
  },
]

const SENSITIVE = ['pregnancy-test', 'bible', 'condoms', 'insulin', 'vodka']
/** Twenty: none, one, many, known, unknown, sensitive. */
const BASKETS = [
  [],
  ids,
  strangers,
  SENSITIVE,
  ...SENSITIVE.map(id => [id]),
  ...ids.slice(0, 8).map(id => [id]),
  ids.slice(0, 4),
  [ids[0], ids[20], ids[40]],
  [...strangers, ids[7]],
]

/** @param {string[][]} baskets @returns {Stop[]} */
const basketStops = baskets =>
  baskets.map(basket => ({
    name: `a basket of ${basket.length}${basket.length ? `, first ${basket[0]}` : ''}`,
    proves: 'alike',
    walk: 'basket',
    plan: { basket },
  }))

/** @type {Stop} */
const UNASKED = { name: 'nobody was asked', proves: 'unstored', walk: 'unasked', plan: everything }

/** @type {Stop[]} */
const STORING = [
  UNASKED,
  { ...UNASKED, name: 'the shopper refused', plan: { ...everything, consent: 'none' } },
  {
    ...UNASKED,
    name: 'the browser asks for privacy',
    plan: { ...everything, consent: 'persistent', signal: true },
  },
  { name: 'an export', proves: 'exported', walk: 'exporting', plan: everything },
  {
    name: 'forgetting while another tab writes, and a reload',
    proves: 'erased',
    walk: 'erasing',
    plan: everything,
  },
  { name: 'forty withdrawals', proves: 'withdrawn', walk: 'withdrawing', plan: everything },
  { name: 'storage that refuses', proves: 'unbroken', walk: 'refused', plan: everything },
]

const CONTROL = /** @type {const} */ ({ proves: 'shared', walk: 'sharing' })
/** @type {Stop[]} */
const SHARING = [
  {
    ...CONTROL,
    name: 'two presses on the control for sharing',
    plan: { ...everything, consent: 'persistent' },
  },
  {
    ...CONTROL,
    name: 'sharing where nothing is remembered',
    plan: { ...everything, expected: 'nothing is remembered' },
  },
  {
    ...CONTROL,
    name: 'sharing where the browser asks for privacy',
    plan: { ...everything, consent: 'persistent', signal: true, expected: 'asks for privacy' },
  },
]

const at = name => {
  const stop = [...SHOPPING, ...STORING].find(stop => stop.name === name)
  if (!stop) throw new Error(`No stop is named ${name}.`)
  return stop
}

/** The same stop with a build that leaks. @returns {(build: { leak: string, files: Record<string, string> }) => Stop} */
const leaking =
  (name, plan = everything) =>
  ({ leak, files }) => ({ ...at(name), plan, name: leak, leak, files })

const LEAKS = [
  ...[...sendingBuilds, ...sendingElsewhere, ...callingBuilds].map(leaking('a whole visit')),
  {
    ...leaking('a whole visit')(reportedBuild),
    policy: "img-src 'self' data:; report-uri /reports",
  },
  ...storingBuilds.map(leaking('nobody was asked')),
  leaking('the browser asks for privacy', at('the browser asks for privacy').plan)(deafBuild),
  leaking('an export')(secretiveBuild),
  ...rememberingBuilds.map(leaking(at('forgetting while another tab writes, and a reload').name)),
  leaking('forty withdrawals')(keepingBuild),
  leaking('storage that refuses')(carelessBuild),
]

export const ALL = [...SHOPPING, ...basketStops(BASKETS), ...STORING, ...SHARING, ...LEAKS]

/** What every change has to pass: no leak that needs more than the browser to be seen. */
export const SOME = [
  SHOPPING[0],
  ...basketStops(BASKETS.slice(0, 3)),
  at('the browser asks for privacy'),
  at('an export'),
  ...LEAKS.filter(({ leak }) =>
    [
      'a header',
      'a word on the console, where a shop’s own reporter listens',
      'a private file',
    ].includes(leak ?? ''),
  ),
]
