import type { DeadlineRule, DecimalText, PlainDate, RoundingMode } from '../kernel/index.js'
import type { ValuedBand } from '../scoring/index.js'
import type { CaseMethod, CountMethod, QuotaMethod } from './count-methods.js'
import type { BallotMethod, DiscretionMethod, GivenMethod, LevelMethod } from './judged-methods.js'

/** How an indicator's figure becomes points. W is the weight of the indicator, A its target, B its figure. */
export type IndicatorMethod =
  | ThresholdMethod
  | ProportionalMethod
  | StepMethod
  | RequiredMethod
  | CountMethod
  | QuotaMethod
  | CaseMethod
  | BandMethod
  | CurveMethod
  | CoefficientMethod
  | RankMethod
  | FirstMethod
  | EfficacyMethod
  | LevelMethod
  | DiscretionMethod
  | GivenMethod
  | BallotMethod
  | DeadlineMethod

/** All or nothing: W when the figure passes the target, else `missed`. */
export interface ThresholdMethod {
  readonly kind: 'threshold'
  /** What passing means: `atLeast` is 以上 with the target itself, `moreThan` without it. */
  readonly pass: 'atLeast' | 'moreThan' | 'atMost' | 'lessThan'
  /** Points when it does not pass; absent: 0. Below zero for a symmetric rule (+0.5 or −0.5). */
  readonly missed?: DecimalText
}

/** In proportion: W × B ÷ A when more is better, W × A ÷ B when less is better. */
export interface ProportionalMethod {
  readonly kind: 'proportional'
  /** Whether more or less is better. */
  readonly better: 'higher' | 'lower'
  /**
   * What the shortfall is held against when the target is reached in full: the target itself (W × B ÷ A), or the whole
   * (W × B ÷ 100 below a target of 90 %). Absent and the two differ: a decision is needed (`proportion-base`).
   */
  readonly base?: 'target' | 'whole'
  /** The whole, in the unit of the figure (`100` for per cent). Absent: the target is the whole. */
  readonly whole?: DecimalText
  /** Share of the target (0 to 1) below which nothing is given. */
  readonly zeroBelow?: DecimalText
  /** What more than the target earns. Absent: the scheme's policy. */
  readonly over?: OverFulfilment
  /** What a target of zero means where the ratio does not exist. Absent: the result says so (`zero-target`). */
  readonly whenTargetZero?: 'full' | 'zero' | 'notApplicable'
}

/**
 * What over-fulfilment earns. `capAtWeight`: nothing. `uncapped`: the same proportion. `capAt`: the same proportion up to that many
 * times W. `steps`: so many points for each step beyond the target.
 */
export type OverFulfilment =
  { readonly kind: 'capAtWeight' | 'uncapped' } | { readonly kind: 'capAt'; readonly times: DecimalText } | OverSteps

/** Points for each step beyond the target. */
export interface OverSteps {
  readonly kind: 'steps'
  /** Size of a step, in the unit of the figure, or in per cent of the target. */
  readonly size: DecimalText
  /** What a step is measured in; absent: the unit of the figure. */
  readonly unit?: StepUnit
  /** Points for each step. */
  readonly points: DecimalText
  /** What part of a step counts. Absent: the scheme's policy. */
  readonly whole?: 'continuous' | 'floor' | 'ceil'
  /** Most points for all steps together. */
  readonly most?: DecimalText
}

/** `absolute`: the unit of the figure; `percentagePoint`: the same, of a percentage; `percentOfTarget`: per cent of the target. */
export type StepUnit = 'absolute' | 'percentagePoint' | 'percentOfTarget'

/** So many points off for each step of the gap to the target: W − points × steps(gap ÷ size). */
export interface StepMethod {
  readonly kind: 'steps'
  /** Whether more or less is better: the gap is A − B or B − A, and never below zero. */
  readonly better: 'higher' | 'lower'
  /** What the gap is measured in. */
  readonly unit: StepUnit
  /** Size of a step. */
  readonly size: DecimalText
  /** Points off for each step. */
  readonly points: DecimalText
  /** What part of a step counts. Absent: the scheme's policy. */
  readonly whole?: 'continuous' | 'floor' | 'ceil'
  /** Gap that costs nothing, in the same unit; only what is beyond it is counted. */
  readonly tolerance?: DecimalText
  /** Most points off. */
  readonly most?: DecimalText
  /** Figure beyond which nothing is left (低于 60% 的不得分): below it where more is better, above it where less is; the figure itself still counts. */
  readonly zeroBeyond?: DecimalText
  /** What more than the target earns; absent: nothing. */
  readonly over?: OverSteps
}

/** So many points off for each one missing of a required number: W − points × (A − B). */
export interface RequiredMethod {
  readonly kind: 'required'
  /** Points off for each missing one. */
  readonly perMissing: DecimalText
  /** Most points off. */
  readonly most?: DecimalText
  /** A subject that was not there from the start owes the full number, or its part by months or days, rounded down. Absent: a decision is needed (`pro-rating`). */
  readonly proRate?: 'full' | 'months' | 'days'
  /** By months: whether a month that was only begun counts. Absent and it matters: a decision is needed (`part-month`). */
  readonly partMonth?: 'counted' | 'notCounted'
}

/** Points by the interval in which the figure falls; `value` of a band is points, or a share of W. */
export interface BandMethod {
  readonly kind: 'bands'
  /** The intervals. */
  readonly bands: readonly ValuedBand[]
  /** What the bands' values are. */
  readonly values: 'points' | 'shareOfWeight'
  /** Only whole numbers come up (1至3起、4至6起): `checkScheme` looks for gaps between those alone. A figure in a gap is refused either way. */
  readonly whole?: true
}

/** Points on straight lines between given places. */
export interface CurveMethod {
  readonly kind: 'curve'
  /** The places, in any order. */
  readonly places: readonly CurvePlace[]
  /** Outside the first and last place: keep their points, or refuse. */
  readonly outside: 'keep' | 'refuse'
}

/** One place of a curve. */
export interface CurvePlace {
  /** Figure. */
  readonly at: DecimalText
  /** Points there. */
  readonly points: DecimalText
  /** Points that the line from below runs to, where the curve jumps up or down to this place (90 以上才得分). Absent: `points`. */
  readonly before?: DecimalText
  /** Points that the line above starts with, where the curve jumps behind this place. Absent: `points`. */
  readonly after?: DecimalText
}

/** points × B. */
export interface CoefficientMethod {
  readonly kind: 'coefficient'
  /** Points for each unit of the figure. */
  readonly points: DecimalText
  /**
   * Whether reaching the target gives W even where the rounded coefficient gives less. Absent and the two differ: a decision is
   * needed (`coefficient-at-target`).
   */
  readonly atTarget?: 'coefficient' | 'full'
  /** What more than W means. Absent: the scheme's policy. */
  readonly over?: { readonly kind: 'capAtWeight' | 'uncapped' }
}

/** Points by rank among the peers. */
export interface RankMethod {
  readonly kind: 'rankPoints'
  /** Whether more or less is better. */
  readonly better: 'higher' | 'lower'
  /** Points of rank 1, 2, …; ranks beyond the table get `beyond`. */
  readonly table?: readonly DecimalText[]
  /** Instead of a table: points of rank 1 (absent: W) and what each further rank loses. */
  readonly step?: DecimalText
  /** Points beyond the table; absent: 0. */
  readonly beyond?: DecimalText
  /**
   * Points of the last, the last but one, … (后三名扣 3、2、1 分). Where so few are compared that a place has points from both ends, a decision is needed
   * (`rank-from-both-ends`).
   */
  readonly fromBottom?: readonly DecimalText[]
  /** Points by parts of the field instead of places (排名前 30% 得 10 分，前 60% 得 8 分); the rest gets `beyond`. */
  readonly tiers?: RankTiers
  /** Ties: 1, 2, 2, 4 or 1, 2, 2, 3; or the tied share the points of their places. Absent: a decision is needed (`rank-ties`). */
  readonly ties?: 'competition' | 'dense' | 'shareOfPlaces'
}

/** Parts of a ranking, from the first. */
export interface RankTiers {
  /** The parts, the first one first: `to` is the share of all who are compared down to which it reaches, as a decimal or a fraction. */
  readonly parts: readonly { readonly to: string; readonly points: DecimalText }[]
  /** How a share becomes whole places. */
  readonly rounding: RoundingMode
}

/** W × B ÷ best of the peers (less is better: best ÷ B). */
export interface FirstMethod {
  readonly kind: 'ratioToFirst'
  /** Whether more or less is better. */
  readonly better: 'higher' | 'lower'
  /** What everyone gets when the best is zero. Absent: the result says so (`zero-best`). */
  readonly whenBestZero?: 'full' | 'zero'
}

/** Efficacy coefficient (功效系数): the worst of the peers gets `low`, the best `high`, out of `outOf`, times W. */
export interface EfficacyMethod {
  readonly kind: 'efficacy'
  /** Whether more or less is better. */
  readonly better: 'higher' | 'lower'
  /** Straight line, or low × (high ÷ low)^share. Absent: a decision is needed (`efficacy-form`). */
  readonly form?: 'linear' | 'exponential'
  /** Points of the worst (`60`); absent: a decision is needed (`efficacy-low`). */
  readonly low?: DecimalText
  /** Points of the best (`100`). */
  readonly high: DecimalText
  /** Scale of `low` and `high`; absent: `high`. */
  readonly outOf?: DecimalText
  /** The satisfactory and the not-allowed value, where the text fixes them instead of best and worst. */
  readonly ends?: { readonly worst: DecimalText; readonly best: DecimalText }
  /** What everyone gets when best and worst are equal. Absent: the result says so (`no-spread`). */
  readonly whenEqual?: 'high' | 'low'
  /** Places to which an exponential value is worked out. */
  readonly digits?: number
}

/** W when done by a day. The day itself is on time. */
export interface DeadlineMethod {
  readonly kind: 'deadline'
  /** Last day. */
  readonly due: DeadlineDay
  /** What being late costs. */
  readonly late: LatenessRule
  /** Points when it was never done; absent: 0. */
  readonly never?: DecimalText
  /** What being early earns beyond W (每提前一天加 0.1 分). Absent: nothing. */
  readonly early?: EarlyRule
}

/** Points for each day before the last one. */
export interface EarlyRule {
  /** Points for each day. */
  readonly points: DecimalText
  /** Most points for all days together. */
  readonly most?: DecimalText
}

/** The last day: the same day every year (`09-30`), a date, or the end of a term that starts with an event of a kind. */
export type DeadlineDay =
  | { readonly kind: 'yearly'; readonly day: string }
  | { readonly kind: 'on'; readonly date: PlainDate }
  | { readonly kind: 'after'; readonly event: string; readonly term: DeadlineRule }

/**
 * What being late costs. `off`: points off once, from W or from zero (按时得 1.5,不按时扣 1 is read in both ways; absent: a decision is needed,
 * `late-from`). `offPerDay`: points off W for each day, or for every so many `days` (每逾期 10 天扣 1 分); what part of them counts is `whole`, absent: the scheme's
 * policy for steps. `left`: the points that are left.
 */
export type LatenessRule =
  | { readonly kind: 'off'; readonly points: DecimalText; readonly from?: 'weight' | 'zero' }
  | {
      readonly kind: 'offPerDay'
      readonly points: DecimalText
      readonly days?: number
      readonly whole?: 'continuous' | 'floor' | 'ceil'
    }
  | { readonly kind: 'left'; readonly points: DecimalText }
