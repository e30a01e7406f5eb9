/**
 * What can wait until a press has been answered. In: work. Out: the same work, done after the next frame.
 * What must stay true: several things put off in one frame are drawn together, in the order they were put off.
 */
export function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work))
}
