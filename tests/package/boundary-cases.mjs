/**
 * What the boundary answers to what it should never be given. The same list runs in Node and in Chromium.
 *
 * In: the package and the tent shop's bytes. Out: for each case a plain outcome to compare.
 * What must stay true: a coded error or an empty slate with a reason, never anything else.
 */
const encode = text => new TextEncoder().encode(text)
const noon = 1782907200000
const throwing = {
  get id() {
    throw new Error('of the page')
  },
}

/** @typedef {{ Recommender: any, wasm: Uint8Array, model: Uint8Array, catalogue: Uint8Array }} Given */

/** @type {{ claim: string, outcome: (given: Given) => Promise<unknown>, expected: unknown }[]} */
export const cases = [
  // First, for the wasm is started once: only before that can it fail.
  {
    claim: 'an HTML page in place of the wasm is named as such',
    outcome: given => loading({ ...given, wasm: encode('\n<!doctype html><title>Shop</title>') }),
    expected: 'wasm-is-html',
  },
  {
    claim: 'bytes that are no wasm are refused',
    outcome: given => loading({ ...given, wasm: encode('nothing of the kind') }),
    expected: 'not-wasm',
  },
  {
    claim: 'half a wasm is refused',
    outcome: given => loading({ ...given, wasm: given.wasm.slice(0, given.wasm.length / 2) }),
    expected: 'wasm-unsupported',
  },
  {
    claim: 'after failures the same page can still load',
    outcome: loading,
    expected: 'loaded',
  },
  {
    claim: 'a file that is no model is refused',
    outcome: given => loading({ ...given, model: given.catalogue }),
    expected: 'not-a-model',
  },
  {
    claim: 'half a model is refused',
    outcome: given => loading({ ...given, model: given.model.slice(0, given.model.length / 2) }),
    expected: 'model-damaged',
  },
  {
    claim: 'an HTML page in place of the catalogue is refused',
    outcome: given => loading({ ...given, catalogue: encode('<!doctype html>') }),
    expected: 'catalogue-invalid',
  },
  {
    claim: 'a catalogue of another version is refused',
    outcome: given => loading({ ...given, catalogue: encode('{"version":2,"products":[]}') }),
    expected: 'catalogue-invalid',
  },
  {
    claim: 'a title that is no text is refused',
    outcome: given => {
      const catalogue = encode('{"version":1,"products":[{"id":"tent","title":5}]}')
      return loading({ ...given, catalogue })
    },
    expected: 'catalogue-invalid',
  },
  {
    claim: 'a product nobody knows gets what is popular',
    outcome: given => asking(given, { basket: [{ id: 'yacht', quantity: 1 }] }),
    expected: { suggestions: 3, silence: null },
  },
  {
    claim: 'where less is asked, a product nobody knows gets silence with that reason',
    outcome: given => asking(given, { basket: [{ id: 'yacht', quantity: 1 }], frequency: 'less' }),
    expected: { suggestions: 0, silence: 'nothing-known' },
  },
  {
    claim: 'an empty basket gets silence with that reason',
    outcome: given => asking(given, { basket: [] }),
    expected: { suggestions: 0, silence: 'nothing-to-go-with' },
  },
  {
    claim: 'a basket of 500 lines is answered',
    outcome: given => {
      const basket = Array.from({ length: 499 }, (_, n) => ({ id: `unknown-${n}`, quantity: n }))
      return asking(given, { basket: [...basket, { id: 'tent', quantity: 1 }] })
    },
    expected: { suggestions: 3, silence: null },
  },
  {
    claim: 'a price that is no number is an invalid request',
    outcome: given =>
      asking(given, { basket: [{ id: 'tent' }], prices: [{ id: 'mat', price: Number.NaN }] }),
    expected: 'invalid-request',
  },
  {
    claim: 'half a piece is an invalid request',
    outcome: given => asking(given, { basket: [{ id: 'tent', quantity: 0.5 }] }),
    expected: 'invalid-request',
  },
  {
    claim: 'a basket that is no list is an invalid request',
    outcome: given => asking(given, { basket: 'tent' }),
    expected: 'invalid-request',
  },
  {
    claim: 'a request that throws when it is read is an invalid request, and the next is answered',
    outcome: given =>
      answer(given, recommender =>
        [[{ id: 'tent' }], [throwing], [{ id: 'tent' }]].map(basket => {
          try {
            const request = { placement: 'basket', basket }
            return recommender.recommend(request, { now: noon }).suggestions.length
          } catch (error) {
            return codeOf(error)
          }
        }),
      ),
    expected: [3, 'invalid-request', 3],
  },
  {
    claim: 'a time that is no number is an invalid request',
    outcome: given => asking(given, { basket: [] }, { now: Number.NaN }),
    expected: 'invalid-request',
  },
  {
    claim: 'no request at all is an invalid request',
    outcome: given => answer(given, recommender => recommender.recommend(null, { now: noon })),
    expected: 'invalid-request',
  },
  {
    claim: 'a request without a moment is an invalid request',
    outcome: given =>
      answer(given, recommender => recommender.recommend({ basket: [], placement: 'basket' })),
    expected: 'invalid-request',
  },
  {
    claim: 'feedback without a moment is an invalid request',
    outcome: given =>
      answer(given, recommender => recommender.record(null, { type: 'click', id: 'mat' })),
    expected: 'invalid-request',
  },
  {
    claim: 'no feedback at all is an invalid request',
    outcome: given => answer(given, recommender => recommender.record(null, null, { now: noon })),
    expected: 'invalid-request',
  },
  {
    claim: 'a memory can not expire without a moment',
    outcome: given => answer(given, recommender => recommender.expire(null)),
    expected: 'invalid-request',
  },
  {
    claim: 'undefined counts as left out',
    outcome: given =>
      asking(
        given,
        { basket: [{ id: 'tent' }], viewing: undefined, limit: undefined, prices: undefined },
        { now: noon, memory: undefined, seed: undefined },
      ),
    expected: { suggestions: 3, silence: null },
  },
  {
    claim: 'a memory that is damage makes it quieter, not broken',
    outcome: given =>
      asking(given, { basket: [{ id: 'tent' }] }, { now: noon, memory: '{"version":' }),
    expected: { suggestions: 1, silence: null },
  },
]

async function loading({ Recommender, ...sources }) {
  try {
    const recommender = await Recommender.load(sources)
    recommender.free()
    return 'loaded'
  } catch (error) {
    return codeOf(error)
  }
}

function asking(given, request, moment = { now: noon }) {
  return answer(given, recommender => {
    const slate = recommender.recommend({ placement: 'basket', ...request }, moment)
    return { suggestions: slate.suggestions.length, silence: slate.silence?.code ?? null }
  })
}

async function answer({ Recommender, ...sources }, ask) {
  const recommender = await Recommender.load(sources)
  try {
    return ask(recommender)
  } catch (error) {
    return codeOf(error)
  } finally {
    recommender.free()
  }
}

/** A code counts only on a real error with a sentence. */
function codeOf(error) {
  return error instanceof Error && error.message.endsWith('.') && 'code' in error
    ? error.code
    : String(error)
}
