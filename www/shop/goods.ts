/**
 * Where the shop's goods come from: the server. The single file has its own (../offline/goods.ts).
 *
 * In: nothing. Out: the catalogue's bytes, and where model and wasm are.
 * What must stay true: these are all requests the shop ever makes.
 */
import type { LoadOptions } from 'alongside'

export interface Goods extends Pick<LoadOptions, 'model' | 'wasm'> {
  catalogue: Uint8Array
}

export async function fetchGoods(): Promise<Goods> {
  const response = await fetch('/model/catalogue.json')
  const catalogue = new Uint8Array(await response.arrayBuffer())
  return { catalogue, model: '/model/model.alongside', wasm: '/alongside.wasm' }
}
