/** A data set as it lies in its folder, on four orders of which one is asked about. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { inRoot, root } from '../../scripts/paths.mjs'
import { parseCsv } from '../../scripts/ranking/csv.mjs'
import { dataSetNames, readDataSet } from '../../scripts/ranking/data-set.mjs'
import { answersIn } from '../../scripts/ranking/ours.mjs'

const data = inRoot('build', 'ranking-test')
const folder = join(data, 'camp')
after(() => rmSync(data, { recursive: true, force: true }))

rmSync(data, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
mkdirSync(join(data, 'no-queries'))
const files = {
  'products.csv': 'item_id,title\ntent,"Tent, green"\nlamp,"A ""bright"" lamp"\n',
  'orders.csv': `order_id,user_id,timestamp,item_id,quantity,price
2,,2026-02-01T00:00:00,gas,1,
2,,2026-02-01T00:00:00,tent,1,
1,,2026-01-01T00:00:00,tent,2,
1,,2026-01-01T00:00:00,stove,1,
3,,2026-03-01T00:00:00,tent,1,
3,,2026-03-01T00:00:00,kite,1,
`,
  'split.csv': 'order_id,part\n1,train\n2,valid\n3,test\n',
  'queries.csv': `query_id,part,order_id,context,target
v,valid,2,gas,tent
a,test,3,tent,kite
b,test,3,kite stove,tent
`,
}
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
const set = readDataSet(folder)

test('only a folder with frozen queries is a data set', () => {
  assert.deepEqual(dataSetNames(data), ['camp'])
})

test('the catalogue is every listed product and every one that was bought', () => {
  assert.deepEqual([...set.places.keys()], ['tent', 'lamp', 'gas', 'stove'])
})

test('test orders are not counted and the others go by time', () => {
  assert.equal(set.orders.count, 2)
  assert.deepEqual([...set.orders.bought], [2, 0, 1, 1])
  assert.deepEqual([...set.orders.baskets.values], [0, 3, 2, 0])
})

test('a query keeps what the catalogue knows and the size the basket had', () => {
  assert.deepEqual(set.queries, [
    { id: 'a', context: [0], contextSize: 1, target: undefined },
    { id: 'b', context: [3], contextSize: 2, target: 0 },
  ])
})

test('the head is as many of the most bought as make a fifth of the lines', () => {
  assert.deepEqual(set.field.head, new Set([0]))
})

test('a ranked file becomes answers in the order of the queries, and a missing row an empty one', () => {
  assert.deepEqual(answersIn(set, [['b', 'tent gas']]), [{ top: [] }, { top: [0, 2] }])
})

test('a list that breaks the rules is refused', () => {
  assert.throws(() => answersIn(set, [['a', 'gas tent']]), /in the basket/)
  assert.throws(() => answersIn(set, [['b', 'gas gas']]), /twice/)
  assert.throws(() => answersIn(set, [['b', 'kite']]), /no product/)
})

test('a CSV field may hold commas, quotes and line breaks', () => {
  assert.deepEqual(parseCsv('a,b\r\n"1,\n2","say ""hi"""\n\n,\n'), [
    ['a', 'b'],
    ['1,\n2', 'say "hi"'],
    ['', ''],
  ])
})

test('without data the benchmark says so in one sentence and succeeds', () => {
  const env = { ...process.env, ALONGSIDE_DATA: join(data, 'nowhere') }
  const { status, stdout } = spawnSync(process.execPath, ['scripts/bench-ranking.mjs'], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  assert.equal(status, 0)
  assert.match(stdout, /^No data sets [^\n]*\.\n$/)
})
