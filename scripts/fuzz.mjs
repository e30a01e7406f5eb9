/**
 * `npm run fuzz -- --runs 1e6 [--seed N] [--keep] [--guided]`: mutated inputs against every reader of what comes from
 * outside. In: fuzz/corpus, and the seeds in fuzz/src/targets.rs. Out: what was tried; an input that breaks a promise
 * lies in fuzz/found, and the command fails. `--guided` lets libFuzzer follow the coverage, under the address sanitizer
 * and with the nightly toolchain; without it everything is as on every machine.
 */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { cargo, Failure } from './command.mjs'
import { inRoot } from './paths.mjs'
import { main, step } from './progress.mjs'

const TARGETS = ['manifest', 'model', 'memory', 'policy']
const BROKEN = 'An input broke a promise: see above. Turn it into a test, then correct the reader.'
const NEEDED =
  'It needs `rustup toolchain install nightly` and `cargo install cargo-fuzz`, or leave out --guided.'

await main(async () => {
  const { runs, seed, keep, guided } = argumentsOf()
  if (guided) await followed({ runs: Number(runs), seed, keep })
  else await mutated(['--runs', runs, '--seed', seed, ...(keep ? ['--keep'] : [])])
})

/** @param {string[]} wanted */
async function mutated(wanted) {
  const args = ['run', '--release', '--quiet', '-p', 'alongside-fuzz', '--', ...wanted]
  console.log((await cargo(args, { advice: BROKEN })).trim())
}

/** @param {{ runs: number, seed: string, keep: boolean }} wanted runs of all targets together */
async function followed({ runs, seed, keep }) {
  await cargo(['+nightly', 'fuzz', '--version'], { advice: NEEDED })
  const own = ['--features', 'guided', '--target-dir', inRoot('target', 'guided')]
  const build = ['+nightly', 'fuzz', 'build', 'guided', ...own]
  await step('fuzzer', say => cargo(build, { say, advice: NEEDED }).then(() => {}))
  for (const target of TARGETS) {
    const [learned, kept] = [inRoot('build', 'fuzz', target), inRoot('fuzz', 'corpus', target)]
    for (const folder of [learned, kept, inRoot('fuzz', 'found')]) {
      mkdirSync(folder, { recursive: true })
    }
    const fuzz = (/** @type {string[]} */ folders, /** @type {string[]} */ flags) =>
      cargo(['+nightly', 'fuzz', 'run', 'guided', ...own, ...folders, '--', ...flags], {
        env: { ALONGSIDE_TARGET: target },
        advice: BROKEN,
      })
    await step(target, async () => {
      const told = await fuzz(
        [learned, kept],
        [
          `-runs=${Math.ceil(runs / TARGETS.length)}`,
          `-seed=${seed}`,
          '-max_len=4096',
          `-artifact_prefix=${inRoot('fuzz', 'found', `${target}-`)}`,
        ],
      )
      // What is kept is an input for each edge, not for each number of times it is taken.
      const cover = ['-set_cover_merge=1', '-use_counters=0', '-max_len=4096']
      if (keep) await fuzz([kept, learned], cover)
      const [, tried, covered, corpus] = /#(\d+)\s+DONE\s+cov: (\d+) .*corp: (\d+)/.exec(told) ?? []
      return `${tried} runs, ${covered} edges covered, corpus ${corpus}, nothing found`
    })
  }
}

function argumentsOf() {
  try {
    return parseArgs({
      options: {
        runs: { type: 'string', default: '1e6' },
        seed: { type: 'string', default: '1' },
        keep: { type: 'boolean', default: false },
        guided: { type: 'boolean', default: false },
      },
    }).values
  } catch {
    throw new Failure('Usage: npm run fuzz [-- --runs 1e6] [--seed 1] [--keep] [--guided]')
  }
}
