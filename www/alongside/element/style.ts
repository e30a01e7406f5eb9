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

/** What slate and panel share. */
export const baseStyle = `
:host {
  display: block;
  box-sizing: border-box;
  inline-size: 100%;
  font-family: var(--alongside-font, inherit);
  line-height: 1.45;
  --line: var(--alongside-border, color-mix(in srgb, currentColor 18%, transparent));
  --quiet: var(--alongside-muted, color-mix(in srgb, currentColor 78%, transparent));
  --round: var(--alongside-radius, 0.75rem);
  --space: var(--alongside-gap, 1rem);
}
:host([empty]) { display: contents }
:host([hidden]) { display: none }
*, ::before { box-sizing: border-box }
h2, h3, p, ul, fieldset, dl, dd { margin: 0; padding: 0; border: 0; min-inline-size: 0 }
button, input { font: inherit; color: inherit; margin: 0 }
button {
  min-block-size: 2.25rem;
  padding: 0.3rem 0.9rem;
  border: 1px solid var(--line);
  border-radius: calc(var(--round) / 1.5);
  background: none;
  cursor: pointer;
  transition: border-color 0.15s, background-color 0.15s;
}
button:hover { border-color: currentColor }
summary { cursor: pointer; min-block-size: 1.5rem; inline-size: fit-content }
summary, .plain { color: var(--quiet); font-size: 0.875rem }
summary:hover, .plain:hover { color: inherit }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; border-radius: 3px }
.status { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (prefers-reduced-motion: reduce) { * { transition: none } }
`
