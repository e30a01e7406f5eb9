/**
 * The moment to load: when the page is idle, or a placement is about to be seen.
 *
 * Comes in: the page. Goes out: a promise. What must stay true: it never looks at a basket, so that
 * when something is loaded says nothing about what a shopper holds.
 */

/** How far ahead of the shopper a placement counts as near: one window's height. */
const NEAR = '100% 0px'
/** A page that is never idle has waited long enough, in milliseconds after its load. */
const AT_THE_LATEST_MS = 2000

/** Resolves when loading disturbs nobody. Without a page that is at once. */
export function quietMoment(): Promise<void> {
  const page = globalThis.document
  if (!page) return Promise.resolve()
  return new Promise(resolve => {
    const idle = () => {
      const { requestIdleCallback } = globalThis as Partial<typeof globalThis>
      if (requestIdleCallback) requestIdleCallback(come, { timeout: AT_THE_LATEST_MS })
      else setTimeout(come, AT_THE_LATEST_MS / 10)
    }
    const { IntersectionObserver } = globalThis as Partial<typeof globalThis>
    const near =
      IntersectionObserver &&
      new IntersectionObserver(
        seen => seen.some(({ isIntersecting }) => isIntersecting) && come(),
        {
          rootMargin: NEAR,
        },
      )
    const come = () => {
      near?.disconnect()
      resolve()
    }
    for (const placement of page.querySelectorAll('alongside-slate')) near?.observe(placement)
    if (page.readyState === 'complete') idle()
    else addEventListener('load', idle, { once: true })
  })
}
