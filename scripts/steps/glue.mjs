/**
 * The glue between page and engine. In: text as wasm-bindgen writes it. Out: the same without detours.
 * What must stay true: what it caught is still caught; glue of another shape is refused, not left as it is.
 */
import { Failure } from '../command.mjs'

/** A call that may throw, in the function that catches for all of them. */
const HANDED_ON =
  /function\(\) \{ return handleError\(function \(([^)]*)\) \{\n([\s\S]*?)\n\s*\}, arguments\); \}/g
const CATCHES_FOR_ALL =
  /function handleError\(f, args\) \{\s+try \{\s+return f\.apply\(this, args\);\s+\} catch \(e\) \{\n([\s\S]*?)\n {4}\}\n\}/
/** What is written to memory by halves. */
const TWO_HALVES =
  /getDataViewMemory0\(\)\.(set\w+\(.*\));\n(\s*)getDataViewMemory0\(\)\.(set\w+\(.*\));/g
const VIEWS = /function getDataViewMemory0\(\) \{[\s\S]*?\n\}\n/
/** Memory that has grown has other bytes, and asking the bytes is quickest. */
const VIEWS_THE_BYTES = `let viewed;
function getDataViewMemory0() {
    if (getUint8ArrayMemory0() !== viewed) {
        viewed = getUint8ArrayMemory0();
        cachedDataViewMemory0 = new DataView(viewed.buffer);
    }
    return cachedDataViewMemory0;
}
`

/**
 * A call that may throw is tried where it stands. wasm-bindgen makes a function and a list of arguments for
 * each, and reading a basket of twenty takes nearly eighty: four fifths of what an answer left behind.
 * What goes to memory asks once whether it has grown.
 * @param {string} text
 */
export const withoutDetours = text =>
  replaced(text, [
    [HANDED_ON, 'function($1) { try {\n$2\n        } catch (e) { handleError(e); } }'],
    [CATCHES_FOR_ALL, 'function handleError(e) {\n$1\n}'],
    [TWO_HALVES, 'const view = getDataViewMemory0();\n$2view.$1;\n$2view.$3;'],
    [VIEWS, VIEWS_THE_BYTES],
  ])

/** @param {string} text @param {[RegExp, string][]} pairs what has to be there, and what takes its place */
export function replaced(text, pairs) {
  return pairs.reduce((text, [pattern, other]) => {
    if (text.search(pattern) < 0) {
      throw new Failure(
        `What binaryen or wasm-bindgen write has changed: ${pattern} is not in it. Correct scripts/steps.`,
      )
    }
    return text.replace(pattern, other)
  }, text)
}
