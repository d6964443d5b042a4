import type { EntryState } from './entries.js'
import type { EntryAction } from './entry-workflow.js'
import type { TransferCause } from './point-transfers.js'

/** Words within the sentences about entries and transfers: actions, states and causes. */
export type ProcessWordCode =
  `entry-action-${EntryAction}` | `entry-state-${EntryState | 'new'}` | `transfer-cause-${TransferCause}`

/** The word for an action. */
export function actionWord(action: EntryAction): ProcessWordCode {
  return `entry-action-${action}`
}

/** The word for a state. */
export function stateWord(state: EntryState | 'new'): ProcessWordCode {
  return `entry-state-${state}`
}

/** The word for a cause of a transfer. */
export function causeWord(cause: TransferCause): ProcessWordCode {
  return `transfer-cause-${cause}`
}
