/**
 * `npm run fuzz -- --runs 1e6 [--seed N] [--keep]`: mutated inputs against every reader of what comes from outside.
 * In: fuzz/corpus, and the seeds in fuzz/src/targets.rs. Out: what was tried; an input that breaks a promise lies in
 * fuzz/found, and the command fails.
 */
import { cargo } from './command.mjs'
import { main } from './progress.mjs'

await main(async () => {
  const args = [
    'run',
    '--release',
    '--quiet',
    '-p',
    'alongside-fuzz',
    '--',
    ...process.argv.slice(2),
  ]
  const told = await cargo(args, {
    advice: 'An input broke a promise: see above. Turn it into a test, then correct the reader.',
  })
  console.log(told.trim())
})
