import type {
  DecimalText,
  Diagnostic,
  FractionText,
  Period,
  PlainDate,
  Result,
  Standing,
  WorkCalendar,
} from '../kernel/index.js'
import type { AwardOutcome, AwardTotal } from './award-results.js'
import type { GradeOutcome, GradeReason, SchemeVetoHit } from './grades.js'
import type { LeafReason, NodeHit } from './leaf.js'
import type { ListOutcome } from './list-seats.js'
import type { NodeState } from './node-evaluation.js'

/** What is asked of a scheme. */
export interface SchemeQuestion {
  /** The period that is scored. */
  readonly period: Period
  /** The day of the question: later rows do not count yet. */
  readonly asOf: PlainDate
  /** Which days are worked, for deadlines in working days. */
  readonly calendar?: WorkCalendar
  /** `nodes` (absent) gives every section and indicator; `totals` leaves them out. */
  readonly detail?: 'nodes' | 'totals'
}

/** The scores of all subjects. */
export interface SchemeResult {
  /** Id of the scheme. */
  readonly scheme: string
  /** Version of the scheme. */
  readonly version: string
  /** The period. */
  readonly period: Period
  /** The day of the question. */
  readonly asOf: PlainDate
  /** One score a subject, in order of their ids. */
  readonly scores: readonly SubjectScore[]
  /** Places by total, inside each group (group `null`: subjects without one). */
  readonly ranking: readonly GroupRanking[]
  /** Lists by rank. */
  readonly lists: readonly ListOutcome[]
  /** What each award pays together. */
  readonly awards: readonly AwardTotal[]
  /** What was noticed about the facts. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Places inside a group. */
export interface GroupRanking {
  /** Id of the group; `null` for subjects without one. */
  readonly group: string | null
  /** Places from the first to the last; equal totals share a rank (1, 2, 2, 4). */
  readonly places: readonly RankedSubject[]
}

/** A place. */
export interface RankedSubject {
  /** Id of the subject. */
  readonly subject: string
  /** Rank, from 1. */
  readonly rank: number
  /** How many share it. */
  readonly tied: number
}

/** Why a subject has no total. */
export type SchemeReason = LeafReason | 'invalidated' | 'no-node-applies'

/** The score of one subject. */
export interface SubjectScore {
  /** Id of the subject. */
  readonly id: string
  /** Its group, if it has one. */
  readonly group?: string
  /** `scored`; `vetoed` when a veto overrides the score; `exempt`, `notApplicable` when nothing of the scheme applies; `unknown` without a total. */
  readonly standing: Standing
  /**
   * `final`; `provisional` with estimates; `incomplete` with figures missing, or with rows that could not be placed; `undecided` while a decision is
   * needed; `refused` when the scheme refuses a verdict.
   */
  readonly state: 'final' | 'provisional' | 'incomplete' | 'undecided' | 'refused'
  /** The total in points. */
  readonly score: Result<FractionText, SchemeReason>
  /** The base without sheets, in points; `null` when it is not known. */
  readonly base: FractionText | null
  /** The total that the same facts give without vetoes, where a veto changed it. */
  readonly beforeVeto?: FractionText
  /** Most points that the base can bring this subject. */
  readonly maximum: FractionText
  /** Base of the maximum in per cent, to four places; `null` when there is none. */
  readonly percent: DecimalText | null
  /** How much of what applies has an answer. */
  readonly completeness: Completeness
  /** The grade. */
  readonly grade?: Result<GradeOutcome, GradeReason | 'incomplete' | 'refused' | 'without-score'>
  /** Vetoes that were hit. */
  readonly vetoes: readonly SchemeVetoHit[]
  /** Money, one outcome an award. */
  readonly awards: readonly AwardOutcome[]
  /** Every section, indicator and sheet; empty with `detail: 'totals'`. */
  readonly nodes: readonly NodeScore[]
}

/** How much of what applies has an answer. */
export interface Completeness {
  /** Share of the weight (0 to 1), to four places. */
  readonly byWeight: DecimalText
  /** Indicators that have an answer. */
  readonly answered: number
  /** Indicators that apply. */
  readonly applicable: number
}

/** The score of one section, indicator or sheet. */
export interface NodeScore {
  /** Id of the node. */
  readonly id: string
  /** What it is. */
  readonly kind: 'section' | 'indicator' | 'sheet'
  /** State of its figure. */
  readonly state: NodeState
  /** Weight as stated for this subject, in its parent's points. */
  readonly statedWeight: FractionText
  /** Weight after everything that moved weights. */
  readonly weight: FractionText
  /** Points for its parent; `null` when they are not known. */
  readonly points: FractionText | null
  /** Points on the section's own scale, before they are converted to its weight. */
  readonly onOwnScale?: FractionText
  /** Most that it could bring to the total; `null` where points do not add up. */
  readonly effectiveWeight: FractionText | null
  /** What it brings to the total; `null` where it is not known. Limits and roundings above it are not in it. */
  readonly contribution: FractionText | null
  /** What full points would add to the total. */
  readonly gain: FractionText | null
  /** Its figure. */
  readonly actual?: FractionText
  /** Its target. */
  readonly target?: FractionText
  /** Points that planned rows would add, in its parent's points. */
  readonly planned?: FractionText
  /** Limits it ran into. */
  readonly hits: readonly NodeHit[]
  /** Why it has no points. */
  readonly reason?: LeafReason
  /** Codes of decisions that it waits for. */
  readonly waitsFor?: readonly string[]
}
