/**
 * `npm run bench:engine`: the engine in a real browser beside what a shop would write itself. Out: one table,
 * each target met or not. Times are of this machine at this moment; the ratios are what counts.
 */
import { parseArgs } from 'node:util'
import { Failure } from './command.mjs'
import { measuredEngine } from './engine/measured-engine.mjs'
import * as measure from './engine/measurements.mjs'
import * as report from './engine/report.mjs'
import { syntheticShop } from './engine/shop.mjs'
import { openStage } from './engine/stage.mjs'
import { main, step } from './progress.mjs'
import { browser } from './steps/browser.mjs'
import { engine, prepareTools } from './steps.mjs'

const HELP = `npm run bench:engine [-- --products 10000,100000] [--only first,recommend,remembering,scoring,memory]

One page in Chromium; the contestants take turns, in blocks:
  engine    the package: wasm, gates on, objects and reasons out
  JSON      JSON + Map + sort; neither gates nor explains
  typed JS  typed arrays, the same objects with reasons
  fetch     a service on loopback that answers from memory
first answer: the quickest of eight fresh pages · mean: the median over blocks
p99: that of the quietest quarter of all questions · memory: heap, buffers and wasm

  --products  shops of so many products, 20 relations each; multiples of 100
  --only      bytes in memory → first answer; whole recommend; the same with
              a memory of 500 events; its scoring stage; memory`

const PARTS = ['first', 'recommend', 'remembering', 'scoring', 'memory']

await main(async () => {
  const { help, products, parts } = wishes()
  if (help) return console.log(HELP)
  await prepareTools()
  await browser()
  await engine()
  const measured = await measuredEngine()
  /** @type {Map<number, string>} */
  const shops = new Map()
  for (const count of products) shops.set(count, await syntheticShop(count))
  const stage = await openStage({ shops, measured })
  /** @type {string[]} */
  const lines = []
  try {
    for (const [count, folder] of shops) {
      lines.push('', `${count.toLocaleString('en')} products × 20 relations`, report.head)
      lines.push(report.fileRow(folder))
      lines.push(...(await rowsOf(stage, { products: count, folder }, parts)))
    }
  } finally {
    await stage.close()
  }
  console.log(lines.join('\n'))
})

/**
 * @param {measure.Stage} stage
 * @param {measure.Shop} shop
 * @param {string[]} parts
 */
async function rowsOf(stage, shop, parts) {
  /** @type {string[]} */
  const rows = []
  /** @type {Record<string, (say: (line: string) => void) => Promise<string[]>>} */
  const work = {
    first: async () =>
      report.firstAnswerRows(await measure.measureFirstAnswer(stage, shop), shop.products),
    recommend: async say => report.answerRows(await measure.measureAnswers(stage, shop, say)),
    remembering: async () => report.rememberingRows(await measure.measureRemembering(stage, shop)),
    scoring: async () => report.scoringRows(await measure.measureScoring(stage, shop)),
    memory: async () => report.memoryRows(await measure.measureMemory(stage, shop), shop.folder),
  }
  for (const part of PARTS.filter(part => parts.includes(part))) {
    await step(`${shop.products.toLocaleString('en')} products: ${part}`, async say => {
      rows.push(...(await work[part](say)))
    })
  }
  return rows
}

/** @returns {{ help: boolean, products: number[], parts: string[] }} */
function wishes() {
  const { help, products, only } = given()
  const counts = products.split(',').map(Number)
  const parts = only?.split(',') ?? PARTS
  const sound =
    counts.every(count => count > 0 && count % 100 === 0) &&
    parts.every(part => PARTS.includes(part))
  if (!sound) throw new Failure(HELP)
  return { help, products: counts, parts }
}

function given() {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', default: false },
        products: { type: 'string', default: '10000,100000' },
        only: { type: 'string' },
      },
    })
    return values
  } catch {
    throw new Failure(HELP)
  }
}
