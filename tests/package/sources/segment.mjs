/** Calls of `analytics.track`, written by hand from https://segment.com/docs/connections/spec/ecommerce/v2/. */
const product = (product_id, more = {}) => ({ product_id, name: 'A thing', ...more })

export const segmentCases = [
  {
    what: 'one added',
    calls: [['Product Added', product('tent', { quantity: 1, price: 249 })]],
    basket: { tent: 1 },
    prices: { tent: 249 },
  },
  {
    what: 'by its SKU',
    calls: [['Product Added', product('507f1f', { sku: 'SKU-1', quantity: 2 })]],
    basket: { tent: 2 },
  },
  {
    what: 'by its variant',
    calls: [['Product Added', product('tent', { variant: 'tent-red' })]],
    basket: { 'tent-red': 1 },
  },
  {
    what: 'added, then removed',
    calls: [
      ['Product Added', product('mat')],
      ['Product Removed', product('mat', { quantity: 1 })],
    ],
    basket: {},
    removed: ['mat'],
  },
  {
    what: 'the cart when viewed',
    calls: [
      [
        'Cart Viewed',
        { cart_id: 'c', products: [product('gas', { quantity: 2 }), product('stove')] },
      ],
    ],
    basket: { gas: 2, stove: 1 },
  },
  {
    what: 'the cart at checkout',
    calls: [['Checkout Started', { order_id: 'o', products: [product('tent')] }]],
    basket: { tent: 1 },
  },
  {
    what: 'bought',
    calls: [
      ['Product Added', product('tent')],
      ['Order Completed', { products: [product('tent')] }],
    ],
    basket: {},
  },
  {
    what: 'looked at',
    calls: [['Product Viewed', product('boots', { price: '119.00' })]],
    basket: {},
    viewed: ['boots'],
    prices: { boots: 119 },
  },
  {
    what: 'a list',
    calls: [
      ['Product List Viewed', { list_id: 'l', products: [product('boots', { price: 119 })] }],
    ],
    basket: {},
    viewed: [],
    prices: { boots: 119 },
  },
  {
    what: 'a call from before the library came',
    calls: [['Product Added', product('tent')]],
    queued: 1,
    basket: { tent: 1 },
  },
  { what: 'an event of the shop’s own', calls: [['Wheel Spun', product('tent')]], basket: {} },
]
