/** The package without any wasm: the caller says where it is, and no bundler looks for a file. */
export * from './front.ts'
export { Recommender } from './recommender.ts'
export { Visit } from './visit.ts'
