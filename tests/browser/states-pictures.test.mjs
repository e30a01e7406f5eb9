/**
 * Every state looks as it did when somebody looked. In: build/shop, the marks of the pictures that were seen.
 * What must stay true: a difference is named, and its picture is there to be looked at.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { draw, folder, stored } from './states-pictures.mjs'

/** Another browser or other letters draw other pictures, and say nothing about the element. */
if (process.env['ALONGSIDE_FULL']) {
  test('every state looks as it did, where the browser and its letters are those it was seen with', async t => {
    const [now, then] = [await draw(), JSON.parse(readFileSync(stored, 'utf8'))]
    assert.deepEqual(Object.keys(now.marks).sort(), Object.keys(then.marks).sort())
    if (now.drawnBy !== then.drawnBy) {
      return t.diagnostic(`not compared: drawn by ${now.drawnBy}, seen with ${then.drawnBy}`)
    }
    const different = Object.keys(now.marks).filter(name => now.marks[name] !== then.marks[name])
    const advice = `look at them in ${folder}; if they are right: node tests/browser/states-pictures.mjs`
    return assert.deepEqual(different, [], advice)
  })
}
