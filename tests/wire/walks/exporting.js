/** A visit that keeps everything. Found: what the device holds, and what the shopper's export shows of it. */
// @ts-nocheck: it runs in a page, beside the built package.
import { actAs, leftBehind, pause, started, walk } from './page.js'

await walk(async (found, plan) => {
  const visit = await started({ consent: 'persistent' })
  await actAs(visit, plan)
  visit.setFrequency('more')
  await pause(60)
  found.left = await leftBehind()
  found.exported = JSON.parse(JSON.stringify(visit.export()))
  visit.forget()
})
