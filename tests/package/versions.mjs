/**
 * Versions of the tent shop as a merchant would publish them, signed by keys of these tests.
 * In: the pinned model and node:crypto, whose Ed25519 is not ours. Out: the files of a site, by path.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { crc32 } from './crc32.mjs'
import { catalogueBytes, modelBytes, noon } from './tent.mjs'

const DAY = 86_400_000
/** PKCS #8 around a seed of 32 bytes (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

const privateKey = number =>
  createPrivateKey({
    key: Buffer.concat([PKCS8, Buffer.alloc(32, number)]),
    format: 'der',
    type: 'pkcs8',
  })

/** As a page pins it. @param {number} number */
export function publicKey(number) {
  const der = createPublicKey(privateKey(number)).export({ format: 'der', type: 'spki' })
  return `ed25519:${der.subarray(-32).toString('hex')}`
}

/** The tent shop's model made by `name`, six letters. @param {string} name */
export const modelBy = name => changed(bytes => void Buffer.from(bytes.buffer).write(name, 79))

/** One that does not answer its own trial: nothing leads from a tent to a pot. */
export const failingModel = () => changed(bytes => void bytes.set([5], bytes.length - 1))

function changed(change) {
  const bytes = modelBytes()
  change(bytes)
  new DataView(bytes.buffer).setUint32(16, crc32(bytes.subarray(20)), true)
  return bytes
}

export const sha256 = bytes => createHash('sha256').update(bytes).digest('hex')

/** What a version named, and says again. */
const AGAIN = JSON.stringify({ sequence: 99 }).slice(1, -1)

/**
 * The files of a version: what its manifest names, and the manifest.
 * @param {{ sequence?: number, model?: Uint8Array, key?: number, from?: number, days?: number, backTo?: number,
 *   policy?: object, minimumEngine?: string, isSaidTwice?: boolean }} [version]
 * @returns {Record<string, Uint8Array>}
 */
export function version({
  sequence = 1,
  model = modelBy('maker1'),
  key = 1,
  from = noon,
  days = 120,
  backTo,
  policy,
  minimumEngine = '0.1.0',
  isSaidTwice = false,
} = {}) {
  const catalogue = catalogueBytes()
  const file = (path, bytes) => ({ file: path, bytes: bytes.length, sha256: sha256(bytes) })
  const [modelFile, catalogueFile] = [`models/${sha256(model)}`, `catalogues/${sha256(catalogue)}`]
  const once = JSON.stringify({
    version: 2,
    sequence,
    term: { notBefore: from, expires: from + days * DAY },
    minimumEngine,
    backTo,
    model: file(modelFile, model),
    catalogue: file(catalogueFile, catalogue),
    policy,
  })
  const manifest = isSaidTwice ? once.replace('{', `{${AGAIN},`) : once
  const signature = sign(null, Buffer.from(manifest), privateKey(key)).toString('hex')
  return {
    'manifest.signed': Buffer.from(`alongside-manifest 1\n${signature}\n${manifest}`),
    [modelFile]: model,
    [catalogueFile]: catalogue,
  }
}
