/**
 * Carts of WooCommerce's Store API, written by hand from its documentation.
 * https://developer.woocommerce.com/docs/apis/store-api/resources-endpoints/cart/
 */
const item = (id, quantity, price, more = {}) => ({
  key: 'a1b2',
  id,
  quantity,
  name: 'A thing',
  prices: { price, regular_price: price, currency_code: 'EUR', currency_minor_unit: 2 },
  ...more,
})

export const woocommerceCases = [
  {
    what: 'one line',
    cart: { items: [item('tent', 1, '24900')] },
    basket: { tent: 1 },
    prices: { tent: 249 },
  },
  {
    what: 'two lines',
    cart: { items: [item('gas', 3, '650'), item('stove', 1, '7900')], items_count: 4 },
    basket: { gas: 3, stove: 1 },
    prices: { gas: 6.5, stove: 79 },
  },
  {
    what: 'an id that is a number, and a SKU the model knows',
    cart: { items: [item(4711, 1, '24900', { sku: 'SKU-1' })] },
    basket: { tent: 1 },
  },
  {
    what: 'a currency without decimals',
    cart: { items: [item('mat', 1, '980', { prices: { price: '980', currency_minor_unit: 0 } })] },
    basket: { mat: 1 },
    prices: { mat: 980 },
  },
  {
    what: 'a currency with three',
    cart: { items: [item('mat', 1, '', { prices: { price: '9800', currency_minor_unit: 3 } })] },
    basket: { mat: 1 },
    prices: { mat: 9.8 },
  },
  {
    what: 'no word on decimals: two',
    cart: { items: [item('mat', 1, '', { prices: { price: '980' } })] },
    basket: { mat: 1 },
    prices: { mat: 9.8 },
  },
  {
    what: 'no prices',
    cart: { items: [{ id: 'mat', quantity: 1 }] },
    basket: { mat: 1 },
    prices: {},
  },
  { what: 'an empty cart', cart: { items: [], items_count: 0 }, basket: {} },
  {
    what: 'an error in place of a cart',
    cart: { code: 'woocommerce_rest_missing_nonce' },
    basket: {},
  },
  { what: 'a line without a name', cart: { items: [{ key: 'a', quantity: 2 }] }, basket: {} },
]
