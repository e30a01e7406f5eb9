/**
 * Requests nobody thought of, to the demo shop's model. In: its catalogue. Out: what makes them.
 * What must stay true: whatever a page may ask is among them.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'

const inRepository = path => fileURLToPath(new URL(`../../${path}`, import.meta.url))
export const model = inRepository('build/model/model.alongside')
export const catalogue = inRepository('build/model/catalogue.json')
const { products } = JSON.parse(readFileSync(catalogue, 'utf8'))

const id = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...products.map(one => one.id)) },
  fc.constant('ufo'),
)
const moment = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })
const ids = maxLength => fc.array(id, { maxLength })
const euros = fc.double({ min: 0, max: 3_000, noNaN: true })
const recent = fc.array(fc.record({ id, at: moment }, { requiredKeys: ['id'] }), { maxLength: 4 })

const context = fc.record(
  {
    hemisphere: fc.constantFrom('north', 'south'),
    device: fc.constantFrom('handset', 'tablet', 'desktop'),
    orderValue: euros,
    budgetLeft: euros,
    stage: fc.constantFrom(
      'firstVisit',
      'browsing',
      'basket',
      'checkout',
      'afterPurchase',
      'returning',
    ),
    gift: fc.boolean(),
  },
  { requiredKeys: [] },
)

/** A request and its moment, of nine known products to an unknown one. */
export const asked = fc.record({
  request: fc.record(
    {
      basket: fc.array(fc.record({ id, quantity: fc.integer({ min: 0, max: 9 }) }), {
        maxLength: 12,
      }),
      placement: fc.constantFrom('home', 'product', 'basket', 'drawer', 'checkout', 'done'),
      viewing: id,
      viewed: recent,
      searched: recent,
      removed: ids(2),
      returned: ids(2),
      unavailable: ids(4),
      prices: fc.array(fc.record({ id, price: euros }), { maxLength: 3 }),
      limit: fc.integer({ min: 0, max: 8 }),
      frequency: fc.constantFrom('less', 'normal', 'more'),
      consent: fc.constantFrom('none', 'session', 'persistent'),
      context,
    },
    { requiredKeys: ['basket', 'placement'] },
  ),
  clock: fc.record({
    now: moment,
    utcOffsetMinutes: fc.integer({ min: -720, max: 840 }),
    seed: fc.integer({ min: 0, max: 99 }),
  }),
})
