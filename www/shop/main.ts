/**
 * The shop, opened: the catalogue, the page, the suggestions, and then no network any more.
 * What must stay true: the shop sells without suggestions, and once `open` is done nothing in
 * this page can reach a network.
 */

import { h } from './dom.ts'
import { fetchGoods } from './goods.ts'
import { closeNetwork, countRequests } from './quiet.ts'
import { Shelves } from './shelves.ts'
import { Storefront } from './storefront.ts'
import { startSuggestions } from './suggestions.ts'

const BRAND = 'Hither'

async function open(): Promise<void> {
  const goods = await fetchGoods()
  const shelves = new Shelves(JSON.parse(new TextDecoder().decode(goods.catalogue)))
  const storefront = new Storefront(BRAND, shelves)
  storefront.open()
  const suggestions = await startSuggestions({
    goods,
    clock: storefront.clock.tell,
    changed: () => storefront.lookAgain(),
    added: id => storefront.basket.add(id),
    consentChanged: choice => storefront.choose(choice),
  })
  storefront.take(suggestions)
  closeNetwork()
  countRequests(count => storefront.showRequests(count))
}

open().catch((failure: unknown) => {
  console.error(failure)
  const sorry = h(
    'main',
    { class: 'page-head' },
    h('h1', {}, 'The shop could not be opened'),
    h('p', {}, 'Reload the page to try again.'),
  )
  document.body.replaceChildren(sorry)
})
