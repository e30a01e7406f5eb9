/**
 * Carts as Shopify's storefronts tell them, written by hand from the documentation of standard events
 * and of the Ajax API. `cart`: what the first reading finds; `events`: what is then dispatched, a
 * `promise` as what makes it.
 * https://shopify.dev/docs/api/storefront-events-and-actions, https://shopify.dev/docs/api/ajax
 */
const gid = (kind, id) => `gid://shopify/${kind}/${id}`
const line = (variant, product, quantity, more = {}) => ({
  id: gid('CartLine', 'abc?cart=1'),
  quantity,
  merchandise: {
    id: gid('ProductVariant', variant),
    product: { id: gid('Product', product), title: 'A thing' },
    ...more,
  },
})
const money = amount => ({ amount, currencyCode: 'EUR' })
const update = cart => ({
  type: 'shopify:cart:lines-update',
  action: 'add',
  context: 'product',
  lines: [],
  promise: () => Promise.resolve({ cart, userErrors: [] }),
})

export const shopifyCases = [
  {
    what: 'lines in a list, by variant',
    cart: { cart: { lines: [line('tent', '9', 1)] } },
    basket: { tent: 1 },
  },
  {
    what: 'lines as nodes',
    cart: { cart: { lines: { nodes: [line('tent', '9', 2), line('mat', '8', 1)] } } },
    basket: { tent: 2, mat: 1 },
  },
  {
    what: 'a number at the end of a global id',
    cart: { lines: [line('4711', '9', 1)] },
    basket: { 'gid://shopify/ProductVariant/4711': 1 },
    unknown: [[gid('ProductVariant', '4711'), '4711', gid('Product', '9'), '9']],
  },
  {
    what: 'the SKU where the variant’s id says nothing',
    cart: { lines: [line('4711', '9', 1, { sku: 'SKU-1' })] },
    basket: { tent: 1 },
  },
  {
    what: 'what one costs in this cart',
    cart: {
      lines: [{ ...line('1', '9', 3, { sku: 'gas' }), cost: { amountPerQuantity: money('6.10') } }],
    },
    basket: { gas: 3 },
    prices: { gas: 6.1 },
  },
  {
    what: 'the variant’s own price where the line has none',
    cart: { lines: [line('1', '9', 1, { sku: 'gas', price: money('6.50') })] },
    basket: { gas: 1 },
    prices: { gas: 6.5 },
  },
  {
    what: 'what can’t be bought any more',
    cart: { lines: [line('1', '9', 1, { sku: 'gas', availableForSale: false })] },
    basket: { gas: 1 },
    unavailable: ['gas'],
  },
  { what: 'an empty cart', cart: { cart: { lines: [] } }, basket: {} },
  { what: 'no cart at all', cart: { cart: null }, basket: {} },
  {
    what: 'the Ajax cart',
    cart: {
      token: 'abc',
      item_count: 3,
      items: [
        { id: 1, variant_id: 1, product_id: 9, sku: 'SKU-1', quantity: 1, final_price: 24900 },
        { id: 2, variant_id: 2, product_id: 8, sku: 'mat', quantity: 2, final_price: 5990 },
      ],
    },
    basket: { tent: 1, mat: 2 },
    prices: { tent: 249, mat: 59.9 },
  },
  {
    what: 'the Ajax cart of goods without SKUs',
    cart: { items: [{ id: 1, variant_id: 1, product_id: 9, sku: '', quantity: 1 }] },
    basket: { 1: 1 },
    unknown: [['1', '9']],
  },
  {
    what: 'a change, by its promise',
    cart: { cart: { lines: [] } },
    events: [update({ lines: [line('tent', '9', 1)] })],
    basket: { tent: 1 },
  },
  {
    what: 'of two changes the later one, though the earlier ends last',
    cart: { cart: { lines: [] } },
    events: [
      {
        ...update(),
        promise: () =>
          new Promise(resolve =>
            setTimeout(() => resolve({ cart: { lines: [line('mat', '8', 1)] } }), 10),
          ),
      },
      update({ lines: [line('tent', '9', 1), line('mat', '8', 1)] }),
    ],
    basket: { tent: 1, mat: 1 },
  },
  {
    what: 'a change that fails leaves the basket as it was',
    cart: { lines: [line('tent', '9', 1)] },
    events: [{ ...update(), promise: () => Promise.reject(new Error('offline')) }],
    basket: { tent: 1 },
  },
  {
    what: 'a product in view',
    cart: { lines: [] },
    events: [
      {
        type: 'shopify:product:view',
        context: 'page',
        product: { id: gid('Product', '9') },
        selectedVariant: { id: gid('ProductVariant', 'tent'), price: money('239.00') },
      },
    ],
    basket: {},
    viewed: ['tent'],
    prices: { tent: 239 },
  },
]
