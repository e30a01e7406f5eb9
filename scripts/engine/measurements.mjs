/**
 * What is measured, one function each. In: a stage and a shop. Out: figures, in milliseconds, microseconds or bytes.
 * What must stay true: contestants take turns, so that what else the machine does meets all of them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededBaskets } from './baskets.mjs'

const BASKETS = 200
const FIRST_BASKET = 5
/** The quickest counts: what the machine did beside it is nobody's slowness. */
const FIRST_SAMPLES = 8
const BLOCKS = 40
const BLOCK = 50
const SCORING_ROUNDS = 80
/** Those who load something. */
const LOADED = ['engine', 'json', 'typed']
const ENTRANTS = [
  ...LOADED.map(name => ({ name, blocks: BLOCKS, blockSize: BLOCK })),
  // Far slower than the others: fewer questions, in smaller blocks.
  { name: 'fetch', blocks: BLOCKS, blockSize: 10 },
]
const SIZES = [1, 5, 20]
/** At More nobody has to hold anything back; at Normal, the default, the engine says what it held back. */
const QUESTIONS = [
  ...SIZES.map(size => ({ size, frequency: 'more' })),
  { size: 20, frequency: 'normal' },
]

/** @typedef {Awaited<ReturnType<typeof import('./stage.mjs').openStage>>} Stage */
/** @typedef {{ products: number, folder: string }} Shop */

/** Milliseconds from bytes in memory to the first answer, of each that loads anything. @param {Stage} stage @param {Shop} shop */
export async function measureFirstAnswer(stage, shop) {
  const [request] = requestsOf(shop, { size: FIRST_BASKET, frequency: 'more' })
  /** @type {Record<string, { import: number, answer: number }[]>} */
  const samples = Object.fromEntries(LOADED.map(name => [name, []]))
  for (let sample = 0; sample < FIRST_SAMPLES; sample += 1) {
    for (const name of LOADED) {
      const plan = { name, products: shop.products, request }
      samples[name].push(await onPage(stage, page => inPage(page, 'firstAnswer', plan)))
    }
  }
  return Object.fromEntries(
    Object.entries(samples).map(([name, runs]) => [
      name,
      {
        whole: Math.min(...runs.map(run => run.import + run.answer)),
        import: Math.min(...runs.map(run => run.import)),
      },
    ]),
  )
}

/**
 * Milliseconds a question of everyone, and of the scoring stage alone, all on one page.
 * @param {Stage} stage @param {Shop} shop @param {(line: string) => void} say
 */
export async function measureAnswers(stage, shop, say) {
  const { products } = shop
  await stage.serve(products)
  return await onPage(stage, async page => {
    const figures = []
    for (const { size, frequency } of QUESTIONS) {
      say(`baskets of ${size}`)
      const requests = requestsOf(shop, { size, frequency })
      const plan = { products, requests, entrants: ENTRANTS }
      figures.push({ size, frequency, ...(await inPage(page, 'contest', plan)) })
    }
    say('agreement')
    const requests = SIZES.flatMap(size => requestsOf(shop, { size, frequency: 'more' }))
    const names = ENTRANTS.map(({ name }) => name)
    const differing = await inPage(page, 'agreement', { products, requests, names })
    return { figures, differing, lists: requests.length }
  })
}

/** Milliseconds a question at Normal, with nothing remembered and with a memory of 500 events. @param {Stage} stage @param {Shop} shop */
export async function measureRemembering(stage, shop) {
  const requests = requestsOf(shop, { size: FIRST_BASKET, frequency: 'normal' })
  const entrants = ['engine', 'remembering'].map(name => ({
    name,
    blocks: BLOCKS,
    blockSize: BLOCK,
  }))
  const plan = { products: shop.products, requests, entrants }
  return await onPage(stage, page => inPage(page, 'contest', plan))
}

/** Microseconds a basket of the scoring stage alone. @param {Stage} stage @param {Shop} shop */
export async function measureScoring(stage, { products }) {
  return await onPage(stage, async page => {
    const figures = []
    for (const size of SIZES) {
      const places = seededBaskets({ products, size, count: BASKETS }).flat()
      const plan = { products, size, places, rounds: SCORING_ROUNDS }
      figures.push({ size, ...(await inPage(page, 'scoring', plan)) })
    }
    return figures
  })
}

/** Bytes each keeps once it has answered. @param {Stage} stage @param {Shop} shop */
export async function measureMemory(stage, shop) {
  const [request] = requestsOf(shop, { size: FIRST_BASKET, frequency: 'more' })
  /** @type {Record<string, { heap: number, wasm: number }>} */
  const kept = {}
  for (const name of LOADED) {
    const plan = { name, products: shop.products, request }
    kept[name] = await onPage(stage, async page => {
      const session = await page.context().newCDPSession(page)
      const before = await heapOf(session)
      const wasm = await inPage(page, 'occupy', plan)
      return { heap: (await heapOf(session)) - before, wasm }
    })
  }
  return kept
}

/** JavaScript objects and buffers that are still needed. */
async function heapOf(session) {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
  return usedSize + backingStorageSize
}

/** @template T @param {Stage} stage @param {(page: import('playwright-core').Page) => Promise<T>} work */
async function onPage(stage, work) {
  const page = await stage.openPage()
  try {
    return await work(page)
  } finally {
    await page.context().close()
  }
}

/**
 * Calls a function of `page.mjs`.
 * @param {import('playwright-core').Page} page @param {string} name @param {object} plan
 */
const inPage = (page, name, plan) =>
  page.evaluate(([name, plan]) => globalThis[name](plan), /** @type {const} */ ([name, plan]))

/**
 * What the page asks. With consent the slate has more room than without.
 * @param {Shop} shop @param {{ size: number, frequency: string }} question
 */
function requestsOf({ products, folder }, { size, frequency }) {
  const catalogue = JSON.parse(readFileSync(join(folder, 'catalogue.json'), 'utf8'))
  const line = place => ({ id: catalogue.products[place].id, quantity: 1 })
  return seededBaskets({ products, size, count: BASKETS }).map(basket => ({
    basket: basket.map(line),
    placement: 'basket',
    frequency,
    consent: 'persistent',
  }))
}
