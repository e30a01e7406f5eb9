/** `npm run build:offline`: the whole demo shop in one file, within its budget. */
import { statSync } from 'node:fs'
import { Failure } from './command.mjs'
import { offlineFile } from './paths.mjs'
import { main } from './progress.mjs'
import { buildOffline, prepareTools } from './steps.mjs'

const MOST_KILOBYTES = 600

await main(async () => {
  await prepareTools()
  await buildOffline()
  const kilobytes = Math.ceil(statSync(offlineFile).size / 1024)
  console.log(`${offlineFile}: ${kilobytes} KB of ${MOST_KILOBYTES}`)
  if (kilobytes > MOST_KILOBYTES) throw new Failure('The single file is over its budget.')
})
