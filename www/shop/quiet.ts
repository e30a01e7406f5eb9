/**
 * The network, closed and watched. Called once everything has loaded. From then on the page
 * refuses itself any connection, and counts the requests it made all the same.
 * What must stay true: the count is the browser's own, and nothing can lower it.
 */

/** Forbids this page every connection, for good: a policy can be tightened, never loosened. */
export function closeNetwork(): void {
  const policy = document.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = "connect-src 'none'"
  document.head.append(policy)
}

/** Tells `counted` of the number of requests made since now: at once, then at every change. */
export function countRequests(counted: (requests: number) => void): void {
  const begun = performance.now()
  let requests = 0
  counted(requests)
  new PerformanceObserver(list => {
    // A picture that stands in the catalogue as data: is drawn, not requested.
    const sent = list
      .getEntries()
      .filter(({ name, startTime }) => startTime >= begun && !name.startsWith('data:'))
    if (sent.length === 0) return
    requests += sent.length
    counted(requests)
  }).observe({ type: 'resource', buffered: true })
}
