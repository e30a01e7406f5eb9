/**
 * Measuring and sharing, for shops that want to know whether suggestions help: `measure(visit)`, and
 * `<alongside-sharing>` where shoppers decide. Built by itself, so that nobody else pays for it.
 */
import { AlongsideSharing } from './sharing.ts'

export { type MeasureOptions, type Measuring, measure, type Sharing } from './measuring.ts'
export { AlongsideSharing }

const TAG = 'alongside-sharing'
const { customElements } = globalThis as { customElements?: CustomElementRegistry }
if (customElements && !customElements.get(TAG)) customElements.define(TAG, AlongsideSharing)
