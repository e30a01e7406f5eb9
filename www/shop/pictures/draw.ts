/**
 * The drawing vocabulary: a handful of SVG shapes, and the tile they are laid on.
 *
 * In: colours and coordinates on a 200 × 200 field. Out: a data URI. A picture holds shapes only:
 * no script, no reference to anything outside itself.
 */
import { type Department, LAMPLIGHT, TILES, type Tone } from './palette.ts'

/** Draws a subject in the colours of one variant. */
export type Drawing = (tone: Tone) => string

type Point = readonly [x: number, y: number]
type Box = readonly [x: number, y: number, width: number, height: number]

export const shape = (colour: string, d: string): string => `<path fill='${colour}' d='${d}'/>`

export const line = (colour: string, width: number, d: string): string =>
  `<path fill='none' stroke='${colour}' stroke-width='${width}' stroke-linecap='round' stroke-linejoin='round' d='${d}'/>`

export const disc = (colour: string, [x, y]: Point, radius: number): string =>
  `<circle fill='${colour}' cx='${x}' cy='${y}' r='${radius}'/>`

export const oval = (colour: string, [x, y]: Point, [rx, ry]: Point): string =>
  `<ellipse fill='${colour}' cx='${x}' cy='${y}' rx='${rx}' ry='${ry}'/>`

export const box = (colour: string, [x, y, width, height]: Box, corner = 0): string =>
  `<rect fill='${colour}' x='${x}' y='${y}' width='${width}' height='${height}'${corner ? ` rx='${corner}'` : ''}/>`

export const ring = (colour: string, width: number, [x, y]: Point, radius: number): string =>
  `<circle fill='none' stroke='${colour}' stroke-width='${width}' cx='${x}' cy='${y}' r='${radius}'/>`

export const moved = ([x, y]: Point, scale: number, ...shapes: string[]): string =>
  `<g transform='translate(${x} ${y})scale(${scale})'>${shapes.join('')}</g>`

export const both = (...shapes: string[]): string =>
  `${shapes.join('')}<g transform='matrix(-1 0 0 1 200 0)'>${shapes.join('')}</g>`

export const faint = (opacity: number, ...shapes: string[]): string =>
  `<g opacity='${opacity}'>${shapes.join('')}</g>`

/** The soft shadow a thing stands on. */
export const shadow = (y: number, rx: number): string => faint(0.1, oval('#000', [100, y], [rx, 7]))

/** Lamplight around a source. */
export const glow = (at: Point, radius: number): string =>
  faint(0.28, disc(LAMPLIGHT, at, radius), disc(LAMPLIGHT, at, Math.round(radius * 0.66)))

/** The finished picture of a product, small enough to travel inside the catalogue. */
export function picture(department: Department, drawing: Drawing, tone: Tone): string {
  const tile = `<path fill='${TILES[department]}' d='M0 0h200v200H0z'/>`
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 200'>${tile}${drawing(tone)}</svg>`
  return `data:image/svg+xml,${svg.replace(/[%#<>]/g, encodeURIComponent)}`
}
