/** The yardstick of the structure bench: what must be found, what may be, and what is wrong. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare } from '../../scripts/structure/compare.mjs'

const truth = {
  variants: [['mug', 'mug-red']],
  substitutes: [['mug', 'cup']],
  alternatives: [['cup', 'glass']],
  nextSteps: [['kettle', 'machine']],
  growth: [],
  sets: [{ roles: { shirt: 'shirt', belt: 'belt', shoes: 'shoes' } }],
  complements: [
    {
      pairs: [
        ['tent', 'mat'],
        ['shirt', 'boots'],
        ['shoes', 'shirt-sky'],
      ],
    },
  ],
}
const nothing = { variants: [], substitutes: [], steps: [], sets: [] }

/** @param {Partial<typeof nothing> | object} found @param {string} kind */
const score = (found, kind) =>
  compare({ ...nothing, ...found }, truth).find(score => score.kind === kind)

test('colours are folded into their line, and undeclared alternatives are right but not required', () => {
  const substitutes = [
    { from: 'cup', to: 'mug-red' },
    { from: 'cup', to: 'mug' },
    { from: 'glass', to: 'cup' },
  ]
  const found = score({ substitutes }, 'substitutes')
  assert.deepEqual([found.found, found.precision, found.strict, found.recall], [2, 1, 0.5, 1])
})

test('a step the wrong way round is wrong and the right one missed', () => {
  const found = score({ steps: [{ from: 'machine', to: 'kettle' }] }, 'steps')
  assert.deepEqual([found.wrong, found.missed], [['machine kettle'], ['kettle machine']])
  assert.equal(found.precision, 0)
})

test('pieces of two looks in one set are wrong; what goes with a look is not', () => {
  const sets = [{ roles: [{ products: ['shirt', 'mat'] }, { products: ['belt', 'boots'] }, {}] }]
  const found = score({ sets }, 'sets')
  assert.deepEqual(found.wrong, ['belt mat', 'boots mat'])
  assert.deepEqual(found.missed, ['shirt shoes', 'belt shoes'])
  assert.equal(found.precision, 0.5)
})
