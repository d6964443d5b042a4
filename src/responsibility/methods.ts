import type { DeadlineRule, DecimalText, Label, PlainDate } from '../kernel/index.js'
import type { Band } from '../scoring/index.js'
import type { EventAttributeTest, SchemeCondition } from './conditions.js'

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

/** So many points off, or earned, for each event. */
export interface CountMethod {
  readonly kind: 'count'
  /** `deduct` starts at W and goes down; `award` starts at zero and goes up. */
  readonly effect: 'deduct' | 'award'
  /** Rates; the first one that fits an event gives its points. */
  readonly rates: readonly CountRate[]
  /** Code of the events; absent: the id of the indicator. */
  readonly event?: string
  /**
   * What the points of the rates are. `proportions`: the text gives their ratio only (2 : 1 : 0.5); what one is worth is the decision
   * `rate-unit`. Absent: points.
   */
  readonly ratesAre?: 'points' | 'proportions'
  /** Count the reported figure instead of events: the first rate is its price. */
  readonly from?: 'events' | 'figure'
  /** Most points off or earned (扣满10分为止). */
  readonly most?: DecimalText
  /** Several reports of one occurrence. Absent: the scheme's policy. */
  readonly duplicates?: 'each' | 'largest'
  /** One article with several authors: full points to each, or an equal part. Absent: full points unless the events are shared, then a decision is needed. */
  readonly shared?: 'full' | 'split'
}

/** What one event is worth. */
export interface CountRate {
  /** Which events; absent: all. */
  readonly where?: readonly EventAttributeTest[]
  /** Points for each one, before the division. */
  readonly points: DecimalText
  /** Divides the points by a figure of the subject (40 points by its number of villages). */
  readonly dividedBy?: string
  /** Counts blocks of a size instead of events: each full 5 mu of an attribute. */
  readonly per?: CountBlock
  /** Multiples of the points, for events that pass; all that fit are multiplied. */
  readonly times?: readonly CountFactor[]
  /** How many of these events count nothing first. */
  readonly beyond?: DecimalText
  /** What a second, a third, … event costs or earns instead of `points` (第二次发现加倍). Absent: the same. */
  readonly repeats?: RepeatRate
  /** Most points of all these events together (每类最多加 3 分). */
  readonly most?: DecimalText
}

/** Points that rise, or fall, from event to event. Events are counted in the order of their days; on one day, of their ids. */
export interface RepeatRate {
  /** Points of the second, the third, … event; the last holds for all further ones. */
  readonly points: readonly DecimalText[]
  /** Attribute that makes an event a repeat when it is the same (同一点位). Absent: every further event repeats. */
  readonly same?: string
}

/** Blocks of an attribute. */
export interface CountBlock {
  /** The attribute that is measured. */
  readonly attribute: string
  /** Size of a block. */
  readonly size: DecimalText
  /** What part of a block counts. Absent: the scheme's policy for steps. */
  readonly whole?: 'continuous' | 'floor' | 'ceil'
}

/** A multiple for some events. */
export interface CountFactor {
  /** Which events. */
  readonly where: readonly EventAttributeTest[]
  /** By how much. */
  readonly by: DecimalText
}

/** W when every one of several counts is reached. */
export interface QuotaMethod {
  readonly kind: 'quotas'
  /** Code of the events; absent: the id of the indicator. */
  readonly event?: string
  /** The counts. */
  readonly parts: readonly QuotaPart[]
  /** Points when one is not reached; absent: 0. */
  readonly missed?: DecimalText
}

/** One count that must be reached. */
export interface QuotaPart {
  /** Which events. */
  readonly where?: readonly EventAttributeTest[]
  /** How many. */
  readonly required: DecimalText
}

/** Points by the first case whose condition holds (收入和增幅都达到的得满分，达到一项的得一半). */
export interface CaseMethod {
  readonly kind: 'cases'
  /** The cases, the best first. Conditions look at flags, events, figures of the subject, and at figures and completion of indicators; not at points. */
  readonly cases: readonly ScoreCase[]
  /** Points when none holds; absent: 0. */
  readonly otherwise?: DecimalText
}

/** One case: `points`, or a `share` of W; without either, W. */
export interface ScoreCase {
  /** When. */
  readonly when: SchemeCondition
  /** Points. */
  readonly points?: DecimalText
  /** Share of W (0 to 1). */
  readonly share?: DecimalText
}

/** Points by the interval in which the figure falls; `value` of a band is points, or a share of W. */
export interface BandMethod {
  readonly kind: 'bands'
  /** The intervals. */
  readonly bands: readonly Band[]
  /** What the bands' values are. */
  readonly values: 'points' | 'shareOfWeight'
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
  /** Ties: 1, 2, 2, 4 or 1, 2, 2, 3; or the tied share the points of their places. Absent: a decision is needed (`rank-ties`). */
  readonly ties?: 'competition' | 'dense' | 'shareOfPlaces'
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

/** Points by a judged level. Who judged, and why, stand with the row. */
export interface LevelMethod {
  readonly kind: 'levels'
  /** The levels; only one applies. */
  readonly levels: readonly ScoreLevel[]
}

/** One level. `points` or `share` of W; with `to`, the judge picks a value from `points` or `share` to `to`. */
export interface ScoreLevel {
  /** Code, as rows name it. */
  readonly id: string
  /** Points of the level. */
  readonly points?: DecimalText
  /** Share of W (0 to 1). */
  readonly share?: DecimalText
  /** The other end of a range, in the same terms. */
  readonly to?: DecimalText
}

/** Points that a person sets inside a range (酌情). Who decided, and why, must stand with the row. */
export interface DiscretionMethod {
  readonly kind: 'discretion'
  /** Fewest points. */
  readonly lowest: DecimalText
  /** Most points. */
  readonly highest: DecimalText
  /** Steps from the lowest; absent: any value. */
  readonly step?: DecimalText
}

/** Points that come ready from elsewhere: W × B ÷ outOf. Outside 0 to outOf they are refused, never clamped. */
export interface GivenMethod {
  readonly kind: 'given'
  /** Scale of the figure; absent: W. */
  readonly outOf?: DecimalText
  /** Lowest figure; absent: 0. */
  readonly lowest?: DecimalText
  /** Steps from the lowest; absent: any value. */
  readonly step?: DecimalText
}

/** Mean of ballots or raters, out of `outOf`, times W. */
export interface BallotMethod {
  readonly kind: 'ballots'
  /** Scale of a ballot. */
  readonly outOf: DecimalText
  /** What each choice is worth, for ballots that mark a choice. */
  readonly choices?: readonly BallotChoice[]
  /** With more than so many ballots, the highest and the lowest are left out. */
  readonly trimAbove?: number
  /** Fewest valid ballots, in each class. */
  readonly minimum?: number
  /**
   * Classes of voters, each with its own mean and its weight (上级 30、党员 30、群众 40); a row names its class in `part`. A class
   * without ballots has no mean, and the indicator no points. Absent: one mean over all.
   */
  readonly classes?: readonly BallotClass[]
}

/** Ballots that are counted by themselves. */
export interface BallotClass {
  /** Code, as rows name it in `part`. */
  readonly id: string
  /** Name as published. */
  readonly title?: Label
  /** Weight; the classes are weighed by their sum. */
  readonly weight: DecimalText
}

/** What a choice is worth. */
export interface BallotChoice {
  /** Code, as rows name it in `level`. */
  readonly id: string
  /** Worth, on the ballot's scale; absent: such a ballot is not valid. */
  readonly value?: DecimalText
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
 * `late-from`). `offPerDay`: points off W for each day. `left`: the points that are left.
 */
export type LatenessRule =
  | { readonly kind: 'off'; readonly points: DecimalText; readonly from?: 'weight' | 'zero' }
  | { readonly kind: 'offPerDay'; readonly points: DecimalText }
  | { readonly kind: 'left'; readonly points: DecimalText }
