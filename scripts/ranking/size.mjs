/**
 * What a model weighs. In: its file. Out: bytes as they are, after brotli, and by a range coder.
 * What must stay true: the range coder holds all that the section `pairs` holds; what it wrote is read back.
 */

import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { brotliCompressSync, constants } from 'node:zlib'
import { Failure, run } from '../command.mjs'
import { builderBinary } from '../paths.mjs'
import { decodePairs, encodePairs, readPairs } from './size/pairs.mjs'

/** The sections that hold relations; only the first holds those that orders show. */
const [PAIRS, OTHERS] = ['pairs', 'relations']

/**
 * @typedef {object} Size
 * @property {number} file bytes
 * @property {number} fileBrotli
 * @property {number} relations directed ones
 * @property {number} perRelation bytes of both sections for each of them
 * @property {number} perRelationBrotli
 * @property {number} perRelationCoded by the range coder
 */

/** @param {string} file a model @returns {Promise<Size>} */
export async function sizeOf(file) {
  const inspection = JSON.parse(
    await run(builderBinary, ['inspect', file, '--json'], {
      advice: 'The measured model does not open: see above.',
    }),
  )
  const bytes = readFileSync(file)
  /** @param {string} name */
  const section = name => {
    const { at, bytes: length } = inspection.sections.find(one => one.name === name)
    return bytes.subarray(at, at + length)
  }
  const relations = inspection.relations.reduce((sum, kind) => sum + kind.count, 0)
  const others = brotli(section(OTHERS)).length
  const both = Buffer.concat([section(PAIRS), section(OTHERS)])
  return {
    file: bytes.length,
    fileBrotli: brotli(bytes).length,
    relations,
    perRelation: both.length / relations,
    perRelationBrotli: brotli(both).length / relations,
    perRelationCoded: (coded(section(PAIRS), inspection.products) + others) / relations,
  }
}

/** Bytes of the pairs by the range coder. @param {Uint8Array} section @param {number} products */
function coded(section, products) {
  const pairs = readPairs(section, products)
  const bytes = encodePairs(pairs)
  if (isDeepStrictEqual(decodePairs(bytes, products), pairs)) return bytes.length
  throw new Failure('The range coder lost something: scripts/ranking/size is wrong.')
}

/** @param {Uint8Array} content */
const brotli = content =>
  brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  })
