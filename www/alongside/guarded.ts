/**
 * An engine that gives way to another when it breaks.
 *
 * Comes in: an engine, and where the next one is. Goes out: an engine. What must stay true: a coded
 * failure is an answer and goes through; what breaks is asked again, of the next one.
 */
import type { Engine } from './engine.ts'

/** `next` is asked each time an engine breaks; with none left the failure goes through. */
export function guarded(first: Engine, next: () => Engine | undefined): Engine {
  let engine = first
  const ask = (name: keyof Engine, args: unknown[]): unknown => {
    try {
      return (engine[name] as (...args: unknown[]) => unknown).apply(engine, args)
    } catch (error) {
      const other = isAnswer(error) ? undefined : next()
      if (!other) throw error
      engine = other
      return ask(name, args)
    }
  }
  return new Proxy(first, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        ask(name as keyof Engine, args),
  })
}

const isAnswer = (error: unknown): boolean =>
  typeof (error as { code?: unknown } | null)?.code === 'string'
