/**
 * Photo: two camera systems whose lenses do not fit each other, and one kit around either.
 *
 * In: the lines of both. Out: the department's products.
 */
import { stock } from './line.ts'
import { KIT_LINES } from './photo-kit.ts'
import { SYSTEM_LINES } from './photo-systems.ts'

export const photo = stock('photo', [...SYSTEM_LINES, ...KIT_LINES])
