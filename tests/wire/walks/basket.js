/** One basket, looked at and left. Nothing is found: what counts is what the wire saw. */
// @ts-nocheck: it runs in a page, beside the built package.
import { lines, pause, started, walk } from './page.js'

await walk(async (_found, { basket }) => {
  const visit = await started({ consent: 'persistent' })
  visit.setBasket(lines(basket))
  visit.slate('checkout')
  visit.pageView()
  await pause(60)
  visit.forget()
})
