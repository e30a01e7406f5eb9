/**
 * The lighting goal: a home that grows its family of lights, room by room and then outdoors.
 *
 * In: the catalogue. Out: the goal of either system. A lamp gets the bulb that fits its socket, a
 * strip the extension of its own plug; the garden waits for spring.
 */
import { any, type Goal, only, type Role, type Stage } from './goal.ts'

const DIMMER: Role = {
  name: 'switch',
  odds: 34,
  choices: [any('switch-dimmer', 3), only('switch-button', 2)],
}

const START: Stage = {
  name: 'start',
  after: [0, 0],
  odds: 100,
  roles: [
    { name: 'hub', odds: 100, lead: 1, choices: [only('light-starter', 4), only('light-hub', 1)] },
    {
      name: 'bulbs',
      odds: 50,
      choices: [only('bulb-e27', 5), only('bulb-e27-colour', 3)],
      quantity: [1, 4],
    },
    DIMMER,
    { name: 'plug', odds: 28, choices: [only('plug-smart')], quantity: [1, 2] },
    { name: 'spots', odds: 14, choices: [only('spot-gu10')], quantity: [2, 4] },
  ],
  finish: { odds: 30, after: [8, 40] },
}

/** One lamp and the bulbs for its socket. */
const lamp = (name: string, odds: number, line: string, bulbs: readonly string[]): Stage => ({
  name,
  after: [20, 110],
  odds,
  roles: [
    { name, odds: 100, lead: 1, choices: [any(line)], quantity: [1, 2] },
    {
      name: `bulbs for the ${name}`,
      odds: 66,
      choices: bulbs.map((bulb, index) => only(bulb, bulbs.length - index)),
      again: true,
      quantity: [1, 2],
    },
    DIMMER,
    { name: 'plug', odds: 14, choices: [only('plug-smart')] },
  ],
  finish: { odds: 14, after: [8, 30] },
})

const LAMPS = [
  lamp('bedside lamp', 24, 'lamp-table', ['bulb-e14', 'bulb-e14-colour']),
  lamp('floor lamp', 22, 'lamp-floor', ['bulb-e27', 'bulb-e27-colour']),
  lamp('pendant', 24, 'lamp-pendant', ['bulb-e27-filament', 'bulb-e27']),
]

const STRIPS: Stage = {
  name: 'strips',
  after: [25, 120],
  odds: 46,
  roles: [
    { name: 'strip', odds: 100, lead: 1, choices: [any('strip-glow')] },
    { name: 'extension', odds: 44, choices: [only('strip-extension')], quantity: [1, 3] },
    { name: 'profile', odds: 46, choices: [only('strip-profile')], quantity: [2, 5] },
    { name: 'corner', odds: 34, choices: [only('strip-corner')], quantity: [1, 4] },
    { ...DIMMER, odds: 22 },
  ],
  finish: { odds: 34, after: [5, 30] },
}

const SENSES: Stage = {
  name: 'sensors',
  after: [25, 120],
  odds: 40,
  roles: [
    { name: 'motion', odds: 100, lead: 1, choices: [any('sensor-motion')], quantity: [1, 3] },
    { name: 'cells', odds: 40, choices: [only('cell-coin')], again: true },
    { name: 'plug', odds: 34, choices: [only('plug-smart')], quantity: [1, 3] },
    DIMMER,
  ],
  finish: { odds: 20, after: [10, 40] },
}

const GARDEN: Stage = {
  name: 'garden',
  after: [25, 150],
  odds: 72,
  seasons: ['spring', 'summer'],
  roles: [
    { name: 'garden start', odds: 100, lead: 1, choices: [only('garden-starter')] },
    { name: 'spikes', odds: 48, choices: [any('garden-spike')], quantity: [1, 4] },
    { name: 'path', odds: 36, choices: [any('garden-path')], quantity: [1, 4] },
    { name: 'string', odds: 26, choices: [only('garden-string')] },
    { name: 'cable', odds: 44, choices: [only('garden-cable')], quantity: [1, 3] },
    { name: 'wall', odds: 12, choices: [only('garden-wall')] },
  ],
  finish: { odds: 40, after: [10, 45] },
}

const GARDEN_GROWS: Stage = {
  name: 'the garden grows',
  after: [25, 90],
  odds: 46,
  seasons: ['spring', 'summer', 'autumn'],
  roles: [
    { name: 'outdoor sensor', odds: 70, lead: 2, choices: [only('sensor-outdoor')] },
    {
      name: 'more lights',
      odds: 50,
      lead: 2,
      choices: [any('garden-spike'), any('garden-path')],
      again: true,
      quantity: [1, 3],
    },
    { name: 'supply', odds: 52, choices: [only('garden-supply')] },
    { name: 'more cable', odds: 34, choices: [only('garden-cable')], again: true },
    { name: 'wall', odds: 22, choices: [only('garden-wall')], quantity: [1, 2] },
  ],
  finish: { odds: 15, after: [10, 40] },
}

const TAVI: Stage = {
  name: 'start with the rival',
  after: [0, 0],
  odds: 100,
  roles: [
    { name: 'bridge', odds: 100, lead: 1, choices: [only('hub-tavi')] },
    { name: 'bulbs', odds: 76, choices: [only('bulb-tavi')], quantity: [2, 5] },
    { name: 'strip', odds: 30, choices: [only('strip-tavi')] },
  ],
  finish: { odds: 34, after: [8, 50] },
}

const TAVI_STRIPS: Stage = {
  name: 'strips of the rival',
  after: [20, 100],
  odds: 60,
  roles: [
    { name: 'strip', odds: 100, lead: 1, choices: [only('strip-tavi')], again: true },
    { name: 'extension', odds: 56, choices: [only('extension-tavi')], quantity: [1, 3] },
    { name: 'profile', odds: 34, choices: [only('strip-profile')], quantity: [2, 4] },
    { name: 'bulbs', odds: 22, choices: [only('bulb-tavi')], again: true, quantity: [1, 3] },
  ],
  finish: { odds: 15, after: [10, 30] },
}

export const lightGoals: readonly Goal[] = [
  {
    name: 'a glowing home',
    department: 'light',
    weight: 8,
    loyalty: 'glow',
    stages: [START, ...LAMPS, STRIPS, SENSES, GARDEN, GARDEN_GROWS],
    refills: [
      {
        role: { name: 'cells', odds: 100, choices: [only('cell-coin')], again: true },
        every: [200, 280],
        odds: 20,
      },
    ],
  },
  {
    name: 'a rival home',
    department: 'light',
    weight: 2,
    loyalty: 'tavi',
    stages: [TAVI, TAVI_STRIPS],
  },
]
