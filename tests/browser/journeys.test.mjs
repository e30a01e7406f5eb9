/**
 * The journeys of tests/journeys in a real browser. In: dist/, build/journeys, the command line.
 * What must stay true: a page's shopper gets what the command line says they get.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { catalogue, journeys, model, playNatively } from '../journeys/native.mjs'
import { openPage, openStage } from './stage.mjs'

const player = readFileSync(new URL('../journeys/player.mjs', import.meta.url))

test('every journey goes in the browser as it goes natively', async () => {
  const stage = await openStage({
    files: {
      '/player.js': player,
      '/shop/model.alongside': readFileSync(model),
      '/shop/catalogue.json': readFileSync(catalogue),
    },
  })
  try {
    const page = await openPage(stage, { mayConnect: true })
    const played = await page.evaluate(async journeys => {
      const { Recommender } = await import('/dist/index.js')
      const { play } = await import('/player.js')
      const options = { model: '/shop/model.alongside', catalogue: '/shop/catalogue.json' }
      const outcomes = []
      for (const journey of journeys) {
        const recommender = await Recommender.load({ ...options, policy: journey.policy })
        outcomes.push(play(recommender, journey))
        recommender.free()
      }
      return outcomes
    }, journeys)
    const native = playNatively().map(steps =>
      steps.map(({ at, slate, choices }) => ({ at, slate, choices })),
    )
    for (const [place, { name }] of journeys.entries()) {
      assert.deepEqual(played[place], native[place], name)
    }
  } finally {
    await stage.close()
  }
})
