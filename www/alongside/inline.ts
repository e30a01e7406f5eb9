/**
 * The package with its wasm inside: for pages from `file://` and bundlers that copy no files.
 *
 * What must stay true: nothing is fetched for it, and it costs the wire no more than the file does,
 * for base64 of what is compressed already is compressed back to almost its size.
 */
import { zipped } from '../../build/engine/inline.js'
import { Recommender as Slim } from './recommender.ts'
import { Visit as SlimVisit } from './visit.ts'

export * from './front.ts'

export class Recommender extends Slim {
  protected static override async ownWasm(): Promise<Uint8Array> {
    const bytes = Uint8Array.from(atob(zipped), character => character.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  }
}

export class Visit extends SlimVisit {
  protected static override readonly recommenders = () => Recommender
}
