/**
 * Where the goods of the single file come from: itself. The build puts them in, packed.
 *
 * In: nothing. Out: the bytes of catalogue and model; the wasm lies in the package's inline entry.
 * What must stay true: nothing is requested.
 */
import type { Goods } from '../shop/goods.ts'

/** Put in by scripts/steps/offline.mjs: gzip, as base64. */
declare const CATALOGUE: string
declare const MODEL: string

export async function fetchGoods(): Promise<Goods> {
  const [catalogue, model] = await Promise.all([unpacked(CATALOGUE), unpacked(MODEL)])
  return { catalogue: withLinksOfOurs(catalogue), model }
}

async function unpacked(packed: string): Promise<Uint8Array> {
  const bytes = Uint8Array.from(atob(packed), character => character.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** A path of the shop is no file beside this one. */
function withLinksOfOurs(bytes: Uint8Array): Uint8Array {
  const catalogue = JSON.parse(new TextDecoder().decode(bytes))
  for (const product of catalogue.products) {
    if (product.url?.startsWith('/')) product.url = `#${product.url}`
  }
  return new TextEncoder().encode(JSON.stringify(catalogue))
}
