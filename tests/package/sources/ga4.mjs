/**
 * What pages push to the data layer, written by hand from Google's specification, and what then lies in
 * the basket. `pushed`: entries in order, a gtag command as `gtag(…)`; `before`: how many of them came
 * before the adapter. Products go by the tent shop's ids and aliases.
 * https://developers.google.com/analytics/devguides/collection/ga4/ecommerce
 */
const item = (item_id, more = {}) => ({ item_id, item_name: 'A thing', ...more })
const gtm = (event, ...items) => ({ event, ecommerce: { currency: 'EUR', value: 1, items } })
/** `function gtag() { dataLayer.push(arguments) }` */
function gtag() {
  // biome-ignore lint/complexity/noArguments: this very object is what gtag pushes
  return arguments
}

export const ga4Cases = [
  { what: 'one added', pushed: [gtm('add_to_cart', item('tent'))], basket: { tent: 1 } },
  {
    what: 'one added by gtag',
    pushed: [gtag('event', 'add_to_cart', { currency: 'EUR', items: [item('tent')] })],
    basket: { tent: 1 },
  },
  {
    what: 'entries from before the adapter are replayed',
    pushed: [gtm('add_to_cart', item('tent')), gtm('add_to_cart', item('mat'))],
    before: 2,
    basket: { tent: 1, mat: 1 },
  },
  {
    what: 'gtag entries from before are replayed too',
    pushed: [
      gtag('js', new Date(0)),
      gtag('config', 'G-XXXX'),
      gtag('event', 'add_to_cart', { items: [item('stove', { quantity: 2 })] }),
    ],
    before: 3,
    basket: { stove: 2 },
  },
  {
    what: 'the same thing twice adds up',
    pushed: [gtm('add_to_cart', item('gas')), gtm('add_to_cart', item('gas', { quantity: 3 }))],
    basket: { gas: 4 },
  },
  {
    what: 'quantity and price as text',
    pushed: [gtm('add_to_cart', item('gas', { quantity: '2', price: '6.50' }))],
    basket: { gas: 2 },
    prices: { gas: 6.5 },
  },
  {
    what: 'a price as people write it',
    pushed: [gtm('add_to_cart', item('tent', { price: '€ 1.249,00' }))],
    basket: { tent: 1 },
    prices: { tent: 1249 },
  },
  {
    what: 'a price with thousands in the English way',
    pushed: [gtm('add_to_cart', item('tent', { price: '1,249.50' }))],
    basket: { tent: 1 },
    prices: { tent: 1249.5 },
  },
  {
    what: 'a price without sense',
    pushed: [gtm('add_to_cart', item('tent', { price: 'on request' }))],
    basket: { tent: 1 },
    prices: {},
  },
  {
    what: 'a discount is in the price already',
    pushed: [gtm('add_to_cart', item('tent', { price: 199, discount: 50 }))],
    basket: { tent: 1 },
    prices: { tent: 199 },
  },
  {
    what: 'the cart cleared from the layer before the next event',
    pushed: [
      { ecommerce: null },
      gtm('add_to_cart', item('tent')),
      { ecommerce: null },
      gtm('add_to_cart', item('mat')),
    ],
    basket: { tent: 1, mat: 1 },
  },
  {
    what: 'items pushed apart from their event',
    pushed: [{ ecommerce: { items: [item('tent')] } }, { event: 'add_to_cart' }],
    basket: { tent: 1 },
  },
  {
    what: 'items that were cleared do not come back with an event',
    pushed: [
      { ecommerce: { items: [item('tent')] } },
      { ecommerce: null },
      { event: 'add_to_cart' },
    ],
    basket: {},
  },
  {
    what: 'items beside the event, without ecommerce',
    pushed: [{ event: 'add_to_cart', items: [item('boots')] }],
    basket: { boots: 1 },
  },
  {
    what: 'taken out again',
    pushed: [
      gtm('add_to_cart', item('tent', { quantity: 2 })),
      gtm('remove_from_cart', item('tent', { quantity: 2 })),
    ],
    basket: {},
    removed: ['tent'],
  },
  {
    what: 'one of three taken out',
    pushed: [
      gtm('add_to_cart', item('gas', { quantity: 3 })),
      gtm('remove_from_cart', item('gas', { quantity: 1 })),
    ],
    basket: { gas: 2 },
    removed: [],
  },
  {
    what: 'what is put back is not gone',
    pushed: [
      gtm('add_to_cart', item('mat')),
      gtm('remove_from_cart', item('mat')),
      gtm('add_to_cart', item('mat')),
    ],
    basket: { mat: 1 },
    removed: [],
  },
  {
    what: 'the whole cart, when it is viewed',
    pushed: [
      gtm('add_to_cart', item('tent')),
      gtm('view_cart', item('mat'), item('gas', { quantity: 2 })),
    ],
    basket: { mat: 1, gas: 2 },
  },
  {
    what: 'an empty cart, when it is viewed',
    pushed: [gtm('add_to_cart', item('tent')), gtm('view_cart')],
    basket: {},
  },
  {
    what: 'the whole cart at checkout',
    pushed: [gtm('begin_checkout', item('tent'), item('stove'))],
    basket: { tent: 1, stove: 1 },
  },
  {
    what: 'the whole cart with shipping, then with payment',
    pushed: [
      gtm('add_shipping_info', item('tent'), item('stove')),
      gtm('add_payment_info', item('tent')),
    ],
    basket: { tent: 1 },
  },
  {
    what: 'bought',
    pushed: [gtm('add_to_cart', item('tent')), gtm('purchase', item('tent'))],
    basket: {},
    removed: [],
  },
  {
    what: 'looked at',
    pushed: [gtm('view_item', item('tent', { price: 239 }))],
    basket: {},
    viewed: ['tent'],
    prices: { tent: 239 },
  },
  {
    what: 'a list: prices and nothing else',
    pushed: [gtm('view_item_list', item('tent', { price: 1 }), item('mat', { price: '2' }))],
    basket: {},
    viewed: [],
    prices: { tent: 1, mat: 2 },
  },
  {
    what: 'an alias of the model',
    pushed: [gtm('add_to_cart', item('SKU-1'))],
    basket: { tent: 1 },
  },
  {
    what: 'a variant the model knows under a name it does not',
    pushed: [gtm('add_to_cart', item('group-7', { item_variant: 'tent-red' }))],
    basket: { 'tent-red': 1 },
  },
  {
    what: 'an id as a number that nobody knows',
    pushed: [gtm('add_to_cart', item(4711))],
    basket: { 4711: 1 },
    unknown: [['4711']],
  },
  {
    what: 'a list of our own making',
    pushed: [gtm('view_item_list', item('mat', { item_list_id: 'alongside_basket', price: 1 }))],
    basket: {},
    prices: {},
  },
  {
    what: 'events that are none of ours',
    pushed: [
      { event: 'gtm.js', 'gtm.start': 0 },
      { event: 'constructor' },
      { event: '__proto__', items: [item('tent')] },
      gtm('view_promotion', item('tent')),
      gtag('set', { currency: 'EUR' }),
    ],
    basket: {},
  },
]
