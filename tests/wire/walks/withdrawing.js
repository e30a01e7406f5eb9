/**
 * Forty short histories of acts and consents, each ended by withdrawing. Found: which of them left a trace.
 * The acts are drawn by a generator of the page's own, so that every engine walks the same ones.
 */
// @ts-nocheck: it runs in a page, beside the built package.
import { leftBehind, lines, pause, started, walk } from './page.js'

let state = 7
const draw = many => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * many)
}

const ACTS = [
  (visit, id) => visit.record({ type: 'dismissal', id }),
  (visit, id) => visit.record({ type: 'add', id }),
  (visit, id) => visit.record({ type: 'purchased', ids: [id] }),
  (visit, id) => visit.setBasket(lines([id])),
  visit => visit.pageView(),
  visit => visit.setConsent('session'),
  visit => visit.setConsent('persistent'),
  visit => visit.setConsent('none'),
  visit => visit.setEnabled(false),
  visit => visit.setEnabled(true),
]

await walk(async (found, { ids }) => {
  const visit = await started()
  found.kept = 0
  found.leaving = []
  for (let history = 0; history < 40; history += 1) {
    await visit.setEnabled(true)
    visit.setConsent(draw(2) ? 'persistent' : 'session')
    visit.record({ type: 'dismissal', id: ids[0] })
    for (let act = 0; act < 12; act += 1) {
      await ACTS[draw(ACTS.length)](visit, ids[draw(ids.length)])
      if (draw(3) === 0) await pause(1)
    }
    const during = await leftBehind()
    found.kept += during.local.length + during.session.length
    visit.setConsent('none')
    await pause(2)
    const { local, session } = await leftBehind()
    if (local.length + session.length > 0) found.leaving.push({ history, local, session })
  }
})
