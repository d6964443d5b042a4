import type { DecimalText, DecisionNeed, DiagnosticData, PlainDate } from '../kernel/index.js'
import type { Exact } from '../kernel/internal.js'
import type { BallotAsked } from './ballots.js'
import type { LeafReason } from './leaf.js'
import type { Actual, SchemeEvent } from './scheme-facts.js'
import type { Working } from './working.js'

/** What a measure looks at. */
export interface MeasureFacts {
  readonly rows: readonly Actual[]
  readonly events: readonly SchemeEvent[]
  readonly figures: Readonly<Record<string, DecimalText>> | undefined
  readonly target: Exact | undefined
  /** First day of the period. */
  readonly from: PlainDate
  /** Whom the reading of ballots asks. */
  readonly asked: BallotAsked
}

/** The figure, or why there is none. */
export type MeasureReading =
  | { readonly found: 'figure'; readonly working: Working; readonly estimated: boolean }
  | { readonly found: 'missing' }
  | { readonly found: 'needs'; readonly missing: readonly DecisionNeed[] }
  | { readonly found: 'refused'; readonly reason: LeafReason; readonly data?: DiagnosticData }

/** A figure that was found. @internal */
export function found(working: Working, estimated: boolean): MeasureReading {
  return { found: 'figure', working, estimated }
}

/** A figure that cannot be. @internal */
export function refused(reason: LeafReason): MeasureReading {
  return { found: 'refused', reason }
}
