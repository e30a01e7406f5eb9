/**
 * Orders as every baseline reads them. In: baskets of product places. Out: flat arrays, by order and by
 * product. What must stay true: an order holds a product once, however many lines named it.
 */

/**
 * @typedef {object} Rows lists laid end to end; list r is `values[starts[r]] .. values[starts[r + 1]]`
 * @property {Uint32Array} starts
 * @property {Uint32Array} values
 */

/**
 * @typedef {object} Orders
 * @property {number} products how many products the catalogue has; a product is its place in it
 * @property {number} count how many orders
 * @property {Rows} baskets the products of each order
 * @property {Rows} postings the orders of each product, ascending
 * @property {Uint32Array} bought how many orders hold each product
 */

/**
 * @param {number} products
 * @param {Iterable<number>[]} baskets oldest first, where time is known
 * @returns {Orders}
 */
export function ordersOf(products, baskets) {
  const distinct = baskets.map(basket => [...new Set(basket)])
  const bought = new Uint32Array(products)
  for (const product of distinct.flat()) bought[product] += 1
  return {
    products,
    count: distinct.length,
    baskets: rowsOf(distinct),
    postings: postingsOf(distinct, bought),
    bought,
  }
}

/** @param {number[][]} lists @returns {Rows} */
function rowsOf(lists) {
  const starts = startsOf(lists.map(list => list.length))
  const values = new Uint32Array(starts[lists.length])
  for (const [row, list] of lists.entries()) values.set(list, starts[row])
  return { starts, values }
}

/** @param {number[][]} baskets @param {Uint32Array} bought @returns {Rows} */
function postingsOf(baskets, bought) {
  const starts = startsOf(bought)
  const values = new Uint32Array(starts[bought.length])
  const next = starts.slice()
  for (const [order, basket] of baskets.entries()) {
    for (const product of basket) {
      values[next[product]] = order
      next[product] += 1
    }
  }
  return { starts, values }
}

/** Where each list starts, and where the last one ends. @param {ArrayLike<number>} lengths */
export function startsOf(lengths) {
  const starts = new Uint32Array(lengths.length + 1)
  for (let row = 0; row < lengths.length; row += 1) starts[row + 1] = starts[row] + lengths[row]
  return starts
}
