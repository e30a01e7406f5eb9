/** The package's front: a recommender and a visit whose wasm lies beside this script. */
import { Recommender as Slim, type WasmSource } from './recommender.ts'
import { Visit as SlimVisit } from './visit.ts'

export * from './front.ts'

export class Recommender extends Slim {
  /** This literal is what bundlers look for; they copy the file and put its new address here. */
  protected static override ownWasm(): WasmSource {
    return new URL('./alongside.wasm', import.meta.url)
  }
}

export class Visit extends SlimVisit {
  protected static override readonly recommenders = () => Recommender
}
