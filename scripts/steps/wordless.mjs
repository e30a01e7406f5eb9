/**
 * Panics without words. In: the wasm as wasm-bindgen leaves it, names and all. Out: the same, where a panic
 * traps at once. The standard library brings along what it takes to print a panic, to nowhere: in a page nobody
 * reads it. What must stay true: only what nothing but a panic can reach is cut, and no path of the machine
 * that built it is left.
 */
import { Failure } from '../command.mjs'

/** Where panics begin. None of these returns. */
const PANIC = [
  /^core\[\w+\]::(panicking|cell::panic_|slice::index::slice_index_fail|slice::\w+::len_mismatch_fail)/,
  /^core\[\w+\]::(str::slice_error_fail|(option|result)::\w+_failed$)/,
  /^<?alloc(\[\w+\])?::.*::(handle_error|handle_alloc_error|capacity_overflow|assert_failed)/,
  /^std\[\w+\]::(thread::local::panic_|sys::backtrace::)/,
  /^__rustc\[\w+\]::(__rust_alloc_error_handler|rust_begin_unwind|rust_panic)/,
]
/** What they print with: reached from panics, or through tables by nobody else. */
const PRINTING = [
  /^<?core\[\w+\]::fmt::/,
  /^std\[\w+\]::(panicking|alloc)::/,
  / as core(\[\w+\])?::(fmt::\w+|panic::PanicPayload)>::/,
]
/** A section's number, and an instruction's (WebAssembly Core Specification, 5.5.2 and 5.4.7). */
const DATA = 11
const I32_CONST = 0x41
const SOURCE = /^[\w./-]+\.rs$/

/** @param {Buffer} wasm @returns {Promise<Uint8Array>} */
export async function withoutWords(wasm) {
  const { default: binaryen } = await import('binaryen')
  binaryen.setDebugInfo(true)
  const module = binaryen.readBinary(withoutPlaces(wasm))
  const { Features: F } = binaryen
  module.setFeatures(
    F.BulkMemory |
      F.BulkMemoryOpt |
      F.NontrappingFPToInt |
      F.SignExt |
      F.MutableGlobals |
      F.ReferenceTypes |
      F.Multivalue,
  )
  refuseToCutWhatIsUsed(module.emitText())
  for (let place = module.getNumFunctions() - 1; place >= 0; place--) {
    const { name, params, results } = binaryen.getFunctionInfo(module.getFunctionByIndex(place))
    if (!isOf(PANIC, name) && !isOf(PRINTING, name)) continue
    module.removeFunction(name)
    module.addFunction(name, params, results, [], module.unreachable())
  }
  return module.emitBinary()
}

/** @param {RegExp[]} kinds @param {string} name */
const isOf = (kinds, name) => kinds.some(kind => kind.test(name))

/**
 * Printing may be called by what is cut and by nothing else: then nobody else can make a `Formatter`, which
 * those in tables ask for.
 * @param {string} text
 */
function refuseToCutWhatIsUsed(text) {
  let caller = ''
  for (const [, kind, quoted, plain] of text.matchAll(
    /\((func|call) \$(?:"([^"]+)"|([^\s()]+))/g,
  )) {
    const name = quoted ?? plain
    if (kind === 'func') caller = name
    else if (isOf(PRINTING, name) && !isOf([...PANIC, ...PRINTING], caller)) {
      throw new Failure(
        `The engine prints: ${caller} calls ${name}. Say it without format! and to_string.`,
      )
    }
  }
}

/**
 * Where panics stand (a path, its length, line and column: sixteen bytes each) becomes zeros, and so do the paths.
 * @param {Buffer} wasm
 */
function withoutPlaces(wasm) {
  const cut = Buffer.from(wasm)
  const segments = dataSegments(wasm)
  const bytes = (/** @type {number} */ address, /** @type {number} */ length) => {
    const segment = segments.find(
      ({ from, size }) => address >= from && address + length <= from + size,
    )
    const start = segment ? segment.start + address - segment.from : 0
    return segment ? cut.subarray(start, start + length) : Buffer.alloc(0)
  }
  const found = segments.flatMap(({ from, size }) =>
    Array.from({ length: Math.floor(size / 4) }, (_, word) => bytes(from + 4 * word, 16))
      .filter(place => place.length === 16)
      .map(place => [place, bytes(place.readUInt32LE(0), Math.min(place.readUInt32LE(4), 300))])
      .filter(([, path]) => SOURCE.test(path.toString('latin1'))),
  )
  for (const part of found.flat()) part.fill(0)
  return cut
}

/**
 * The active segments of a wasm's data: address in memory, size, and where they start in the file.
 * @param {Buffer} wasm
 */
function dataSegments(wasm) {
  let at = 8
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = wasm[at++]
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  const segments = []
  while (at < wasm.length) {
    const section = number()
    const end = number() + at
    for (let left = section === DATA ? number() : 0; left > 0; left--) {
      const [flags, constant] = [number(), number()]
      if (flags !== 0 || constant !== I32_CONST)
        throw new Failure('The data of the wasm is not where it was.')
      const from = number()
      at++
      const size = number()
      segments.push({ from, size, start: at })
      at += size
    }
    at = end
  }
  return segments
}
