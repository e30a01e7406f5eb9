/**
 * Two camera systems.
 *
 * In: the drawings. Out: bodies, lenses and power; what belongs to the other mount never fits.
 */
import {
  battery,
  charger,
  miraPrime,
  miraZoom,
  novaPrime,
  novaZoom,
  proCamera,
  rangefinder,
  reflexCamera,
} from '../../pictures/cameras.ts'
import type { Declared } from '../world.ts'
import { colours, type Line } from './line.ts'

const NOVA = { brand: 'Optara', family: 'nova-mount', series: 'Nova' }
const MIRA = { brand: 'Kesten', family: 'mira-mount', series: 'Mira' }

const LENSES = {
  nova: ['lens-nova-35', 'lens-nova-50', 'lens-nova-zoom', 'lens-nova-macro'],
  mira: ['lens-mira-28', 'lens-mira-50', 'lens-mira-zoom'],
} as const

/** What a body of this system needs, likes and cannot take. */
function body(system: 'nova' | 'mira', other: 'nova' | 'mira'): Declared {
  return {
    required_part: ['card-64'],
    accessory: [`battery-${system}`, 'tripod-travel', 'bag-sling', LENSES[system][1]],
    consumable: ['kit-cleaning'],
    never_with: [...LENSES[other], `battery-${other}`, `charger-${other}`],
  }
}

export const SYSTEM_LINES: readonly Line[] = [
  {
    ...NOVA,
    id: 'camera-nova',
    title: 'Nova mirrorless camera',
    shelf: 'cameras',
    level: 1,
    price: 849,
    drawing: reflexCamera,
    versions: colours('black', 'silver'),
    lifeStage: 'new_parent',
    declared: {
      ...body('nova', 'mira'),
      different_brand: ['camera-mira'],
      next_step: ['camera-nova-pro'],
    },
  },
  {
    ...NOVA,
    id: 'camera-nova-pro',
    title: 'Nova Pro camera',
    shelf: 'cameras',
    level: 3,
    price: 1899,
    drawing: proCamera,
    versions: colours('black'),
    launchedOn: '2024-09-12',
    declared: {
      ...body('nova', 'mira'),
      required_part: ['card-256'],
      different_brand: ['camera-mira-x'],
    },
  },
  {
    ...MIRA,
    id: 'camera-mira',
    title: 'Mira rangefinder camera',
    shelf: 'cameras',
    level: 1,
    price: 799,
    drawing: rangefinder,
    versions: colours('brown', 'black'),
    lifeStage: 'new_parent',
    declared: {
      ...body('mira', 'nova'),
      different_brand: ['camera-nova'],
      next_step: ['camera-mira-x'],
    },
  },
  {
    ...MIRA,
    id: 'camera-mira-x',
    title: 'Mira X rangefinder camera',
    shelf: 'cameras',
    level: 3,
    price: 1749,
    drawing: rangefinder,
    versions: colours('forest'),
    declared: {
      ...body('mira', 'nova'),
      required_part: ['card-256'],
      different_brand: ['camera-nova-pro'],
    },
  },
  {
    ...NOVA,
    id: 'lens-nova-35',
    title: 'Nova lens 35 mm f/2',
    shelf: 'lenses',
    level: 2,
    price: 399,
    drawing: novaPrime,
    versions: colours('black'),
    declared: { accessory: ['filter-uv'], never_with: ['camera-mira', 'camera-mira-x'] },
  },
  {
    ...NOVA,
    id: 'lens-nova-50',
    title: 'Nova lens 50 mm f/1.8',
    shelf: 'lenses',
    level: 1,
    price: 229,
    drawing: novaPrime,
    versions: colours('charcoal'),
    declared: { accessory: ['filter-uv'], never_with: ['camera-mira', 'camera-mira-x'] },
  },
  {
    ...NOVA,
    id: 'lens-nova-zoom',
    title: 'Nova zoom 24–105 mm',
    shelf: 'lenses',
    level: 2,
    price: 649,
    drawing: novaZoom,
    versions: colours('black'),
    declared: { accessory: ['filter-uv'], never_with: ['camera-mira', 'camera-mira-x'] },
  },
  {
    ...NOVA,
    id: 'lens-nova-macro',
    title: 'Nova macro 90 mm',
    shelf: 'lenses',
    level: 3,
    price: 579,
    drawing: novaZoom,
    versions: colours('charcoal'),
    launchedOn: '2027-02-01',
    earlyAccessTier: 'gold',
    declared: {
      accessory: ['filter-uv', 'tripod-carbon'],
      never_with: ['camera-mira', 'camera-mira-x'],
    },
  },
  {
    ...MIRA,
    id: 'lens-mira-28',
    title: 'Mira lens 28 mm f/2.8',
    shelf: 'lenses',
    level: 2,
    price: 369,
    drawing: miraPrime,
    versions: colours('silver'),
    declared: { accessory: ['filter-uv'], never_with: ['camera-nova', 'camera-nova-pro'] },
  },
  {
    ...MIRA,
    id: 'lens-mira-50',
    title: 'Mira lens 50 mm f/2',
    shelf: 'lenses',
    level: 1,
    price: 249,
    drawing: miraPrime,
    versions: colours('black'),
    declared: { accessory: ['filter-uv'], never_with: ['camera-nova', 'camera-nova-pro'] },
  },
  {
    ...MIRA,
    id: 'lens-mira-zoom',
    title: 'Mira zoom 28–90 mm',
    shelf: 'lenses',
    level: 2,
    price: 599,
    drawing: miraZoom,
    versions: colours('silver'),
    declared: { accessory: ['filter-uv'], never_with: ['camera-nova', 'camera-nova-pro'] },
  },
  {
    ...NOVA,
    id: 'battery-nova',
    title: 'Nova spare battery',
    shelf: 'batteries',
    price: 59,
    drawing: battery,
    versions: colours('coral'),
    declared: { never_with: ['camera-mira', 'camera-mira-x'] },
  },
  {
    ...MIRA,
    id: 'battery-mira',
    title: 'Mira spare battery',
    shelf: 'batteries',
    price: 55,
    drawing: battery,
    versions: colours('yellow'),
    declared: { never_with: ['camera-nova', 'camera-nova-pro'] },
  },
  {
    ...NOVA,
    id: 'charger-nova',
    title: 'Nova twin charger',
    shelf: 'batteries',
    price: 65,
    drawing: charger,
    versions: colours('rust'),
    declared: { required_part: ['battery-nova'] },
  },
  {
    ...MIRA,
    id: 'charger-mira',
    title: 'Mira twin charger',
    shelf: 'batteries',
    price: 62,
    drawing: charger,
    versions: colours('brass'),
    declared: { required_part: ['battery-mira'] },
  },
]
