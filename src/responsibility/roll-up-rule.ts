import type { DecimalText, FractionText, Label, Period, Result, Rounding } from '../kernel/index.js'

/** How figures of units become the figure of the unit above them. */
export interface RollUpRule {
  /** The sum, the plain mean, the mean weighted by a figure of the units, the largest, the smallest. */
  readonly method: 'sum' | 'mean' | 'weightedMean' | 'maximum' | 'minimum'
  /** The units just below, each with its own result; or everything below and the unit's own rows at once. */
  readonly over: 'children' | 'descendants'
  /** Name of the figure of the units that weighs them (tasks, money), for `weightedMean`. */
  readonly weight?: string
  /** Several rows of one unit in the period become one. Absent: their sum for `sum`, else the same method; a mean takes their mean. */
  readonly overTime?: 'sum' | 'mean' | 'maximum' | 'minimum'
  /**
   * A unit below without a figure: no result, left out with its weight, left out with its weight kept (a mean is still taken over it; a sum, the
   * largest and the smallest are those of the others), or zero.
   */
  readonly missing: 'refuse' | 'skip' | 'skipKeepWeight' | 'zero'
  /** The one rounding step; absent: exact. */
  readonly rounding?: Rounding
}

/** A unit of the tree. */
export interface RollUpUnit {
  /** Id. */
  readonly id: string
  /** Name, for explanations. */
  readonly title?: Label
  /** Id of the unit above; absent: a root. */
  readonly parent?: string
  /** Figures that weigh the unit, by name. */
  readonly figures?: Readonly<Record<string, DecimalText>>
}

/** A figure of a unit. */
export interface RollUpValue {
  /** Id of the unit. */
  readonly unit: string
  /** The figure, a decimal or a fraction; absent: not known. */
  readonly value?: FractionText
  /** The period that it is about. */
  readonly period?: Period
}

/** The rolled-up figure of a unit. */
export interface RollUpOutcome {
  /** Id of the unit. */
  readonly id: string
  /** The figure. */
  readonly value: Result<FractionText, RollUpReason>
  /** How many figures it rests on. */
  readonly counted: number
  /** Units below that have no figure, in order of their ids. */
  readonly missing: readonly string[]
}

/** Why a unit has no figure. */
export type RollUpReason = 'no-figure-below' | 'missing-figure' | 'zero-weight' | 'missing-weight'
