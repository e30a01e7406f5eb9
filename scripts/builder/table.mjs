/** The table and what follows from it. In: what every contestant took. Out: lines of text. */

/**
 * @typedef {{ size: string, lines: number, format: string, name: string }
 *   & import('./measured.mjs').Taken} Row
 */

/** @param {Row[]} rows */
export function table(rows) {
  const head = ['lines', 'file', '', 'wall s', 'CPU s', 'peak MB', 'M lines/s', 'B a line']
  const lines = rows.map(({ size, format, name, lines, wall, cpu, peak }) => [
    ...[size, format, name, wall.toFixed(2), cpu.toFixed(2), (peak / 1e6).toFixed(0)],
    ...[(lines / wall / 1e6).toFixed(2), (peak / lines).toFixed(1)],
  ])
  const all = [head, ...lines]
  const widths = head.map((_, at) => Math.max(...all.map(cells => cells[at].length)))
  const isText = (/** @type {number} */ at) => at === 1 || at === 2
  const line = (/** @type {string[]} */ cells) =>
    cells
      .map((cell, at) => (isText(at) ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
      .join('  ')
      .trimEnd()
  return all.map(line).join('\n')
}

/** Our build against each peer on the same file. @param {Row[]} rows */
export function ratios(rows) {
  const told = rows.flatMap(peer => {
    const own = rows.find(row => row.size === peer.size && row.format === peer.format)
    if (!own || own === peer) return []
    const times = (/** @type {'wall' | 'cpu' | 'peak'} */ of) => (own[of] / peer[of]).toFixed(3)
    return `${peer.size} lines: ours / ${peer.name}: wall ${times('wall')} · CPU ${times('cpu')} · memory ${times('peak')}`
  })
  return told.join('\n')
}
