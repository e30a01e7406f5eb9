/**
 * Where a lit home begins, and what steers it.
 *
 * In: the drawings. Out: hubs, kits, sensors and switches of two systems that do not speak to each
 * other.
 */
import {
  button,
  coinCells,
  dimmer,
  hub,
  plug,
  sensor,
  starterKit,
} from '../../pictures/controls.ts'
import { colours, type Line } from './line.ts'

const ROOMS = { brand: 'Orrin', family: 'orrin-glow', series: 'Glow Rooms' }
const SENSES = { brand: 'Orrin', family: 'orrin-glow', series: 'Glow Sense' }
const TAVI = { brand: 'Tavi', family: 'tavi-home', series: 'Tavi Home' }

export const HUB_LINES: readonly Line[] = [
  {
    ...ROOMS,
    id: 'light-starter',
    title: 'Glow starter kit: hub and 3 bulbs',
    shelf: 'starter kits',
    level: 1,
    price: 119,
    drawing: starterKit,
    versions: colours('white'),
    lifeStage: 'new_home',
    declared: {
      accessory: ['switch-dimmer', 'bulb-e27'],
      next_step: ['strip-glow', 'sensor-motion'],
      never_with: ['bulb-tavi', 'hub-tavi'],
    },
  },
  {
    ...ROOMS,
    id: 'light-hub',
    title: 'Glow hub',
    shelf: 'hubs',
    level: 1,
    price: 49,
    drawing: hub,
    versions: colours('white'),
    declared: {
      required_part: ['bulb-e27'],
      different_brand: ['hub-tavi'],
      never_with: ['bulb-tavi'],
    },
  },
  {
    ...SENSES,
    id: 'sensor-motion',
    title: 'Glow motion sensor',
    shelf: 'sensors and switches',
    level: 2,
    price: 39,
    drawing: sensor,
    versions: colours('white', 'black'),
    declared: { consumable: ['cell-coin'] },
  },
  {
    ...SENSES,
    id: 'switch-dimmer',
    title: 'Glow dimmer dial',
    shelf: 'sensors and switches',
    level: 1,
    price: 34,
    drawing: dimmer,
    versions: colours('white', 'charcoal'),
    declared: { consumable: ['cell-coin'], substitute: ['switch-button'] },
  },
  {
    ...SENSES,
    id: 'switch-button',
    title: 'Glow one-touch button',
    shelf: 'sensors and switches',
    level: 1,
    price: 22,
    drawing: button,
    versions: colours('white'),
    declared: { consumable: ['cell-coin'], substitute: ['switch-dimmer'] },
  },
  {
    ...SENSES,
    id: 'plug-smart',
    title: 'Glow smart plug',
    shelf: 'sensors and switches',
    level: 1,
    price: 29,
    drawing: plug,
    versions: colours('white'),
  },
  {
    ...SENSES,
    id: 'cell-coin',
    title: 'Coin cells CR2450, 4 pack',
    shelf: 'batteries',
    price: 8,
    drawing: coinCells,
    versions: colours('silver'),
    repurchaseDays: 240,
  },
  {
    ...TAVI,
    id: 'hub-tavi',
    title: 'Tavi bridge',
    shelf: 'hubs',
    level: 1,
    price: 35,
    drawing: hub,
    versions: colours('charcoal'),
    declared: {
      required_part: ['bulb-tavi'],
      different_brand: ['light-hub'],
      never_with: ['bulb-e27', 'bulb-e14', 'strip-glow'],
    },
  },
]
