/**
 * What was found beside what was planted. In: a model's sets, steps, substitutes and variants, and the
 * generator's truth. Out: for each kind its precision and recall.
 *
 * Recall is over what must be found: every variant, the looks, what the shop would declare. Precision
 * counts as right also what shoppers do and the shop does not declare (truth's `alternatives`, `growth`
 * and `complements`): whoever finds it in the orders is not mistaken. `strict` counts only what must be
 * found as right. All is compared as pairs of products, colours and sizes folded into their line
 * except in variants and looks.
 */

/** @typedef {readonly [string, string]} Pair */
/** @typedef {{ from: string, to: string }} Link */
/** @typedef {{ products?: string[], category?: string, family?: string }} Role */
/** @typedef {{ variants: string[][], substitutes: Link[], steps: Link[], sets: { roles: Role[] }[] }} Found */
/**
 * @typedef {object} Truth
 * @property {string[][]} variants
 * @property {Pair[]} substitutes
 * @property {Pair[]} alternatives
 * @property {Pair[]} nextSteps
 * @property {Pair[]} growth
 * @property {{ roles: Record<string, string> }[]} sets
 * @property {{ pairs: Pair[] }[]} complements
 */
/**
 * @typedef {object} Score
 * @property {string} kind
 * @property {number} found
 * @property {number} precision
 * @property {number} strict
 * @property {number} recall
 * @property {string[]} wrong
 * @property {string[]} missed
 */

/** @param {Found} found @param {Truth} truth @returns {Score[]} */
export function compare(found, truth) {
  const lineOf = lines(truth.variants)
  const folded = (/** @type {Iterable<Pair>} */ pairs) =>
    [...pairs].map(([a, b]) => /** @type {Pair} */ ([lineOf(a), lineOf(b)]))
  const links = (/** @type {Link[]} */ found) =>
    folded(found.map(({ from, to }) => /** @type {Pair} */ ([from, to])))
  return [
    score('variants', {
      found: undirected(found.variants.flatMap(within)),
      required: undirected(truth.variants.flatMap(within)),
      right: new Set(),
    }),
    score('substitutes', {
      found: undirected(links(found.substitutes)),
      required: undirected(folded(truth.substitutes)),
      right: undirected(folded(truth.alternatives)),
    }),
    score('steps', {
      found: directed(links(found.steps)),
      required: directed(folded(truth.nextSteps)),
      right: directed(folded(truth.growth)),
    }),
    score('sets', pieces(found, truth)),
  ]
}

/**
 * @param {string} kind
 * @param {{ found: Set<string>, required: Set<string>, right: Set<string> }} pairs
 * @returns {Score}
 */
function score(kind, { found, required, right }) {
  const strict = [...found].filter(pair => required.has(pair))
  const wrong = [...found].filter(pair => !required.has(pair) && !right.has(pair))
  return {
    kind,
    found: found.size,
    precision: 1 - wrong.length / found.size,
    strict: strict.length / found.size,
    recall: strict.length / required.size,
    wrong,
    missed: [...required].filter(pair => !found.has(pair)),
  }
}

/**
 * Products in different roles of one set. Two pieces of looks have to be of the same look, exactly;
 * of anything else, of two roles of one stage.
 * @param {Found} found @param {Truth} truth
 */
function pieces(found, truth) {
  const looks = truth.sets.map(({ roles }) => Object.values(roles))
  const inLooks = new Set(looks.flat())
  const planted = undirected(truth.complements.flatMap(({ pairs }) => pairs))
  const products = found.sets.map(({ roles }) =>
    roles.flatMap(role => (role.products ? [role.products] : [])),
  )
  return {
    found: undirected(products.flatMap(across)),
    required: undirected(looks.flatMap(within)),
    right: new Set([...planted].filter(pair => pair.split(' ').some(id => !inLooks.has(id)))),
  }
}

/** Every two of a list. @template T @param {T[]} list @returns {[T, T][]} */
function within(list) {
  return list.flatMap((one, at) =>
    list.slice(at + 1).map(other => /** @type {[T, T]} */ ([one, other])),
  )
}

/** Every two of different roles. @param {string[][]} roles */
function across(roles) {
  return within(roles).flatMap(([some, others]) =>
    some.flatMap(one => others.map(other => /** @type {Pair} */ ([one, other]))),
  )
}

/** From a version to the first of its line. @param {string[][]} variants @returns {(id: string) => string} */
function lines(variants) {
  const first = new Map(variants.flatMap(group => group.map(id => [id, group[0] ?? id])))
  return id => first.get(id) ?? id
}

/** @param {Iterable<Pair>} pairs */
const directed = pairs => new Set([...pairs].map(pair => pair.join(' ')))

/** @param {Iterable<Pair>} pairs */
const undirected = pairs => new Set([...pairs].map(pair => [...pair].sort().join(' ')))
