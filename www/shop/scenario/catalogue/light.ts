/**
 * Light: the Orrin Glow family, from a starter kit to every room and the garden, and one rival.
 *
 * In: the lines of four shelves. Out: the department's products.
 */
import { GARDEN_LINES } from './light-garden.ts'
import { HUB_LINES } from './light-hubs.ts'
import { LAMP_LINES } from './light-lamps.ts'
import { STRIP_LINES } from './light-strips.ts'
import { stock } from './line.ts'

const LINES = [...HUB_LINES, ...LAMP_LINES, ...STRIP_LINES, ...GARDEN_LINES]

export const light = stock('light', LINES)
