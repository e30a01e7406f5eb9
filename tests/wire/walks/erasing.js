/**
 * Forgetting in one tab while another goes on writing, and after a reload. The other tab is a frame of the
 * same shop: it shares all storage and hears the same news. Found: what is left, and what was there before.
 */
// @ts-nocheck: it runs in a page, beside the built package.
import { actAs, leftBehind, pause, started, until, walk } from './page.js'

/** Writes for as long as it is open, as a shopper in another tab would. */
async function otherTab() {
  const { plan } = await import('./plan.js')
  const visit = await started({ consent: 'persistent' })
  for (let at = 0; ; at += 1) {
    visit.record({ type: 'dismissal', id: plan.ids[at % plan.ids.length] })
    await pause(5)
  }
}

async function forgetsWhileOthersWrite(found, plan) {
  const other = Object.assign(document.createElement('iframe'), { src: './' })
  document.body.append(other)
  const visit = await started({ consent: 'persistent' })
  await actAs(visit, plan)
  visit.setFrequency('less')
  await until('the other tab', () => localStorage['alongside:memory']?.includes(plan.ids[12]))
  found.kept = (await leftBehind()).local.map(([key]) => key)
  panel().querySelector('[data-action=forget]').click()
  await pause(300)
  found.left = await leftBehind()
}

const panel = () => document.querySelector('alongside-panel').shadowRoot

if (window !== top) await otherTab()
else if (location.hash) {
  await walk(async found => {
    Object.assign(found, JSON.parse(decodeURIComponent(location.hash.slice(1))))
    await started()
    found.leftAfterReload = await leftBehind()
  })
} else {
  const found = {}
  try {
    await forgetsWhileOthersWrite(found, (await import('./plan.js')).plan)
  } catch (error) {
    found.failed = String(error.stack ?? error)
  }
  location.hash = encodeURIComponent(JSON.stringify(found))
  location.reload()
}
