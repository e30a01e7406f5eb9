/**
 * All goals of the scenario, and the presents people buy for others.
 *
 * In: the departments' goals. Out: one list. A gift is for somebody else: it says nothing about
 * what its buyer owns or wants.
 */
import type { Goal } from './goal.ts'
import { lightGoals } from './light.ts'
import { photoGoals } from './photo.ts'
import { runningGoals } from './running.ts'
import { wardrobeGoals } from './wardrobe.ts'

export const GOALS: readonly Goal[] = [
  ...wardrobeGoals,
  ...runningGoals,
  ...lightGoals,
  ...photoGoals,
]

/** Presents, and what is wrapped up with each now and then. */
export const GIFTS: readonly { readonly line: string; readonly with: string }[] = [
  { line: 'scarf-wool', with: 'socks-wool' },
  { line: 'watch-field', with: 'belt-slim' },
  { line: 'watch-pace', with: 'flask-soft' },
  { line: 'printer-pocket', with: 'paper-pocket' },
  { line: 'light-starter', with: 'plug-smart' },
  { line: 'gloves-run', with: 'headlamp-run' },
  { line: 'strap-leather', with: 'kit-cleaning' },
  { line: 'socks-wool', with: 'scarf-wool' },
]
