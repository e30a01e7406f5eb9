/**
 * Wardrobe goals: to finish a look around one piece that is kept.
 *
 * In: the looks. Out: one goal per look. Any role may be the kept piece; trousers are it most often.
 */
import { parentOf } from '../catalogue/index.ts'
import { LOOK_ROLES, LOOKS, type Look, type LookRole } from '../catalogue/looks.ts'
import { any, type Choice, type Goal, only, type Role } from './goal.ts'

const ODDS: Readonly<Record<LookRole, number>> = {
  trousers: 38,
  shirt: 48,
  knit: 30,
  belt: 42,
  shoes: 34,
  jacket: 22,
}

const LEAD: Readonly<Record<LookRole, number>> = {
  trousers: 10,
  shirt: 3,
  knit: 2,
  belt: 0,
  shoes: 3,
  jacket: 4,
}

const EXTRAS: readonly Role[] = [
  { name: 'socks', odds: 16, choices: [any('socks-wool')], again: true, quantity: [1, 2] },
  { name: 'scarf', odds: 14, choices: [any('scarf-wool')] },
  { name: 'watch', odds: 5, choices: [any('watch-field')] },
]

/** Leather and trousers must match the look; of the rest some prefer another colour. */
const piecesFor = (role: LookRole, piece: string): Choice[] =>
  role === 'shirt' || role === 'knit' || role === 'jacket'
    ? [only(piece, 4), any(parentOf(piece), 1)]
    : [only(piece)]

const wear = (look: Look): Goal => ({
  name: `look ${look.id}`,
  department: 'wardrobe',
  weight: 10,
  seasons: look.seasons,
  stages: [
    {
      name: 'finish the look',
      after: [0, 0],
      odds: 100,
      roles: [
        ...LOOK_ROLES.map(role => ({
          name: role,
          odds: ODDS[role],
          lead: LEAD[role],
          choices: piecesFor(role, look.pieces[role]),
        })),
        ...EXTRAS,
      ],
      finish: { odds: 55, after: [4, 40] },
    },
  ],
  refills: [
    {
      role: {
        name: 'socks',
        odds: 100,
        choices: [any('socks-wool')],
        again: true,
        quantity: [1, 2],
      },
      every: [150, 220],
      odds: 8,
    },
  ],
})

export const wardrobeGoals: readonly Goal[] = LOOKS.map(wear)
