/** Products as pages describe them in JSON-LD, written by hand from https://schema.org/Product. */
const offer = (price, availability, more = {}) => ({
  '@type': 'Offer',
  price,
  priceCurrency: 'EUR',
  ...(availability && { availability: `https://schema.org/${availability}` }),
  ...more,
})
const product = (sku, offers, more = {}) => ({
  '@type': 'Product',
  sku,
  name: 'A thing',
  offers,
  ...more,
})

export const jsonldCases = [
  {
    what: 'a product',
    page: [product('tent', offer('249.00', 'InStock'))],
    prices: { tent: 249 },
    viewed: ['tent'],
    unavailable: [],
  },
  {
    what: 'by its alias',
    page: [product('SKU-1', offer(249))],
    prices: { tent: 249 },
    viewed: ['tent'],
  },
  {
    what: 'out of stock',
    page: [product('gas', offer(6.5, 'OutOfStock'))],
    prices: { gas: 6.5 },
    unavailable: ['gas'],
  },
  {
    what: 'sold out, without the address',
    page: [product('gas', offer(6.5, '', { availability: 'SoldOut' }))],
    unavailable: ['gas'],
  },
  { what: 'to be ordered ahead', page: [product('gas', offer(6.5, 'PreOrder'))], unavailable: [] },
  {
    what: 'the lowest of several offers',
    page: [product('mat', { '@type': 'AggregateOffer', lowPrice: '49', highPrice: 79 })],
    prices: { mat: 49 },
  },
  {
    what: 'the first of a list of offers',
    page: [product('mat', [offer(59), offer(69)])],
    prices: { mat: 59 },
  },
  {
    what: 'in a graph',
    page: [
      {
        '@context': 'https://schema.org',
        '@graph': [{ '@type': 'WebPage' }, product('stove', offer(79))],
      },
    ],
    viewed: ['stove'],
  },
  {
    what: 'a list of products is not looked at one by one',
    page: [
      {
        '@type': 'ItemList',
        itemListElement: [
          { item: product('mat', offer(59)) },
          { item: product('tent', offer(249)) },
        ],
      },
    ],
    prices: { mat: 59, tent: 249 },
    viewed: [],
  },
  {
    what: 'two types at once',
    page: [product('mat', offer(59), { '@type': ['Product', 'Vehicle'] })],
    viewed: ['mat'],
  },
  {
    what: 'a type with its address',
    page: [product('mat', offer(59), { '@type': 'https://schema.org/Product' })],
    viewed: ['mat'],
  },
  {
    what: 'damaged, beside one that is whole',
    page: ['{"@type":"Product"', product('mat', offer(59))],
    viewed: ['mat'],
  },
  {
    what: 'no product at all',
    page: [{ '@type': 'BreadcrumbList' }, 'null', '7'],
    viewed: [],
    prices: {},
  },
]
