/**
 * A recommendation service on this very machine that answers from memory: the shortest way there is.
 * In: baskets. Out: what the server answered. `stage.mjs` is the server.
 */

/** @type {import('./contestant.mjs').Open} */
export const open = () => ({
  async answer({ basket }) {
    const query = new URLSearchParams({ basket: basket.map(line => line.id).join() })
    const response = await fetch(`/answer?${query}`)
    return await response.json()
  },
})
