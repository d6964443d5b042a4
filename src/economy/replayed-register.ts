import {
  diagnostic,
  isPlainDate,
  needs,
  notComputable,
  type Diagnostic,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { readableDecisions } from './charter-answers.js'
import type { Charter } from './charter.js'
import { noSuchDate } from './share-findings.js'
import type { RegisterReason, ShareRegisterFacts } from './share-register.js'
import { foldShares, type ShareFold } from './share-replay.js'
import { listFaults, registerFaults } from './untidy-facts.js'

/** A register played through up to a day. */
export interface ReplayedRegister {
  readonly fold: ShareFold
  readonly diagnostics: readonly Diagnostic[]
}

/** Plays a register through up to a day, or says why that cannot be done. */
export function replayRegister(
  { rules: { shares }, decisions }: Charter,
  facts: ShareRegisterFacts,
  recordDate: PlainDate,
): ReplayedRegister | Exclude<Result<never, RegisterReason>, { readonly status: 'computed' }> {
  if (shares === undefined) return notComputable('no-share-rules')
  if (!isPlainDate(recordDate)) return notComputable('not-a-date', [noSuchDate('recordDate', recordDate)])
  const { register, holders = [] } = facts
  const none = listFaults(register, 'register')
  const unread = none.length > 0 ? none : registerFaults(register, holders)
  if (unread.length > 0) return notComputable('facts-not-readable', unread)
  const readable = readableDecisions(decisions)
  const fold = foldShares(shares, readable.decisions, facts, recordDate)
  const diagnostics = [...readable.faults, ...duplicateHolders(holders), ...fold.diagnostics]
  return fold.missing.length > 0 ? needs(fold.missing, diagnostics) : { fold, diagnostics }
}

/** Says that an id stands in two rows of holders. */
export function duplicateHolders(holders: readonly { readonly id: string }[]): readonly Diagnostic[] {
  const ids = new Set(holders.map(({ id }) => id))
  return ids.size < holders.length ? [diagnostic('duplicate-holder', 'error', 'holders', {})] : []
}
