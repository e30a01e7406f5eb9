/**
 * What every contestant is: code that opens bytes in memory and then answers baskets.
 * The same request goes to each: the shopper asked for More, so nobody has to hold anything back.
 */

/** As many as the engine gives at More. */
export const SUGGESTIONS = 6

/** @typedef {Pick<import('../../../www/alongside/index.ts').RecommendRequest, 'basket' | 'placement'>} Request */
/** @typedef {{ id: string, score: number }} Suggested */
/** @typedef {{ answer: (request: Request) => Suggested[] | Promise<Suggested[]> }} Contestant */
/** @typedef {(given: { files: Record<string, ArrayBuffer> }) => Contestant | Promise<Contestant>} Open */

/** The files each contestant opens, in the order of the table. `catalogue.json` may be left out. */
export const FILES = {
  engine: ['alongside.wasm', 'model.alongside', 'catalogue.json'],
  remembering: ['alongside.wasm', 'model.alongside', 'catalogue.json'],
  json: ['companions.json'],
  typed: ['companions.bin', 'catalogue.json'],
  fetch: [],
}
