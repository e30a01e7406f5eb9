/**
 * A whole visit, on which everything a page can tell the package is a canary. Found: what was suggested,
 * what was refused by the page's policy, how many requests the page itself counts after loading.
 */
// @ts-nocheck: it runs in a page, beside the built package.
import { ga4 } from './dist/adapters/ga4.js'
import { actAs, cards, lines, panel, pause, started, until, walk } from './page.js'

await walk(async (found, plan) => {
  const visit = await started({ consent: 'persistent' })
  const requests = () => performance.getEntriesByType('resource').length
  const loaded = requests()
  const added = []
  document.addEventListener('alongside-add', ({ detail }) => added.push(detail.id))
  visit.setBasket(lines(plan.ids.slice(0, 1)))
  await until('cards', () => cards().length > 1)
  found.cards = cards()
  await actAs(visit, plan)
  found.added = added
  carryCanaries(visit, plan)
  ga4(visit)
  pushEvents(plan)
  visit.setBasket(lines(plan.ids.slice(0, 1)))
  panel().querySelector('[data-action=export]').click()
  found.counted = panel().querySelector('[data-requests]').textContent.match(/\d+/)[0]
  visit.setFrequency('off')
  await until('silence', () => cards().length === 0)
  found.cardsWhenOff = cards()
  visit.forget()
  visit.end()
  await pause(100)
  found.requestsAfterLoading = requests() - loaded
})

/** Every way in which a shop hands a word to a visit. */
function carryCanaries(visit, { ids, categories, strangers }) {
  visit.setBasket(lines([...ids, ...strangers]), {
    viewed: ids.map(id => ({ id })),
    removed: ids.slice(0, 20),
    unavailable: ids.slice(20, 40),
    prices: ids.map((id, at) => ({ id, price: at + 0.5 })),
  })
  for (const id of [...ids, ...strangers]) {
    visit.record({ type: 'dismissal', id, why: 'notMyStyle' })
    visit.record({ type: 'click', id })
    visit.record({ type: 'save', id })
    visit.record({ type: 'usage', id, value: 3 })
    visit.record({ type: 'impression', placement: 'basket', ids: [id] })
  }
  for (const category of categories) visit.switchCategory(category, false)
  document.querySelector('alongside-slate').setAttribute('viewing', strangers[1])
  visit.slate('product', { viewing: ids[1] })
}

/** The page's own data layer. */
function pushEvents({ ids, categories, strangers }) {
  window.dataLayer ??= []
  for (const event of ['view_item', 'add_to_cart', 'remove_from_cart', 'purchase']) {
    const items = [...ids, ...strangers].map(item_id => ({
      item_id,
      item_name: `name of ${item_id}`,
      item_category: categories[0],
      price: '12.50',
    }))
    window.dataLayer.push({ event, ecommerce: { items, currency: 'EUR' } })
  }
}
