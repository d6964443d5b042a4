import type { Result } from '../kernel/index.js'
import type { KnownFigure } from './bounds.js'

/** What a period is compared with: the same period a year before (同比), the period before (环比), a fixed one (定基). */
export type GrowthComparison = 'yearOnYear' | 'periodOnPeriod' | 'fixedBase'

/** Why there is no growth at all to speak of, or no single figure of it. */
export type GrowthReason =
  | 'unreadable-series'
  | 'unreadable-period'
  | 'base-not-earlier'
  | 'missing-period'
  | 'missing-value'
  | 'missing-base'
  | 'not-comparable'
  | 'zero-base'
  | 'negative-base'
  | 'base-may-be-zero'
  | 'decrease-has-no-times'
  | 'decrease-has-no-doublings'
  | 'direction-unknown'
  | 'negative-level'
  | 'span-too-long'
  | 'not-whole-years'
  | 'single-year'
  | 'needs-yearly-levels'
  | 'nothing-known'
  | 'unknown-comparison'
  | 'base-not-stated'

/**
 * What happened, in the words that statistics has for it: `roseFromZero` 由零增至 (nothing earlier in the series proves
 * that it is the first income), `recovered` 恢复收入 (the series has earlier income), `turnedToProfit` 扭亏为盈,
 * `turnedToLoss` 由盈转亏, `lossNarrowed` 减亏, `lossWidened` 增亏.
 */
export type GrowthChange =
  | 'grew'
  | 'fell'
  | 'unchanged'
  | 'roseFromZero'
  | 'recovered'
  | 'lossFromZero'
  | 'stillNone'
  | 'turnedToProfit'
  | 'turnedToLoss'
  | 'lossNarrowed'
  | 'lossWidened'
  | 'lossCleared'
  | 'incomeCeased'
  | 'undetermined'

/** One growth figure, or the reason why it does not exist. */
export type GrowthFigure = Result<KnownFigure, GrowthReason>

/** 翻番: how often the base doubled. */
export interface Doublings {
  /** log₂ of the ratio, rounded down: never up to a doubling that is not there. */
  readonly figure: KnownFigure
  /** Doublings that are certainly reached. */
  readonly whole: number
  /** Whether the ratio is exactly that power of two (翻三番 is exactly eight times). */
  readonly exact: boolean
  /** The next doubling, where it is certainly not reached yet (不足7番); `null` where it is not excluded. */
  readonly notYet: number | null
}

/** Growth from a base period to a period. */
export interface GrowthFigures {
  /** The comparison that was asked for. */
  readonly comparison: GrowthComparison
  /** Comparisons that are the same one here, so that they are said once: for annual data 同比 = 环比. */
  readonly sameAs: readonly GrowthComparison[]
  /** The period. */
  readonly period: string
  /** What it is compared with. */
  readonly base: string
  /** Steps of the series from base to period: the n of average growth, for annual data years after the base. */
  readonly steps: number
  /** What happened. */
  readonly change: GrowthChange
  /** Current less base (增量), in the unit of the series; of percentages: in percentage points. */
  readonly increment: GrowthFigure
  /** Increment over base, in per cent. */
  readonly rate: GrowthFigure
  /** Current over base (增长到…倍); not for decreases. */
  readonly increasedTo: GrowthFigure
  /** Increment over base as times (增长了…倍); not for decreases. */
  readonly increasedBy: GrowthFigure
  /** Doublings (翻番); not for decreases. */
  readonly doublings: Result<Doublings, GrowthReason>
  /** Average yearly growth in per cent, by both official methods. */
  readonly average: {
    /** 水平法: from the base level to the last level. */
    readonly geometric: GrowthFigure
    /** 累计法: by the sum of all levels after the base. */
    readonly cumulative: GrowthFigure
  }
}
