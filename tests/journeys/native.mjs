/** Journeys through the command line. In: the files. Out: their outcomes as the player gives them. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bare } from './player.mjs'

const folder = fileURLToPath(new URL('.', import.meta.url))
const inRepository = path => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export const model = inRepository('build/journeys/model.alongside')
export const catalogue = inRepository('build/journeys/catalogue.json')

/** Every journey, by the name of its file. */
export const journeys = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .sort()
  .map(name => ({ name, ...JSON.parse(readFileSync(join(folder, name), 'utf8')) }))

/** @param {{ program?: string, without?: string | undefined }} [options] `without`: a rule, where the program can switch it off */
export function playNatively({ program = inRepository('target/release/alongside'), without } = {}) {
  const files = journeys.map(({ name }) => join(folder, name))
  const rule = without ? ['--without', without] : []
  const printed = execFileSync(
    program,
    ['explain', model, '--json', ...rule, '--journey', ...files],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  const replayed = JSON.parse(printed)
  return journeys.map((_, place) =>
    replayed[place].steps.map(({ at, slate, choices, bytes }) => ({
      at,
      slate: slate && bare(slate),
      choices,
      bytes,
    })),
  )
}
