/** How a slate looks: rows where it is narrow, columns where there is room. */
export const slateStyle = `
:host { position: relative }
section { container-type: inline-size }
h2 { font-size: var(--alongside-heading-size, 1.25rem); font-weight: 600; line-height: 1.25; text-wrap: balance; margin-block-end: var(--space) }
ul { display: grid; gap: var(--space); list-style: none }
li {
  border: 1px solid var(--line);
  border-radius: var(--round);
  background: var(--alongside-surface, transparent);
  padding: var(--alongside-padding, 0.75rem);
}
.card { display: grid; gap: 0.6rem 0.9rem; align-content: start }
img {
  inline-size: 100%;
  block-size: auto;
  aspect-ratio: 1;
  object-fit: cover;
  border-radius: calc(var(--round) / 1.5);
  background: var(--alongside-picture, color-mix(in srgb, currentColor 5%, transparent));
}
h3 { font-size: 1rem; font-weight: 600; line-height: 1.3 }
a { color: inherit; text-decoration: none; display: inline-block; min-block-size: 1.5rem }
a:hover { text-decoration: underline; text-underline-offset: 0.2em }
.price { font-variant-numeric: tabular-nums; margin-block-start: 0.1rem }
.reason { color: var(--quiet); font-size: 0.875rem; margin-block-start: 0.3rem; text-wrap: pretty }
.acts { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 0.5rem }
.add {
  background: var(--alongside-accent, none);
  border-color: var(--alongside-accent, currentColor);
  color: var(--alongside-on-accent, inherit);
  font-weight: 600;
}
.add:hover { text-decoration: underline; text-underline-offset: 0.2em }
.plain { border-color: transparent; padding-inline: 0.4rem }
details > div { display: grid; gap: 0.3rem; padding-block-start: 0.3rem; font-size: 0.8125rem; color: var(--quiet) }
.gone { display: flex; flex-wrap: wrap; gap: 0.4rem 0.8rem; align-items: center; justify-content: space-between; border-style: dashed; color: var(--quiet); font-size: 0.875rem }
@container (width < 36rem) {
  .pictured { grid-template-columns: 5.5rem 1fr }
  .pictured > :not(img) { grid-column: 2 }
  img { grid-row: 1 / span 3 }
}
@container (width >= 36rem) {
  ul { grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--alongside-card-size, 12.5rem)), 1fr)) }
  .card { grid-template: auto 1fr auto auto / 1fr; gap: 0.6rem }
  .about { grid-row: 1 / span 2 }
  img + .about { grid-row: 2 }
  .acts { grid-row: 3 }
  details { grid-row: 4 }
  .gone { flex-direction: column; justify-content: center; text-align: center }
}
@supports (grid-template-rows: subgrid) {
  @container (width >= 36rem) {
    li { grid-row: span 4 }
    .card { grid-template-rows: subgrid }
  }
}
@media (forced-colors: active) { .add { border-width: 2px } }
`
