/** `npm run docs`: docs/api.md from the types of the package as it is built now. */
import { writeFileSync } from 'node:fs'
import { apiReference } from './api.mjs'
import { inRoot } from './paths.mjs'
import { main, step } from './progress.mjs'
import { buildProduct, prepareTools } from './steps.mjs'

await main(async () => {
  await prepareTools()
  await buildProduct()
  await step('docs/api.md', async () => writeFileSync(inRoot('docs', 'api.md'), apiReference()))
})
