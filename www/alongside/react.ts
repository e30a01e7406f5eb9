/**
 * The tags for JSX, with React 19's handlers for their events.
 *
 * `import type {} from 'alongside/react'` once, anywhere, is all; nothing of it is left when built.
 */
import type { HTMLAttributes, Ref } from 'react'
import type { AlongsideEvents } from './element/events.ts'
import type { AlongsidePanel, AlongsideSlate } from './element/index.ts'
import type { Placement, PriceNow } from './engine.ts'
import type { Visit } from './visit.ts'

/** `onalongside-add={event => …}` and its like: React 19 listens to what follows `on`. */
type Handlers = {
  [Name in keyof AlongsideEvents as `on${Name}`]?: (event: AlongsideEvents[Name]) => void
}

interface ElementProps<Element extends HTMLElement> extends HTMLAttributes<Element>, Handlers {
  ref?: Ref<Element>
  visit?: Visit | undefined
}

export interface SlateProps extends ElementProps<AlongsideSlate> {
  placement?: Placement
  viewing?: string
  limit?: number | string
  'request-pictures'?: boolean
  unavailable?: string[] | undefined
  prices?: PriceNow[] | undefined
}

export type PanelProps = ElementProps<AlongsidePanel>

declare module 'react' {
  // biome-ignore lint/style/noNamespace: this is how React names its tags
  namespace JSX {
    interface IntrinsicElements {
      'alongside-slate': SlateProps
      'alongside-panel': PanelProps
    }
  }
}
