/** A catalogue for the hostile log: aliases, colours, shelves below shelves, names that need quotes. */
import { csv } from './hostile.mjs'

const HEADER = [
  'item_id',
  'title',
  'category',
  'family',
  'series',
  'variant_of',
  'aliases',
  'price',
]
const PRODUCTS = [
  ['tent', 'Tent', 'camp > tents', 'north', '', '', 'TENT-2', '199'],
  ['tent-red', 'Tent, red', 'camp > tents', 'north', '', 'tent', '帳篷', '205'],
  ['stove', 'Stove', 'camp > kitchen', '', "cook's", '', '', '59'],
  ['gas 230 g', 'Gas', 'camp > kitchen', '', "cook's", '', '-1|per%cent_', '8'],
  ['gas "large"', 'Large gas', 'camp > kitchen', '', "cook's", 'gas 230 g', '', '12'],
  ["mug 'blue'", 'Mug', 'camp > kitchen > "mugs"', '', '', '', '', '9'],
  ['Mütze', 'Cap', 'wear', 'north', '', '', '', '19'],
  ['ÅNGSTRÖM', 'Measure', 'tools', '', '', '', '', '4'],
  ['ångström', 'Another measure', 'tools', '', '', '', '', '4'],
  ['🏕️ kit', 'Kit', 'camp', '', '', '', '', '299'],
  ['straße', 'Map', 'wear', '', '', '', '', '7'],
  ['00017', 'Number', '', '', '', '', '', '1'],
  ['NULL', 'Nothing', "o'clock", '', '', '', "o'clock", '3'],
]

/** With everything a reseller orders. */
export function hostileCatalogue() {
  const bulk = Array.from({ length: 130 }, (_, at) => [
    `bulk ${at}`,
    `Box ${at}`,
    'bulk',
    '',
    '',
    '',
    '',
    '1',
  ])
  return csv(HEADER, [...PRODUCTS, ...bulk])
}
