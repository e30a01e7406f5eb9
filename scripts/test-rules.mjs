/**
 * `npm run test:rules`: each rule of the engine is switched off in turn, and at least one journey has to notice.
 *
 * In: the engine with its feature `rules`, tests/journeys, build/journeys. Out: rule → the journeys that fail
 * without it. What must stay true: the rules are read from the code, so a new one can't be forgotten.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { judge } from '../tests/journeys/judge.mjs'
import { journeys, playNatively } from '../tests/journeys/native.mjs'
import { cargo, Failure } from './command.mjs'
import { inRoot } from './paths.mjs'
import { main, step } from './progress.mjs'
import { buildJourneys, prepareTools } from './steps.mjs'

/** Where a table names its rules, or a rule names itself. */
const NAMES = [
  /^ {4}\((?:Rule|SilenceCode|Moment)::(\w+), /gm,
  /rules::holds\("([\w-]+)"\)/g,
  /^pub\(super\) const WORN_OUT: &str = "([\w-]+)"/gm,
]

const sources = ['src/recommend', 'src/memory'].flatMap(folder =>
  readdirSync(inRoot(folder), { recursive: true })
    .map(String)
    .filter(file => file.endsWith('.rs'))
    .map(file => readFileSync(inRoot(folder, file), 'utf8')),
)

const rules = [
  ...new Set(
    sources.flatMap(source =>
      NAMES.flatMap(name => [...source.matchAll(name)].map(([, rule]) => String(rule))),
    ),
  ),
].sort()

await main(async () => {
  await prepareTools()
  await buildJourneys()
  await step('command line with rules to switch off', say =>
    cargo(['build', '-p', 'alongside-builder', '--features', 'rules'], {
      say,
      advice: 'The feature `rules` does not compile: see cargo above.',
    }),
  )
  const program = inRoot('target', 'debug', 'alongside')
  const failing = (/** @type {string | undefined} */ without) => {
    const outcomes = playNatively({ program, without })
    return journeys
      .filter((journey, place) => judge(journey, outcomes[place]).length > 0)
      .map(({ name }) => name.replace('.json', ''))
  }
  const unnoticed = []
  if (failing(undefined).length > 0)
    throw new Failure(`Failing with every rule: ${failing(undefined)}`)
  for (const rule of rules) {
    const noticed = failing(rule)
    console.log(`${rule.padEnd(26)} ${noticed.join(', ') || 'NOBODY NOTICES'}`)
    if (noticed.length === 0) unnoticed.push(rule)
  }
  console.log(`${rules.length} rules, ${unnoticed.length} unnoticed`)
  if (unnoticed.length > 0) {
    throw new Failure(`No journey notices when these are off: ${unnoticed.join(', ')}. Write one.`)
  }
})
