/**
 * Work that need not be done again. In: the files a step reads and writes. Out: whether it was fresh.
 * A step is fresh while both its inputs and its outputs hold the bytes they held when it last succeeded.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Failure } from './command.mjs'
import { inRoot, root } from './paths.mjs'
import { inTurn } from './turn.mjs'

/**
 * Does `work` unless the step is fresh.
 * @param {string} name of the step; its stamp lies in build/stamps
 * @param {{ inputs: string[], outputs: string[], stamps?: string }} files files and folders
 * @param {() => Promise<unknown> | unknown} work
 * @returns {Promise<string>} "fresh" when there was nothing to do, otherwise an empty note
 */
export async function unlessFresh(
  name,
  { inputs, outputs, stamps = inRoot('build', 'stamps') },
  work,
) {
  const stamp = join(stamps, name)
  return await inTurn(`${stamp}.lock`, async () => {
    const read = fingerprint(inputs)
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === `${read} ${fingerprint(outputs)}`) {
      return 'fresh'
    }
    rmSync(stamp, { force: true })
    await work()
    const missing = outputs.filter(output => !existsSync(output))
    if (missing.length > 0) {
      throw new Failure(`The step "${name}" succeeded without writing ${missing.join(', ')}.`)
    }
    writeFileSync(stamp, `${read} ${fingerprint(outputs)}`)
    return ''
  })
}

/**
 * One hash over the names and bytes of files and of whole folders.
 * @param {string[]} paths
 */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesBelow).sort()) {
    hash.update(`${relative(root, file)}\0`)
    hash.update(
      existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest() : 'absent',
    )
  }
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} the path itself where it is no folder */
function filesBelow(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap(entry =>
    filesBelow(join(path, entry.name)),
  )
}
