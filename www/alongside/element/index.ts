/** The elements as classes. Importing them registers nothing; `alongside/define` does. */
import type { AlongsidePanel } from './panel.ts'
import type { AlongsideSlate } from './slate.ts'

export type { AlongsideEvents, SuggestionAct } from './events.ts'
export { AlongsidePanel } from './panel.ts'
export { AlongsideSlate } from './slate.ts'

declare global {
  interface HTMLElementTagNameMap {
    'alongside-slate': AlongsideSlate
    'alongside-panel': AlongsidePanel
  }
}
