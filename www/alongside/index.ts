/** The package's front: load a recommender, start a visit, and the types of all that crosses. */
export type { StatedBy } from './consent.ts'
export type * from './engine.ts'
export { AlongsideError, type ErrorCode } from './error.ts'
export type { Messages } from './messages/messages.ts'
export { type LoadOptions, Recommender, type Source, type WasmSource } from './recommender.ts'
export type { Reason, Silence, Slate, Suggestion } from './slate.ts'
export type { StoredEntry } from './storage.ts'
export { type Change, type SlateOptions, Visit, VisitChange, type VisitOptions } from './visit.ts'
