/**
 * `npm run bench:builder`: from an order log to its model, in time and memory, beside those who count the same.
 * In: nothing; the logs are invented by `alongside synth`, with string ids. Out: a table, and what issue 6 asks
 * for: at most half of implicit's time and memory and a fifth of DuckDB's time at 10M lines, 60 bytes a line.
 * The log of 50M lines is counted with --memory 2GiB.
 * `--lines 1M,10M,50M` the sizes · `--peers 10M` the sizes the peers count too.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ours, peers } from './builder/contestants.mjs'
import { measured } from './builder/measured.mjs'
import { peersFromPypi } from './builder/python.mjs'
import { ratios, table } from './builder/table.mjs'
import { Failure, run } from './command.mjs'
import { builderBinary, inRoot } from './paths.mjs'
import { main, step } from './progress.mjs'
import { prerequisites } from './steps/prerequisites.mjs'
import { builder } from './steps.mjs'

const folder = inRoot('build', 'bench-builder')
/** From this many lines on Parquet will do: the CSV has 3 GB. */
const LARGE_FROM = 50_000_000
/** What such a log may take of the memory. */
const MEMORY = '2GiB'

await main(async () => {
  const { lines, peersAt } = asked()
  await prerequisites()
  await builder()
  if (peersAt.length > 0) await peersFromPypi()
  mkdirSync(folder, { recursive: true })
  /** @type {import('./builder/table.mjs').Row[]} */
  const rows = []
  for (const size of lines) {
    const parquet = await invented(size, 'parquet')
    const contestants = [
      ours(parquet, folder, linesOf(size) >= LARGE_FROM ? MEMORY : undefined),
      ...(peersAt.includes(size) ? peers(parquet, folder) : []),
    ]
    for (const { name, command } of contestants) {
      await step(`${size} lines, Parquet: ${name}`, async () => {
        rows.push({
          size,
          lines: linesOf(size),
          format: 'Parquet',
          name,
          ...(await measured(command)),
        })
      })
    }
    if (linesOf(size) >= LARGE_FROM) continue
    const csv = await invented(size, 'csv')
    await step(`${size} lines, CSV: alongside build`, async () => {
      const { name, command } = ours(csv, folder)
      rows.push({ size, lines: linesOf(size), format: 'CSV', name, ...(await measured(command)) })
    })
  }
  console.log(
    `\nload ${loadavg()
      .map(load => load.toFixed(1))
      .join(' ')}\n\n${table(rows)}`,
  )
  console.log(`\n${ratios(rows)}`)
})

/** The log of a size, which is kept for the next time. @param {string} size @param {string} ending */
async function invented(size, ending) {
  const log = join(folder, `orders-${size}.${ending}`)
  if (!existsSync(log)) {
    await step(`inventing ${size} lines (${ending})`, async say => {
      const advice = 'Read above what alongside synth says.'
      await run(builderBinary, ['synth', '--lines', size, '--out', log], { say, advice })
    })
  }
  rmSync(join(folder, 'model'), { recursive: true, force: true })
  return log
}

/** @param {string} size such as 10M */
function linesOf(size) {
  const [, digits, letter] = /^(\d+)([kM]?)$/.exec(size) ?? []
  if (!digits) throw new Failure(`${size} is no number of lines; write 250k or 10M.`)
  return Number(digits) * (letter === 'M' ? 1_000_000 : letter === 'k' ? 1_000 : 1)
}

function asked() {
  /** @type {{ lines?: string, peers?: string }} */
  let values
  try {
    ;({ values } = parseArgs({ options: { lines: { type: 'string' }, peers: { type: 'string' } } }))
  } catch {
    throw new Failure('Usage: npm run bench:builder [-- --lines 1M,10M,50M --peers 10M]')
  }
  const list = (/** @type {string} */ sizes) => sizes.split(',').filter(Boolean)
  return { lines: list(values.lines ?? '1M,10M,50M'), peersAt: list(values.peers ?? '10M') }
}
