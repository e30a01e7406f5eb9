/** Registers `<alongside-slate>` and `<alongside-panel>`. On a server, and the second time, it does nothing. */
import { AlongsidePanel, AlongsideSlate } from './element/index.ts'

export * from './element/index.ts'

register('alongside-slate', AlongsideSlate)
register('alongside-panel', AlongsidePanel)

function register(tag: string, element: CustomElementConstructor): void {
  const { customElements } = globalThis as { customElements?: CustomElementRegistry }
  if (customElements && !customElements.get(tag)) customElements.define(tag, element)
}
