/** Another tab of the shop: takes up the version its address names, and tells its opener who made it. */
// @ts-nocheck: it is served beside the built package, where the compiler does not look.
import { Recommender } from './dist/index.js'
import { Life } from './dist/life.js'

const { version, keys, now } = Object.fromEntries(new URLSearchParams(location.search))
const life = new Life({
  manifest: `/${version}/manifest.signed`,
  keys: keys.split(','),
  consent: 'persistent',
  clock: () => ({ now: Number(now) }),
})
const recommender = await Recommender.load({ model: life })
parent.postMessage(recommender.describe().label.madeBy.slice(0, 6), '*')
