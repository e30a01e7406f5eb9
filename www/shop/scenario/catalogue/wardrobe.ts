/**
 * The wardrobe: two families of clothes, from which eight looks are made.
 *
 * In: the drawings and the looks. Out: the department's products. Every piece of a look is here.
 */
import { chelsea, courtSneaker, derby } from '../../pictures/footwear.ts'
import {
  belt,
  blazer,
  cableKnit,
  checkedShirt,
  chinos,
  coat,
  fieldJacket,
  fineKnit,
  jeans,
  scarf,
  shirt,
  socks,
  stripedShirt,
  tee,
  trousers,
} from '../../pictures/garments.ts'
import { fieldWatch } from '../../pictures/gear.ts'
import { colours, idOf, type Line, stock, type Version } from './line.ts'
import { finishes } from './looks.ts'

const CITY = { brand: 'Aldgrove', family: 'city', series: 'City tailoring' }
const WEEKEND = { brand: 'Fenn & Oake', family: 'weekend', series: 'Weekend classics' }

/** Trousers carry their own look: what finishes navy ones does not finish sand ones. */
const withLooks = (id: string, versions: readonly Version[]): Version[] =>
  versions.map(version => {
    const part_of_set = finishes(idOf({ id }, version))
    return part_of_set.length > 0 ? { ...version, declared: { part_of_set } } : version
  })

const LINES: readonly Line[] = [
  {
    ...CITY,
    id: 'trousers-city',
    title: 'Pressed wool trousers',
    shelf: 'trousers',
    price: 119,
    drawing: trousers,
    versions: withLooks('trousers-city', colours('navy', 'charcoal', 'sand')),
    lifeStage: 'new_job',
  },
  {
    ...CITY,
    id: 'shirt-oxford',
    title: 'Oxford shirt',
    shelf: 'shirts',
    price: 69,
    drawing: shirt,
    versions: [
      ...colours('white', 'sky'),
      { suffix: 'stripe', label: 'blue stripe', tone: 'sky', drawing: stripedShirt },
    ],
    lifeStage: 'new_job',
  },
  {
    ...CITY,
    id: 'knit-merino',
    title: 'Fine merino crew',
    shelf: 'knitwear',
    price: 89,
    drawing: fineKnit,
    versions: colours('navy', 'grey', 'camel'),
    declared: { substitute: ['knit-lambswool'] },
  },
  {
    ...CITY,
    id: 'belt-slim',
    title: 'Slim leather belt',
    shelf: 'belts',
    price: 49,
    drawing: belt,
    versions: colours('brown', 'black'),
    declared: { substitute: ['belt-canvas'] },
  },
  {
    ...CITY,
    id: 'shoes-derby',
    title: 'Derby shoes',
    shelf: 'shoes',
    price: 169,
    drawing: derby,
    versions: colours('brown', 'black'),
    declared: { accessory: ['socks-wool'] },
  },
  {
    ...CITY,
    id: 'jacket-blazer',
    title: 'Unlined wool blazer',
    shelf: 'jackets',
    price: 249,
    drawing: blazer,
    versions: colours('navy', 'grey'),
    lifeStage: 'new_job',
  },
  {
    ...CITY,
    id: 'coat-wool',
    title: 'Double-faced wool coat',
    shelf: 'jackets',
    price: 329,
    drawing: coat,
    versions: colours('camel', 'charcoal'),
    seasons: ['autumn', 'winter'],
    declared: { accessory: ['scarf-wool'] },
  },
  {
    ...CITY,
    id: 'watch-field',
    title: 'Field watch 38 mm',
    shelf: 'watches',
    price: 189,
    drawing: fieldWatch,
    versions: [
      { label: 'brown strap', tone: 'brown' },
      { suffix: 'black', label: 'black strap', tone: 'black' },
    ],
  },
  {
    ...WEEKEND,
    id: 'trousers-chino',
    title: 'Washed chinos',
    shelf: 'trousers',
    price: 79,
    drawing: chinos,
    versions: withLooks('trousers-chino', colours('sand', 'olive')),
  },
  {
    ...WEEKEND,
    id: 'jeans-straight',
    title: 'Straight jeans',
    shelf: 'trousers',
    price: 95,
    drawing: jeans,
    versions: withLooks('jeans-straight', colours('indigo', 'black')),
  },
  {
    ...WEEKEND,
    id: 'shirt-linen',
    title: 'Linen shirt',
    shelf: 'shirts',
    price: 65,
    drawing: shirt,
    versions: colours('white', 'sage'),
    seasons: ['spring', 'summer'],
  },
  {
    ...WEEKEND,
    id: 'shirt-flannel',
    title: 'Brushed flannel shirt',
    shelf: 'shirts',
    price: 69,
    drawing: checkedShirt,
    versions: colours('rust', 'forest'),
    seasons: ['autumn', 'winter'],
  },
  {
    ...WEEKEND,
    id: 'tee-heavy',
    title: 'Heavy cotton tee',
    shelf: 'shirts',
    price: 29,
    drawing: tee,
    versions: colours('white', 'black', 'navy'),
  },
  {
    ...WEEKEND,
    id: 'knit-lambswool',
    title: 'Cable lambswool jumper',
    shelf: 'knitwear',
    price: 99,
    drawing: cableKnit,
    versions: [
      ...colours('oat', 'forest'),
      { suffix: 'rust', label: 'rust', tone: 'rust', inStock: false },
    ],
  },
  {
    ...WEEKEND,
    id: 'belt-canvas',
    title: 'Woven canvas belt',
    shelf: 'belts',
    price: 35,
    drawing: belt,
    versions: colours('olive', 'navy'),
  },
  {
    ...WEEKEND,
    id: 'shoes-court',
    title: 'Court sneakers',
    shelf: 'shoes',
    price: 119,
    drawing: courtSneaker,
    versions: colours('oat', 'navy'),
    declared: { accessory: ['socks-wool'] },
  },
  {
    ...WEEKEND,
    id: 'boots-chelsea',
    title: 'Chelsea boots',
    shelf: 'shoes',
    price: 189,
    drawing: chelsea,
    versions: colours('tan', 'black'),
    seasons: ['autumn', 'winter', 'spring'],
    declared: { accessory: ['socks-wool'] },
  },
  {
    ...WEEKEND,
    id: 'jacket-field',
    title: 'Waxed field jacket',
    shelf: 'jackets',
    price: 199,
    drawing: fieldJacket,
    versions: colours('olive', 'navy'),
    seasons: ['spring', 'autumn', 'winter'],
  },
  {
    ...WEEKEND,
    id: 'socks-wool',
    title: 'Wool socks, 3 pairs',
    shelf: 'socks',
    price: 24,
    drawing: socks,
    versions: colours('charcoal', 'rust'),
    repurchaseDays: 180,
  },
  {
    ...WEEKEND,
    id: 'scarf-wool',
    title: 'Lambswool scarf',
    shelf: 'scarves',
    price: 59,
    drawing: scarf,
    versions: colours('grey', 'rust'),
    seasons: ['autumn', 'winter'],
  },
]

export const wardrobe = stock('wardrobe', LINES)
