/**
 * Photo goals: a camera and all it takes to use it, and, for some, prints and the bigger body.
 *
 * In: the catalogue. Out: one goal per mount, and prints alone. A lens is only ever bought for
 * the mount one has; once the kit is complete there is nothing more to buy for it.
 */
import { any, type Choice, type Goal, only, type Refill, type Role, type Stage } from './goal.ts'

const CARDS: readonly Choice[] = [
  only('card-64', 10),
  only('card-128', 4),
  only('card-256', 2),
  only('card-swift', 3),
]

const BAG: Role = { name: 'bag', odds: 40, choices: [any('bag-sling', 6), any('bag-pack', 4)] }

const TRIPOD: Role = {
  name: 'tripod',
  odds: 36,
  choices: [only('tripod-travel', 6), only('tripod-carbon', 2), only('tripod-table', 2)],
}

const CLEANING: Role = { name: 'cleaning', odds: 16, choices: [only('kit-cleaning')], again: true }

/** What differs between the two mounts. */
interface Mount {
  readonly name: string
  readonly weight: number
  readonly body: string
  readonly nextBody: string
  readonly lenses: readonly Choice[]
}

const kit = ({ name, body, lenses }: Mount): Stage => ({
  name: 'the kit',
  after: [0, 0],
  odds: 100,
  roles: [
    { name: 'camera', odds: 100, lead: 1, choices: [any(body)] },
    { name: 'card', odds: 70, choices: CARDS },
    { name: 'battery', odds: 46, choices: [only(`battery-${name}`)] },
    TRIPOD,
    BAG,
    { name: 'lens', odds: 24, choices: lenses },
    { name: 'filter', odds: 16, choices: [only('filter-uv')] },
    { name: 'strap', odds: 16, choices: [any('strap-leather')] },
    { name: 'reader', odds: 14, choices: [only('reader-card')] },
    CLEANING,
  ],
  finish: { odds: 62, after: [5, 45] },
})

const secondLens = ({ name, lenses }: Mount): Stage => ({
  name: 'another lens',
  after: [70, 190],
  odds: 52,
  roles: [
    { name: 'second lens', odds: 100, lead: 1, choices: lenses, again: true },
    { name: 'protect filter', odds: 52, choices: [only('filter-uv')], again: true },
    { name: 'nd filter', odds: 26, choices: [only('filter-nd')] },
    { name: 'charger', odds: 24, choices: [only(`charger-${name}`)] },
    CLEANING,
  ],
  finish: { odds: 24, after: [10, 50] },
})

const biggerBody = ({ name, nextBody }: Mount): Stage => ({
  name: 'the bigger body',
  after: [90, 220],
  odds: 38,
  roles: [
    { name: 'next camera', odds: 100, lead: 1, choices: [only(nextBody)] },
    {
      name: 'large card',
      odds: 62,
      choices: [only('card-256', 4), only('card-128', 1)],
      again: true,
    },
    { name: 'battery', odds: 46, choices: [only(`battery-${name}`)], again: true },
    { name: 'charger', odds: 40, choices: [only(`charger-${name}`)] },
    { name: 'carbon tripod', odds: 30, choices: [only('tripod-carbon')] },
    { name: 'nd filter', odds: 18, choices: [only('filter-nd')] },
  ],
  finish: { odds: 30, after: [8, 40] },
})

const PRINTS: Stage = {
  name: 'prints',
  after: [0, 0],
  odds: 100,
  roles: [
    { name: 'printer', odds: 100, lead: 1, choices: [any('printer-pocket')] },
    { name: 'paper', odds: 72, choices: [only('paper-pocket')], again: true, quantity: [1, 3] },
  ],
  finish: { odds: 0, after: [0, 0] },
}

const PAPER: Refill = {
  role: {
    name: 'paper',
    odds: 100,
    choices: [only('paper-pocket')],
    again: true,
    quantity: [1, 4],
  },
  every: [45, 110],
  odds: 30,
}

const photograph = (mount: Mount): Goal => ({
  name: `photograph with ${mount.name}`,
  department: 'photo',
  weight: mount.weight,
  loyalty: mount.name,
  stages: [kit(mount), secondLens(mount), biggerBody(mount)],
})

export const photoGoals: readonly Goal[] = [
  photograph({
    name: 'nova',
    weight: 5,
    body: 'camera-nova',
    nextBody: 'camera-nova-pro',
    lenses: [only('lens-nova-50', 4), only('lens-nova-35', 2), only('lens-nova-zoom', 3)],
  }),
  photograph({
    name: 'mira',
    weight: 4,
    body: 'camera-mira',
    nextBody: 'camera-mira-x',
    lenses: [only('lens-mira-50', 4), only('lens-mira-28', 3), only('lens-mira-zoom', 2)],
  }),
  {
    name: 'prints on the wall',
    department: 'photo',
    weight: 2,
    stages: [PRINTS],
    refills: [PAPER],
  },
]
