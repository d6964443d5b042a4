import { decisionFor, type Decision } from '../kernel/index.js'
import type { Entry, EntryState } from './entries.js'

/** Whether an entry counts in its state: it waits, it was refused, it has no state where one is asked for, or nobody said. */
export type StateStanding = 'counts' | 'pending' | 'refused' | 'withoutState' | 'open'

/** What to do with an entry in its state. Without states in the book only a posted one counts without a question. */
export function stateStanding(
  entry: Entry,
  states: readonly string[] | undefined,
  decisions: readonly Decision[],
): StateStanding {
  const { state } = entry
  if (states?.includes(state ?? '') === true) return 'counts'
  if (state === undefined) return states === undefined ? 'counts' : 'withoutState'
  if (refused.includes(state)) return 'refused'
  if (states !== undefined) return 'pending'
  if (state === 'posted') return 'counts'
  const decision = decisionFor(decisions, 'counted-state', state)?.value
  return decision === 'counted' ? 'counts' : decision === 'pending' ? 'pending' : 'open'
}

const refused: readonly EntryState[] = ['rejected', 'reversed']
