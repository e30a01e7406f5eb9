/** The command `alongside`. In: builder/. Out: target/release/alongside; cargo knows what is stale. */
import { cargo } from '../command.mjs'
import { step } from '../progress.mjs'

export const builder = () =>
  step('builder (cargo)', async say => {
    await cargo(['build', '--release', '-p', 'alongside-builder'], {
      say,
      advice: 'The builder does not compile: see cargo above.',
    })
  })
