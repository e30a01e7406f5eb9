/**
 * Bulbs and lamps.
 *
 * In: the drawings. Out: lines in which a socket takes bulbs of its own thread and no others.
 */
import {
  bulb,
  candleBulb,
  filamentBulb,
  floorLamp,
  pendant,
  spotBulb,
  tableLamp,
} from '../../pictures/lamps.ts'
import { colours, type Line } from './line.ts'

const ROOMS = { brand: 'Orrin', family: 'orrin-glow', series: 'Glow Rooms' }
const TAVI = { brand: 'Tavi', family: 'tavi-home', series: 'Tavi Home' }
const E27_BULBS = ['bulb-e27', 'bulb-e27-colour', 'bulb-e27-filament']
const E14_BULBS = ['bulb-e14', 'bulb-e14-colour']

export const LAMP_LINES: readonly Line[] = [
  {
    ...ROOMS,
    id: 'bulb-e27',
    title: 'Glow bulb E27, warm white',
    shelf: 'bulbs',
    level: 1,
    price: 19,
    drawing: bulb,
    versions: colours('white'),
    declared: { substitute: ['bulb-e27-filament'], different_brand: ['bulb-tavi'] },
  },
  {
    ...ROOMS,
    id: 'bulb-e27-colour',
    title: 'Glow bulb E27, colour',
    shelf: 'bulbs',
    level: 2,
    price: 39,
    drawing: bulb,
    versions: colours('coral'),
  },
  {
    ...ROOMS,
    id: 'bulb-e27-filament',
    title: 'Glow filament bulb E27',
    shelf: 'bulbs',
    level: 2,
    price: 29,
    drawing: filamentBulb,
    versions: colours('brass'),
    declared: { substitute: ['bulb-e27'] },
  },
  {
    ...ROOMS,
    id: 'bulb-e14',
    title: 'Glow candle E14, warm white',
    shelf: 'bulbs',
    level: 1,
    price: 19,
    drawing: candleBulb,
    versions: colours('white'),
  },
  {
    ...ROOMS,
    id: 'bulb-e14-colour',
    title: 'Glow candle E14, colour',
    shelf: 'bulbs',
    level: 2,
    price: 37,
    drawing: candleBulb,
    versions: colours('coral'),
  },
  {
    ...ROOMS,
    id: 'spot-gu10',
    title: 'Glow spot GU10',
    shelf: 'bulbs',
    level: 2,
    price: 24,
    drawing: spotBulb,
    versions: colours('white'),
  },
  {
    ...ROOMS,
    id: 'lamp-table',
    title: 'Bedside lamp, E14',
    shelf: 'lamps',
    price: 59,
    drawing: tableLamp,
    versions: colours('oak', 'black'),
    declared: { required_part: ['bulb-e14'], never_with: [...E27_BULBS, 'spot-gu10'] },
  },
  {
    ...ROOMS,
    id: 'lamp-floor',
    title: 'Tripod floor lamp, E27',
    shelf: 'lamps',
    price: 139,
    drawing: floorLamp,
    versions: colours('oak', 'black'),
    declared: { required_part: ['bulb-e27'], never_with: [...E14_BULBS, 'spot-gu10'] },
  },
  {
    ...ROOMS,
    id: 'lamp-pendant',
    title: 'Dome pendant, E27',
    shelf: 'lamps',
    price: 89,
    drawing: pendant,
    versions: colours('white', 'sage', 'black'),
    declared: { required_part: ['bulb-e27-filament'], never_with: [...E14_BULBS, 'spot-gu10'] },
  },
  {
    ...TAVI,
    id: 'bulb-tavi',
    title: 'Tavi bulb E27',
    shelf: 'bulbs',
    level: 1,
    price: 13,
    drawing: bulb,
    versions: colours('sky'),
    declared: { different_brand: ['bulb-e27'], never_with: ['light-hub'] },
  },
]
