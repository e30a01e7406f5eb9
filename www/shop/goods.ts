/**
 * Where the shop's goods come from: the server. The single file has its own (../offline/goods.ts).
 *
 * In: nothing. Out: the catalogue's bytes, where the wasm is, and a model with a signed life.
 * What must stay true: these are all requests the shop ever makes.
 */
import type { LoadOptions } from 'alongside'
import { Life } from 'alongside/life'

/** Of www/shop/demo-key, which everybody has: it shows how, and protects nobody. */
const DEMO_KEY = 'ed25519:1cb9394fd6bcfc6cf715bfe17f75deb0f884d7d7ba4f3b6e812a83b603db101b'

export interface Goods extends Pick<LoadOptions, 'model' | 'wasm'> {
  catalogue: Uint8Array
  life?: Life
}

export async function fetchGoods(): Promise<Goods> {
  const response = await fetch('/model/catalogue.json')
  const catalogue = new Uint8Array(await response.arrayBuffer())
  const life = new Life({ manifest: '/model/manifest.signed', keys: [DEMO_KEY] })
  return { catalogue, model: life, life, wasm: '/alongside.wasm' }
}
