/** `npm run build`: target/release/alongside, and dist/ from which `npm pack` works, within its budgets. */
import { main } from './progress.mjs'
import { weigh } from './sizes.mjs'
import { buildProduct, prepareTools } from './steps.mjs'

await main(async () => {
  await prepareTools()
  await buildProduct()
  await weigh()
})
