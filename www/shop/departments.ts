/**
 * The four departments in the shop's own words. A name as the catalogue's category paths begin
 * comes in; a title, its copy and its picks go out. What must stay true: the copy promises nothing of
 * a single product; what a product is stands in the catalogue.
 */

export interface Department {
  /** As category paths begin, and as its address ends. */
  name: string
  title: string
  /** One sentence of mood, for a heading. */
  line: string
  /** What shopping here is like, for the department's own page. */
  story: string
  /** Ids of what stands in front: the first on the poster, the others beside it. */
  picks: readonly [face: string, ...beside: string[]]
}

export const departments: readonly Department[] = [
  {
    name: 'wardrobe',
    title: 'Wardrobe',
    line: 'Keep one good piece. Finish the look around it.',
    story:
      'Start from what already hangs at home: a pair of trousers, a jacket. Everything here is ' +
      'cut and coloured to be worn with the rest of it.',
    picks: ['trousers-city', 'shirt-oxford', 'knit-merino', 'shoes-derby', 'jacket-blazer'],
  },
  {
    name: 'running',
    title: 'Running',
    line: 'From the first lap to the long way home.',
    story:
      'Shoes for the first five kilometres and for the fortieth, layers for every season, and ' +
      'what helps the day after. Begin where you are.',
    picks: ['shoe-first', 'layer-base', 'watch-pace', 'roller-foam', 'shoe-distance'],
  },
  {
    name: 'light',
    title: 'Light',
    line: 'One lamp tonight. A whole house, in time.',
    story:
      'Every piece speaks to every other. Start with a kit in one room and let it grow along the ' +
      'shelf, up the stairs and out into the garden.',
    picks: ['light-starter', 'lamp-table', 'strip-glow', 'sensor-motion', 'garden-path'],
  },
  {
    name: 'photo',
    title: 'Photo',
    line: 'Two systems, and exactly what fits yours.',
    story:
      'A camera, what it needs to take its first picture, and what makes the second one better. ' +
      'When your kit is whole, it is whole.',
    picks: ['camera-nova', 'card-64', 'tripod-travel', 'bag-sling', 'lens-nova-50'],
  },
]

export function departmentNamed(name: string): Department | undefined {
  return departments.find(department => department.name === name)
}
