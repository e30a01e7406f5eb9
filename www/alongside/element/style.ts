/**
 * Style sheets that a strict policy allows: adopted, never inline.
 *
 * Comes in: CSS text. Goes out: one sheet for all elements of a page, made when first asked for.
 * What must stay true: font and colours are the page's own unless `--alongside-*` says otherwise.
 */
const made = new Map<string, CSSStyleSheet>()

export function sheet(css: string): CSSStyleSheet {
  let found = made.get(css)
  if (!found) {
    found = new CSSStyleSheet()
    found.replaceSync(css)
    made.set(css, found)
  }
  return found
}
