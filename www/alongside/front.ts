/** What every entry of the package shares: the types of all that crosses, and failures. */
export type * from './engine.ts'
export { AlongsideError, type ErrorCode } from './error.ts'
export type { Messages } from './messages/messages.ts'
export type { LoadOptions, Source, WasmSource } from './recommender.ts'
export type { Reason, Silence, Slate, Suggestion } from './slate.ts'
export type { StoredEntry } from './storage.ts'
export {
  type Change,
  type Live,
  type SlateOptions,
  VisitChange,
  type VisitOptions,
} from './visit.ts'
