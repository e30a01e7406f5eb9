/**
 * Light strips.
 *
 * In: the drawings. Out: lines in which a strip takes extensions of its own plug and no others.
 */
import { strip, stripConnector, stripExtension, stripProfile } from '../../pictures/strips.ts'
import { colours, type Line } from './line.ts'

const STRIPS = { brand: 'Orrin', family: 'orrin-glow', series: 'Glow Strip' }
const TAVI = { brand: 'Tavi', family: 'tavi-home', series: 'Tavi Home' }

export const STRIP_LINES: readonly Line[] = [
  {
    ...STRIPS,
    id: 'strip-glow',
    title: 'Glow strip',
    shelf: 'strips',
    level: 2,
    price: 49,
    drawing: strip,
    versions: [
      { label: '2 m', tone: 'white' },
      { suffix: '5m', label: '5 m', tone: 'silver', price: 89 },
    ],
    declared: {
      accessory: ['strip-extension', 'strip-profile', 'strip-corner'],
      different_brand: ['strip-tavi'],
      never_with: ['extension-tavi'],
    },
  },
  {
    ...STRIPS,
    id: 'strip-extension',
    title: 'Glow strip extension 1 m',
    shelf: 'strips',
    level: 2,
    price: 22,
    drawing: stripExtension,
    versions: colours('white'),
    declared: { never_with: ['strip-tavi'] },
  },
  {
    ...STRIPS,
    id: 'strip-corner',
    title: 'Glow corner connector',
    shelf: 'strips',
    level: 2,
    price: 9,
    drawing: stripConnector,
    versions: colours('charcoal'),
    declared: { never_with: ['strip-tavi'] },
  },
  {
    ...STRIPS,
    id: 'strip-profile',
    title: 'Aluminium strip profile 1 m',
    shelf: 'strips',
    level: 2,
    price: 16,
    drawing: stripProfile,
    versions: colours('silver'),
  },
  {
    ...TAVI,
    id: 'strip-tavi',
    title: 'Tavi snap strip 3 m',
    shelf: 'strips',
    level: 2,
    price: 45,
    drawing: strip,
    versions: colours('charcoal'),
    declared: {
      accessory: ['extension-tavi', 'strip-profile'],
      different_brand: ['strip-glow'],
      never_with: ['strip-extension', 'strip-corner'],
    },
  },
  {
    ...TAVI,
    id: 'extension-tavi',
    title: 'Tavi snap extension 1 m',
    shelf: 'strips',
    level: 2,
    price: 17,
    drawing: stripExtension,
    versions: colours('charcoal'),
    declared: { never_with: ['strip-glow'] },
  },
]
