/**
 * The tent shop of tests/data as the package sees it. Out: its model's bytes, its catalogue, a clock.
 * The model is the engine's pinned fixture; the catalogue dresses it, one title deliberately hostile.
 */
import { readFileSync } from 'node:fs'

const inRepository = path => new URL(`../../${path}`, import.meta.url)

export const distFile = name => inRepository(`dist/${name}`)
export const modelBytes = () =>
  new Uint8Array(readFileSync(inRepository('tests/data/tent-4.alongside')))
export const wasmBytes = () => new Uint8Array(readFileSync(distFile('alongside.wasm')))

/**
 * The package as it was built, with the types of its source.
 * @type {typeof import('../../www/alongside/index.ts')}
 */
export const alongside = await import(distFile('index.js').href)

/** Noon UTC on 1 April 2026: a month and an hour in which everything sells as always. */
export const noon = Date.UTC(2026, 3, 1, 12)

const picture = colour =>
  `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 200'%3E%3Crect width='200' height='200' fill='%23${colour}'/%3E%3C/svg%3E`

export const hostileTitle = '<img src=x onerror=alert(1)> Lantern'

export const catalogue = {
  version: 1,
  currency: 'EUR',
  products: [
    { id: 'boots', title: 'Trail Boots', category: 'shoes', price: 129, url: '/product/boots' },
    {
      id: 'gas',
      title: 'Gas Cartridge',
      category: 'kitchen > fuel',
      price: 6.5,
      url: '/product/gas',
      image: picture('8aa399'),
    },
    {
      id: 'gas-xl',
      title: 'Gas Cartridge XL',
      price: 9.5,
      url: '/product/gas-xl',
      image: picture('6b8f71'),
    },
    {
      id: 'lantern',
      title: `\u202e${hostileTitle}`,
      price: 35,
      url: 'javascript:alert(1)',
      image: 'https://elsewhere.example/lantern.png',
    },
    {
      id: 'mat',
      title: 'Sleeping Mat',
      price: 59.9,
      url: '/product/mat',
      image: picture('7d93b2'),
    },
    { id: 'pot', title: 'Camp Pot', price: 24, url: '/product/pot', image: picture('b28b7d') },
    {
      id: 'sleeping-bag',
      title: 'Sleeping Bag',
      price: 149,
      url: '/product/sleeping-bag',
      image: picture('a37d93'),
    },
    {
      id: 'stove',
      title: 'Camp Stove',
      price: 79,
      url: '/product/stove',
      image: picture('93a37d'),
    },
    { id: 'stove-pro', title: 'Camp Stove Pro', price: 139, url: '/product/stove-pro' },
    {
      id: 'tent',
      title: 'Two-Person Tent',
      price: 249,
      url: '/product/tent',
      image: picture('c2a878'),
    },
    {
      id: 'tent-red',
      title: 'Two-Person Tent, red',
      price: 249,
      url: '/product/tent-red',
      variantOf: 'tent',
    },
  ],
}

export const catalogueBytes = () => new TextEncoder().encode(JSON.stringify(catalogue))

/** What `Recommender.load` takes, all as bytes: no request is made. */
export const bytes = () => ({ wasm: wasmBytes(), model: modelBytes(), catalogue: catalogueBytes() })

/**
 * A request for the tent's basket.
 * @type {import('../../www/alongside/index.ts').RecommendRequest}
 */
export const tentRequest = { basket: [{ id: 'tent', quantity: 1 }], placement: 'basket' }
