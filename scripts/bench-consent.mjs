/**
 * `npm run bench:consent`: what remembering is worth. The same test orders are asked about twice: by a device that
 * knows this page's basket alone, and by one that was allowed to keep what was bought before. Out: one table, on
 * the demo shop's bundled orders and, where ALONGSIDE_DATA has it, online_retail_2010.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Failure } from './command.mjs'
import { ask, TIERS } from './consent/ask.mjs'
import { frozen, newestTenth } from './consent/questions.mjs'
import { dataFolder, packageFolder, shopDataFolder } from './paths.mjs'
import { main, step } from './progress.mjs'
import { shopData } from './steps/shop-data.mjs'
import { buildProduct, prepareTools } from './steps.mjs'

/** Without memory at least so much of what is hit with it. */
const TARGET = 0.9

await main(async () => {
  await prepareTools()
  await buildProduct()
  await shopData()
  const { Recommender } = await import(pathToFileURL(join(packageFolder, 'index.js')).href)
  const retail = join(dataFolder() ?? '', 'online_retail_2010')
  const sets = [newestTenth('demo shop', shopDataFolder)]
  if (dataFolder() && existsSync(retail)) sets.push(frozen('online_retail_2010', retail))
  else console.log('No online_retail_2010 (ALONGSIDE_DATA): only the demo shop is asked about.')
  const lines = [
    row('hit rate of', 'asked', ...TIERS.map(tier => `first 3 ${tier}`), 'without/with'),
  ]
  const missed = []
  for (const set of sets) {
    await step(`${set.name}: asking`, async say => {
      for (const { of, asked, first, slate } of await ask(set, Recommender, say)) {
        const [without, kept] = first
        lines.push(row(of, asked, ...first.map(share), share(without / kept)))
        lines.push(row('  the whole slate', '', ...slate.map(share), share(slate[0] / slate[1])))
        if (!(without / kept >= TARGET)) missed.push(of)
      }
    })
  }
  console.log(`\n${lines.join('\n')}`)
  if (missed.length > 0)
    throw new Failure(`Without memory less than ${TARGET} of the hits: ${missed.join(', ')}.`)
})

/** @param {number} part */
function share(part) {
  return part.toFixed(4)
}

/** @param {...(string | number)} cells */
function row(...cells) {
  return cells
    .map((cell, at) => (at === 0 ? String(cell).padEnd(40) : String(cell).padStart(19)))
    .join('')
}
