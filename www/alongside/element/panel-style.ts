/** How the panel looks: one calm row, and more below for who wants it. */
export const panelStyle = `
section { display: grid; gap: var(--space) }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem 1.5rem }
.row > fieldset { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem }
legend { padding: 0; font-weight: 600 }
.row legend { float: inline-start }
.choices { display: inline-flex; border: 1px solid var(--line); border-radius: calc(var(--round) / 1.5); padding: 2px }
.choices label { position: relative; display: grid; place-items: center; min-block-size: 2rem; min-inline-size: 3rem; padding-inline: 0.7rem; border-radius: calc(var(--round) / 1.5 - 2px); cursor: pointer }
.choices input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; opacity: 0; cursor: pointer }
.choices label:hover { background: color-mix(in srgb, currentColor 7%, transparent) }
.choices label:has(:checked) { background: var(--alongside-accent, color-mix(in srgb, currentColor 14%, transparent)); color: var(--alongside-on-accent, inherit); font-weight: 600 }
.choices label:has(:focus-visible) { outline: 2px solid currentColor; outline-offset: 2px }
.acts { display: flex; flex-wrap: wrap; gap: 0.5rem }
.said { color: var(--quiet); font-size: 0.875rem; min-block-size: 1.45em }
details > div { display: grid; gap: calc(var(--space) * 1.25); padding-block: var(--space) 0.25rem; font-size: 0.875rem }
h3 { font-size: 1rem; font-weight: 600; margin-block-end: 0.4rem }
p, dd { color: var(--quiet); max-inline-size: 65ch }
p + p { margin-block-start: 0.4rem }
.departments { display: grid; gap: var(--space); grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr)); margin-block-start: 0.6rem }
.departments label { display: flex; gap: 0.5rem; align-items: center; min-block-size: 1.75rem }
.departments input { inline-size: 1.1rem; block-size: 1.1rem; accent-color: var(--alongside-accent, currentColor); flex: none }
legend label { font-weight: 600 }
label:has(:disabled) { opacity: 0.6 }
code { font-size: 0.8125rem }
dd + dt { margin-block-start: 0.6rem }
@media (forced-colors: active) { .choices label:has(:checked) { forced-color-adjust: none; background: Highlight; color: HighlightText } }
`
