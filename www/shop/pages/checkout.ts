/**
 * The checkout: a short form, filled in for the visitor, because this is a demonstration.
 * What must stay true: nothing that is typed here is read, sent or kept.
 */

import { h } from '../dom.ts'
import { titleOf } from '../shelves.ts'
import type { Page, Shop } from '../shop.ts'

interface Field {
  label: string
  name: string
  value: string
  type: 'text' | 'email'
  autocomplete: string
}

const fields: readonly Field[] = [
  { label: 'Name', name: 'name', value: 'Robin Example', type: 'text', autocomplete: 'name' },
  {
    label: 'E-mail',
    name: 'email',
    value: 'robin@example.org',
    type: 'email',
    autocomplete: 'email',
  },
  {
    label: 'Street and number',
    name: 'street',
    value: '1 Sample Street',
    type: 'text',
    autocomplete: 'street-address',
  },
  {
    label: 'Postcode and town',
    name: 'town',
    value: '10000 Anytown',
    type: 'text',
    autocomplete: 'off',
  },
]

export function checkout(shop: Shop): Page {
  const head = h('div', { class: 'page-head' }, h('h1', { tabindex: -1 }, 'Checkout'))
  if (shop.basket.lines.length === 0) {
    const back = h('a', { class: 'button', href: '/' }, 'Back to the shop')
    head.append(
      h('p', { class: 'lead' }, 'There is nothing in your basket to pay for.'),
      h('p', {}, back),
    )
    return { title: 'Checkout', content: [head] }
  }
  const sum = h('div', { class: 'sum' })
  const draw = () => sum.replaceChildren(...summary(shop))
  draw()
  shop.basket.addEventListener('change', draw)
  return {
    title: 'Checkout',
    content: [
      head,
      h(
        'div',
        { class: 'checkout' },
        orderForm(shop),
        h('div', {}, sum, h('alongside-slate', { placement: 'checkout' })),
      ),
    ],
    leave: () => shop.basket.removeEventListener('change', draw),
  }
}

function orderForm(shop: Shop): HTMLElement {
  const form = h(
    'form',
    { class: 'form' },
    h(
      'p',
      { class: 'notice' },
      h('strong', {}, 'This is a demonstration.'),
      ' Leave the example as it is: nothing typed here is sent or kept, and nothing is charged.',
    ),
    fields.map(({ label, ...input }) =>
      h(
        'p',
        { class: 'field' },
        h('label', { for: `checkout-${input.name}` }, label),
        h('input', { id: `checkout-${input.name}`, required: true, ...input }),
      ),
    ),
    h('button', { type: 'submit', class: 'button', 'data-action': 'order' }, 'Place demo order'),
  )
  form.addEventListener('submit', event => {
    event.preventDefault()
    shop.placeOrder()
  })
  return form
}

function summary({ basket, shelves }: Shop): Node[] {
  return [
    h('h2', {}, 'Your order'),
    h(
      'ul',
      { class: 'short-lines', role: 'list' },
      basket.lines.map(line => {
        const product = shelves.product(line.id)
        return h(
          'li',
          {},
          h('span', {}, `${line.quantity} × ${product ? titleOf(product) : line.id}`),
          h('span', { class: 'price' }, shelves.total([line])),
        )
      }),
    ),
    h(
      'p',
      { class: 'total' },
      h('span', {}, 'Total'),
      h('span', { class: 'price' }, shelves.total(basket.lines)),
    ),
  ]
}
