/** From a route to its page: the table of contents of the shop. */

import type { Route } from '../router.ts'
import type { Page, Shop } from '../shop.ts'
import { account } from './account.ts'
import { basket } from './basket.ts'
import { checkout } from './checkout.ts'
import { department } from './department.ts'
import { done } from './done.ts'
import { home } from './home.ts'
import { lost } from './lost.ts'
import { product } from './product.ts'
import { search } from './search.ts'
import { tour } from './tour.ts'

export function pageOf(shop: Shop, route: Route): Page {
  switch (route.page) {
    case 'home':
      return home(shop)
    case 'department':
      return department(shop, route.name)
    case 'product':
      return product(shop, route.id)
    case 'basket':
      return basket(shop)
    case 'checkout':
      return checkout(shop)
    case 'done':
      return done(shop)
    case 'search':
      return search(shop, route.words)
    case 'tour':
      return tour(shop)
    case 'account':
      return account(shop)
    case 'lost':
      return lost()
  }
}
