/**
 * From a line of the range to the products on the shelf.
 *
 * In: one description with its versions (colours, sizes). Out: one product per version, the first
 * being the parent of the others. A version differs from its parent in what it names, and in
 * nothing else; declared companions hold for all versions, as in a product feed.
 */
import { type Drawing, picture } from '../../pictures/draw.ts'
import { TONES, type ToneName } from '../../pictures/palette.ts'
import type { Declared, Department, Product, Season } from '../world.ts'

/** One colour or size of a line. The first version of a line is the parent of the others. */
export interface Version {
  /** Where the line's id and the suffix do not make a good one. */
  readonly id?: string
  readonly suffix?: string
  readonly label?: string
  readonly tone: ToneName
  readonly drawing?: Drawing
  readonly price?: number
  readonly inStock?: boolean
  readonly declared?: Declared
}

/** A line of the range, in euros. */
export interface Line {
  readonly id: string
  readonly title: string
  /** The shelf below the department. */
  readonly shelf: string
  readonly brand: string
  readonly family?: string
  readonly series?: string
  readonly price: number
  readonly drawing: Drawing
  readonly versions: readonly Version[]
  readonly level?: 1 | 2 | 3
  readonly launchedOn?: string
  readonly earlyAccessTier?: string
  readonly seasons?: readonly Season[]
  readonly lifeStage?: string
  readonly repurchaseDays?: number
  readonly declared?: Declared
}

/** Versions that differ in colour alone. */
export const colours = (...tones: ToneName[]): Version[] =>
  tones.map((tone, index) => ({
    ...(index > 0 && { suffix: tone }),
    ...(tones.length > 1 && { label: tone }),
    tone,
  }))

const SKU_PREFIX = { wardrobe: 'W', running: 'R', light: 'L', photo: 'P' } as const

/** The products of a department, in the order of its lines. */
export function stock(department: Department, lines: readonly Line[]): Product[] {
  const products = lines.flatMap(line => versionsOf(department, line))
  return products.map((product, index) => ({
    ...product,
    aliases: [`${SKU_PREFIX[department]}-${1000 + 7 * index}`, ...product.aliases],
  }))
}

const PLAIN = {
  family: '',
  series: '',
  launchedOn: '2023-03-01',
  earlyAccessTier: '',
  seasons: [],
  lifeStage: '',
} as const

function versionsOf(department: Department, line: Line): Product[] {
  const { id: parent, title, shelf, price, drawing, versions, declared, ...rest } = line
  return versions.map((version, index) => ({
    ...PLAIN,
    ...rest,
    id: idOf(line, version),
    title: version.label ? `${title}, ${version.label}` : title,
    department,
    category: `${department} > ${shelf}`,
    priceCents: Math.round((version.price ?? price) * 100),
    ...(index > 0 && { variantOf: parent }),
    aliases: index === 0 && versions.length > 1 ? [`${parent}-all`] : [],
    inStock: version.inStock ?? true,
    declared: { ...declared, ...version.declared },
    temper: version.label === version.tone ? TONES[version.tone].temper : 'neutral',
    image: picture(department, version.drawing ?? drawing, TONES[version.tone]),
  }))
}

/** The id of a version: the line's, and what tells it from the others. */
export const idOf = (line: { readonly id: string }, version: Version): string =>
  version.id ?? (version.suffix ? `${line.id}-${version.suffix}` : line.id)
