import {
  decisionFor,
  type Decision,
  type DecisionNeed,
  type DiagnosticData,
  type Period,
  type PlainDate,
  type WorkCalendar,
} from '../kernel/index.js'
import { compareExact, type Exact } from '../kernel/internal.js'
import type { BallotsBeyond } from './ballot-limits.js'
import type { ConditionView } from './conditions.js'
import type { Actual, SchemeEvent, SchemeSubject } from './scheme-facts.js'
import type { Indicator, SchemePolicies } from './scheme.js'
import type { Working } from './working.js'

/** What a scoring method looks at for one indicator of one subject. */
export interface LeafInput {
  readonly indicator: Indicator
  readonly policies: SchemePolicies
  readonly decisions: readonly Decision[]
  readonly subject: SchemeSubject
  /** What the indicator is worth to this subject, after everything that moved weights. */
  readonly weight: Exact
  /** What the text says that it is worth, by the subject's group. */
  readonly stated: Exact
  readonly target: Working | undefined
  /** The target by a choice that the text leaves open: the mean of the peers with or without the subject itself. */
  readonly targetWith?: (own: 'included' | 'excluded') => Working | undefined
  readonly rows: readonly Actual[]
  readonly events: readonly SchemeEvent[]
  readonly eventsOf: (code: string) => readonly SchemeEvent[]
  readonly peers: PeerFigures | undefined
  /** Ballots that give more of a mark than they may. */
  readonly beyond?: BallotsBeyond | undefined
  /** What conditions see before any points are known. */
  readonly view: ConditionView
  readonly span: ScoredSpan
  /** Puts an outcome inside the floor and cap of the indicator: options that differ only beyond them do not differ. */
  readonly limited?: ((outcome: LeafOutcome) => LeafOutcome) | undefined
}

/** The days that are scored, both inclusive, and the day of the question. */
export interface ScoredSpan {
  readonly period: Period
  readonly from: PlainDate
  readonly to: PlainDate
  readonly asOf: PlainDate
  readonly calendar: WorkCalendar | undefined
}

/** Figures of the peers, the subject's own among them. */
export interface PeerFigures {
  readonly own: Exact | undefined
  readonly others: readonly Exact[]
  /** What must be decided before some of the figures are known. */
  readonly missing: readonly DecisionNeed[]
}

/** Limits that a figure ran into, and ballots that do not count. */
export type NodeHit = 'floor' | 'cap' | 'most' | 'trimmed' | 'veto' | 'void' | 'returned'

/** Why an indicator has no points. */
export type LeafReason =
  | 'zero-target'
  | 'negative-target'
  | 'target-missing'
  | 'zero-best'
  | 'negative-best'
  | 'no-spread'
  | 'low-not-positive'
  | 'no-peers'
  | 'outside-bands'
  | 'overlapping-bands'
  | 'outside-curve'
  | 'curve-place-twice'
  | 'out-of-range'
  | 'off-step'
  | 'unknown-score-level'
  | 'undecided-value'
  | 'event-without-rate'
  | 'attribute-missing'
  | 'subject-figure-missing'
  | 'too-few-ballots'
  | 'several-rows'
  | 'too-few-rows'
  | 'condition-undecided'
  | 'zero-below-line'
  | 'empty-sample'
  | 'actual-missing'
  | 'not-applicable-not-allowed'
  | 'no-such-deadline'
  | 'calendar-missing'
  | 'calendar-not-covered'
  | 'beyond-calendar'
  | 'row-unreadable'
  | 'unknown-method'
  | 'no-whole-month'

/** Points of an indicator, or what stands in the way. */
export type LeafOutcome =
  | { readonly is: 'points'; readonly working: Working; readonly hits: readonly NodeHit[] }
  | { readonly is: 'needs'; readonly missing: readonly DecisionNeed[] }
  | { readonly is: 'refused'; readonly reason: LeafReason; readonly data: DiagnosticData }

/** An indicator as scored: points or what stands in the way, or `missing` while there is nothing to score. */
export type LeafScore =
  | { readonly is: 'missing' }
  | { readonly is: 'scored'; readonly outcome: LeafOutcome; readonly figure?: Working; readonly estimated: boolean }

/** Points. */
export function leafPoints(working: Working, hits: readonly NodeHit[] = []): LeafOutcome {
  return { is: 'points', working, hits }
}

/** No points, and why. */
export function leafRefused(reason: LeafReason, data: DiagnosticData = {}): LeafOutcome {
  return { is: 'refused', reason, data }
}

/** Points that wait for a decision. */
export function leafNeeds(
  code: string,
  at: string,
  options: readonly string[],
  data: DiagnosticData = {},
): LeafOutcome {
  return { is: 'needs', missing: [{ code, at, options, data }] }
}

/** No target: a text that states none leaves it open; one that assigns targets has none for this subject yet. */
export function withoutTarget(input: LeafInput): LeafOutcome {
  const at = input.indicator.id
  if (input.indicator.target !== undefined) return leafRefused('target-missing', { node: at })
  return { is: 'needs', missing: [{ code: 'target', at, options: [], free: 'figure' }] }
}

/** The value decided on a question about an indicator, if it is one of the options. */
export function decidedValue<Option extends string>(
  decisions: readonly Decision[],
  code: string,
  at: string | undefined,
  options: readonly Option[],
): Option | undefined {
  const value = decisionFor(decisions, code, at)?.value
  return options.find((option) => option === value)
}

/**
 * Works out an outcome that hangs on a choice. What is stated counts, then what was decided; where neither says anything and
 * every option gives the same points, there is no question.
 */
export function byChoice<Option extends string>(
  input: Pick<LeafInput, 'indicator' | 'decisions' | 'limited'>,
  code: string,
  stated: Option | undefined,
  options: readonly Option[],
  outcome: (option: Option) => LeafOutcome,
): LeafOutcome {
  const chosen = stated ?? decidedValue(input.decisions, code, input.indicator.id, options)
  if (chosen !== undefined) return outcome(chosen)
  const all = options.map(outcome)
  const [first, ...others] = all.map(input.limited ?? ((one) => one))
  if (first !== undefined && others.every((one) => samePoints(first, one))) return all[0] as LeafOutcome
  return leafNeeds(code, input.indicator.id, options)
}

function samePoints(a: LeafOutcome, b: LeafOutcome): boolean {
  if (a.is === 'points' && b.is === 'points') return compareExact(a.working.figure, b.working.figure) === 0
  if (a.is === 'needs' && b.is === 'needs') return a.missing.every(({ code }, index) => code === b.missing[index]?.code)
  return a.is === 'refused' && b.is === 'refused' && a.reason === b.reason
}
