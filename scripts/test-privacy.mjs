/**
 * `npm run test:privacy`: the privacy promise attacked at full size: a hundred thousand random logs for the bounds,
 * a million draws for the noise, a thousand releases for the best attacker. `npm test` runs the same claims smaller.
 */
import { cargo } from './command.mjs'
import { main, step } from './progress.mjs'
import { prepareTools } from './steps.mjs'

const FULL = { ALONGSIDE_FULL: '1', PROPTEST_CASES: '100000' }
const CLAIMS = ['anonymize::dp', 'ledger']

await main(async () => {
  await prepareTools()
  await step('privacy', async say => {
    const args = ['test', '--release', '-p', 'alongside-builder', '--bin', 'alongside']
    const advice = 'The promise does not hold: see above.'
    console.log(await cargo([...args, '--', ...CLAIMS], { say, env: FULL, advice }))
  })
})
