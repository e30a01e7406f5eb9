/**
 * The running goal: a beginner who grows into distance, and, some of them, into racing.
 *
 * In: the catalogue. Out: two goals, the road's and the trail's. Stages are months apart, layers
 * follow the season, fuel and socks run out.
 */
import { any, type Goal, only, type Refill, type Stage } from './goal.ts'

const FIRST_SHOES: Stage = {
  name: 'first shoes',
  after: [0, 0],
  odds: 100,
  roles: [
    {
      name: 'shoes',
      odds: 100,
      lead: 1,
      choices: [any('shoe-first', 7), any('shoe-arrun', 3)],
    },
    { name: 'socks', odds: 50, choices: [any('socks-run')], again: true, quantity: [1, 3] },
    { name: 'tee', odds: 44, choices: [any('tee-run')] },
    { name: 'legs', odds: 40, choices: [any('shorts-run'), any('tights-run')] },
    { name: 'flask', odds: 14, choices: [any('flask-soft')] },
    { name: 'cap', odds: 20, choices: [any('cap-run')] },
  ],
  finish: { odds: 35, after: [10, 40] },
}

const COLD_MONTHS: Stage = {
  name: 'layers for the cold',
  after: [25, 80],
  odds: 56,
  seasons: ['autumn', 'winter'],
  roles: [
    { name: 'base layer', odds: 56, lead: 3, choices: [any('layer-base')] },
    { name: 'jacket', odds: 42, lead: 2, choices: [any('jacket-rain')] },
    { name: 'tights', odds: 44, lead: 2, choices: [any('tights-run')] },
    { name: 'gloves', odds: 38, choices: [any('gloves-run')] },
    { name: 'headlamp', odds: 32, lead: 1, choices: [any('headlamp-run')] },
  ],
  finish: { odds: 25, after: [7, 30] },
}

const DISTANCE: Stage = {
  name: 'distance shoes',
  after: [60, 150],
  odds: 54,
  roles: [
    { name: 'distance shoes', odds: 100, lead: 1, choices: [any('shoe-distance')] },
    { name: 'gels', odds: 50, choices: [any('gel-box')], again: true, quantity: [1, 2] },
    { name: 'watch', odds: 34, choices: [any('watch-pace')] },
    { name: 'flask', odds: 26, choices: [any('flask-soft')] },
    { name: 'socks', odds: 26, choices: [any('socks-run')], again: true, quantity: [1, 2] },
  ],
  finish: { odds: 35, after: [10, 45] },
}

const RECOVERY: Stage = {
  name: 'recovery',
  after: [12, 45],
  odds: 54,
  roles: [
    { name: 'roller', odds: 66, lead: 3, choices: [any('roller-foam')] },
    { name: 'ball', odds: 46, lead: 1, choices: [any('ball-massage')] },
    {
      name: 'recovery drink',
      odds: 46,
      lead: 1,
      choices: [any('drink-recovery')],
      again: true,
      quantity: [1, 2],
    },
  ],
  finish: { odds: 20, after: [10, 30] },
}

const racing = (shoe: string, vestOdds: number): Stage => ({
  name: 'race day',
  after: [80, 170],
  odds: 52,
  roles: [
    { name: 'race shoes', odds: 100, lead: 1, choices: [any(shoe)] },
    { name: 'gels', odds: 54, choices: [any('gel-box')], again: true, quantity: [1, 3] },
    { name: 'vest', odds: vestOdds, choices: [any('vest-hydration')] },
    { name: 'flask', odds: vestOdds, choices: [any('flask-soft')], again: true, quantity: [1, 2] },
    { name: 'compression', odds: 40, choices: [any('socks-compression')] },
  ],
  finish: { odds: 40, after: [8, 40] },
})

const REFILLS: readonly Refill[] = [
  {
    role: {
      name: 'fuel',
      odds: 100,
      choices: [any('gel-box', 3), only('drink-recovery', 2)],
      again: true,
      quantity: [1, 3],
    },
    every: [28, 60],
    odds: 24,
  },
]

const run = (ground: string, weight: number, last: Stage): Goal => ({
  name: `run ${ground}`,
  department: 'running',
  weight,
  stages: [FIRST_SHOES, COLD_MONTHS, DISTANCE, RECOVERY, last],
  refills: REFILLS,
})

export const runningGoals: readonly Goal[] = [
  run('road', 6, racing('shoe-race', 24)),
  run('trail', 4, racing('shoe-trail', 60)),
]
