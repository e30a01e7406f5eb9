/**
 * What runs in the page. In: addresses of code and files on this page's own server. Out: figures.
 * What must stay true: bytes are in memory before a clock starts, and every contestant gets the same requests.
 */

import { disagreement } from './agreement.mjs'
import { FILES } from './contestants/contestant.mjs'
import { readArrays, scorer, scoringStage } from './contestants/scores.mjs'
import { median, quantile } from './figures.mjs'

/** @typedef {import('./contestants/contestant.mjs').Request} Request */
/** @typedef {import('./contestants/contestant.mjs').Contestant} Contestant */

/** The questions of a contest are looked at in so many parts. */
const PARTS = 4
/** The engine with one more export, as the stage serves it. */
const MEASURED = '/measured/alongside'

const bytesOf = async path => (await fetch(path)).arrayBuffer()

/** @param {{ name: string, products: number, catalogue: boolean }} wanted */
async function filesOf({ name, products, catalogue }) {
  const names = FILES[name].filter(file => catalogue || file !== 'catalogue.json')
  const files = names.map(async file => [file, await bytesOf(`/shop/${products}/${file}`)])
  return Object.fromEntries(await Promise.all(files))
}

/** Who is open on this page already. @type {Map<string, Promise<Contestant>>} */
const contestants = new Map()

/** @param {{ name: string, products: number }} wanted @returns {Promise<Contestant>} */
function opened({ name, products }) {
  const known = contestants.get(name)
  if (known) return known
  const opening = (async () => {
    const { open } = await import(`/contestant/${name}.js`)
    return open({ files: await filesOf({ name, products, catalogue: true }) })
  })()
  contestants.set(name, opening)
  return opening
}

/** Milliseconds from bytes in memory to an answer: importing the code, then all the rest. */
async function firstAnswer({ name, products, request }) {
  const code = await bytesOf(`/contestant/${name}.js`)
  const files = await filesOf({ name, products, catalogue: false })
  const begin = performance.now()
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  const { open } = await import(address)
  const imported = performance.now()
  const contestant = await open({ files })
  await contestant.answer(request)
  return { import: imported - begin, answer: performance.now() - imported }
}

/** How many lists of each contestant differ. @param {{ products: number, requests: Request[], names: string[] }} plan */
async function agreement({ products, requests, names }) {
  const open = names.map(async name => [name, await opened({ name, products })])
  return await disagreement(Object.fromEntries(await Promise.all(open)), requests)
}

/**
 * Milliseconds a question: everyone in turn, block by block.
 * @param {{ products: number, requests: Request[], entrants: { name: string, blocks: number, blockSize: number }[] }} plan
 */
async function contest({ products, requests, entrants }) {
  const samples = entrants.map(({ blocks, blockSize }) => new Float64Array(blocks * blockSize))
  const rounds = Math.max(...entrants.map(entrant => entrant.blocks))
  for (let round = -1; round < rounds; round += 1) {
    for (const [place, { name, blocks, blockSize }] of entrants.entries()) {
      if (round >= blocks) continue
      const contestant = await opened({ name, products })
      const block = await timed({ contestant, requests, blockSize, round })
      // The first round only warms up.
      if (round >= 0) samples[place].set(block, round * blockSize)
    }
  }
  const figures = entrants.map(({ name, blockSize }, place) => [
    name,
    { mean: median(blockMeans(samples[place], blockSize)), p99: quietestTail(samples[place]) },
  ])
  return Object.fromEntries(figures)
}

/** Milliseconds of each question of a block. */
async function timed({ contestant, requests, blockSize, round }) {
  const block = new Float64Array(blockSize)
  let before = performance.now()
  for (let place = 0; place < blockSize; place += 1) {
    const request = requests[(Math.max(round, 0) * blockSize + place) % requests.length]
    const answer = contestant.answer(request)
    if (answer instanceof Promise) await answer
    const now = performance.now()
    block[place] = now - before
    before = now
  }
  return block
}

/** The timer's step is too coarse for one question, not for a block. @param {Float64Array} samples */
const blockMeans = (samples, blockSize) =>
  Array.from({ length: samples.length / blockSize }, (_, block) => {
    const own = samples.subarray(block * blockSize, (block + 1) * blockSize)
    return own.reduce((sum, sample) => sum + sample) / blockSize
  })

/** The p99 of the quietest part: what the machine did beside it is nobody's slowness. @param {Float64Array} samples */
function quietestTail(samples) {
  const length = samples.length / PARTS
  const parts = Array.from({ length: PARTS }, (_, part) =>
    samples.subarray(part * length, (part + 1) * length),
  )
  return Math.min(...parts.map(part => quantile(0.99, part)))
}

/**
 * The scoring stage alone: microseconds a basket, and whether both come to the same.
 * @param {{ products: number, size: number, places: number[], rounds: number }} plan
 */
async function scoring({ products, size, places, rounds }) {
  const { Engine, initSync } = await import(`${MEASURED}.js`)
  initSync({ module: await bytesOf(`${MEASURED}.wasm`) })
  const engine = new Engine(new Uint8Array(await bytesOf(`/shop/${products}/model.alongside`)))
  const twin = scorer(readArrays(await bytesOf(`/shop/${products}/companions.bin`)))
  const baskets = Uint32Array.from(places)
  const stages = {
    engine: () => engine.scoringStage(baskets, size),
    typed: () => scoringStage(twin, baskets, size),
  }
  /** @type {Record<string, number[]>} */
  const samples = { engine: [], typed: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(stages)) {
      const begin = performance.now()
      run()
      samples[name].push(((performance.now() - begin) * 1000) / (places.length / size))
    }
  }
  return {
    engine: median(samples.engine.slice(rounds / 4)),
    typed: median(samples.typed.slice(rounds / 4)),
    agree: stages.engine() === stages.typed(),
  }
}

/** Opens a contestant and keeps it. Answers how large the memory of its wasm is. */
async function occupy({ name, products, request }) {
  /** @type {WebAssembly.Memory[]} */
  const memories = []
  const { Instance } = WebAssembly
  WebAssembly.Instance = class extends Instance {
    constructor(module, imports) {
      super(module, imports)
      memories.push(/** @type {WebAssembly.Memory} */ (this.exports['memory']))
    }
  }
  const { open } = await import(`/contestant/${name}.js`)
  const contestant = await open({ files: await filesOf({ name, products, catalogue: false }) })
  await contestant.answer(request)
  Object.assign(globalThis, { kept: contestant })
  return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)
}

Object.assign(globalThis, { firstAnswer, agreement, contest, scoring, occupy })
