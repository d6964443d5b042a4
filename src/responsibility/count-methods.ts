import type { DecimalText } from '../kernel/index.js'
import type { EventAttributeTest, SchemeCondition } from './conditions.js'

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
  /** Most points of those that belong together: of one project, of one month (每月扣分不超过 2 分). */
  readonly mostEach?: RateLimit
}

/** A limit for events that belong together: by an attribute, by the period of their day, or by both. */
export interface RateLimit {
  /** Most points of each. */
  readonly points: DecimalText
  /** Attribute that is the same. */
  readonly same?: string
  /** Period that is the same. */
  readonly period?: 'month' | 'quarter' | 'half'
}

/** Points that rise, or fall, from event to event. Events are counted in the order of their days; on one day, of their ids. */
export interface RepeatRate {
  /** Points of the second, the third, … event; the last holds for all further ones. */
  readonly points: readonly DecimalText[]
  /** How much more each further one is worth than the one before it (分别扣 5、6、7 分，以此类推). Absent: nothing. */
  readonly rise?: DecimalText
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
