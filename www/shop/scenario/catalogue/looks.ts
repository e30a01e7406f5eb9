/**
 * Eight looks: pieces that finish each other, each in its role.
 *
 * In: nothing. Out: the sets of the wardrobe. Leather matches leather within a look, and a look
 * holds at most one version of a product.
 */
import type { Season } from '../world.ts'

export const LOOK_ROLES = ['trousers', 'shirt', 'knit', 'belt', 'shoes', 'jacket'] as const

export type LookRole = (typeof LOOK_ROLES)[number]

export interface Look {
  readonly id: string
  readonly seasons: readonly Season[]
  readonly pieces: Readonly<Record<LookRole, string>>
}

const look = (id: string, seasons: readonly Season[], pieces: Look['pieces']): Look => ({
  id,
  seasons,
  pieces,
})

export const LOOKS: readonly Look[] = [
  look('city-navy', ['spring', 'summer', 'autumn'], {
    trousers: 'trousers-city',
    shirt: 'shirt-oxford',
    knit: 'knit-merino-grey',
    belt: 'belt-slim',
    shoes: 'shoes-derby',
    jacket: 'jacket-blazer',
  }),
  look('city-charcoal', ['spring', 'autumn', 'winter'], {
    trousers: 'trousers-city-charcoal',
    shirt: 'shirt-oxford-sky',
    knit: 'knit-merino',
    belt: 'belt-slim-black',
    shoes: 'shoes-derby-black',
    jacket: 'jacket-blazer-grey',
  }),
  look('city-sand', ['spring', 'summer'], {
    trousers: 'trousers-city-sand',
    shirt: 'shirt-oxford-stripe',
    knit: 'knit-merino',
    belt: 'belt-slim',
    shoes: 'shoes-derby',
    jacket: 'jacket-blazer',
  }),
  look('city-winter', ['autumn', 'winter'], {
    trousers: 'trousers-city-charcoal',
    shirt: 'shirt-oxford',
    knit: 'knit-merino-camel',
    belt: 'belt-slim-black',
    shoes: 'boots-chelsea-black',
    jacket: 'coat-wool',
  }),
  look('weekend-sand', ['spring', 'summer'], {
    trousers: 'trousers-chino',
    shirt: 'shirt-linen',
    knit: 'knit-lambswool-forest',
    belt: 'belt-canvas',
    shoes: 'shoes-court',
    jacket: 'jacket-field-navy',
  }),
  look('weekend-olive', ['spring', 'summer', 'autumn'], {
    trousers: 'trousers-chino-olive',
    shirt: 'tee-heavy',
    knit: 'knit-lambswool',
    belt: 'belt-canvas-navy',
    shoes: 'shoes-court-navy',
    jacket: 'jacket-field',
  }),
  look('denim-rust', ['autumn', 'winter'], {
    trousers: 'jeans-straight',
    shirt: 'shirt-flannel',
    knit: 'knit-lambswool',
    belt: 'belt-slim',
    shoes: 'boots-chelsea',
    jacket: 'jacket-field',
  }),
  look('denim-black', ['autumn', 'winter', 'spring'], {
    trousers: 'jeans-straight-black',
    shirt: 'tee-heavy-black',
    knit: 'knit-lambswool-forest',
    belt: 'belt-slim-black',
    shoes: 'boots-chelsea-black',
    jacket: 'coat-wool-charcoal',
  }),
]

/** The pieces that finish a look around these trousers. */
export const finishes = (trousers: string): string[] => [
  ...new Set(
    LOOKS.filter(({ pieces }) => pieces.trousers === trousers).flatMap(({ pieces }) =>
      LOOK_ROLES.slice(1).map(role => pieces[role]),
    ),
  ),
]
