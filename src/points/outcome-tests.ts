import type { PeriodKind } from '../kernel/index.js'
import type { ClassedFigure } from './point-items.js'
import type { Decidable } from './undecided.js'

/** A figure of a settled member that rules refer to. */
export type FigureRef =
  | { readonly of: 'raw' | 'effective' | 'rate' | 'gains' | 'losses' | 'applicableMaximum' }
  | { readonly of: 'category' | 'item' | 'count' | 'quantity' | 'measure'; readonly id: string }

/** How a figure stands to a line: 达到 and 以上 are `atLeast`, 低于 is `lessThan`, 高于 is `moreThan`, 不超过 is `atMost`. */
export type Comparison = 'atLeast' | 'moreThan' | 'atMost' | 'lessThan'

/** One condition on a settled member. */
export type OutcomeTest =
  | {
      readonly by: 'figure'
      readonly figure: FigureRef
      readonly compare: Decidable<Comparison>
      readonly line: ClassedFigure
    }
  | { readonly by: 'grade'; readonly grades: readonly string[]; readonly table?: string }
  | { readonly by: 'gate'; readonly gate: string; readonly passed: boolean }
  | { readonly by: 'veto'; readonly veto: string; readonly hit: boolean }
  | {
      readonly by: 'streak'
      /** Grades that keep the streak. */
      readonly grades: readonly string[]
      /** Id of the grade table; absent: the only one that the member is graded by (with several, the table must be named). */
      readonly table?: string
      /** How many periods in a row, this one included. */
      readonly periods: number
      /** What an exempt period does. Absent: a decision is needed when it happens. */
      readonly exempt?: Decidable<'breaks' | 'skips'>
    }
  | {
      readonly by: 'streak'
      /** Id of the red or black list that the member is on (连续两次上黑榜). */
      readonly list: string
      /** How many periods in a row, this one included. */
      readonly periods: number
      /** What an exempt period does. Absent: a decision is needed when it happens. */
      readonly exempt?: Decidable<'breaks' | 'skips'>
    }
  | EarlierTest
  | NoLossesTest
  | {
      readonly by: 'gradeChange'
      /** Id of the grade table; absent: the only one that the member is graded by. */
      readonly table?: string
      /** How many steps up the table since the period before, at least; below zero: down. */
      readonly least: number
    }

/** Several conditions: all of them, or any of them. */
export type OutcomeTests =
  OutcomeTest | { readonly all: readonly OutcomeTests[] } | { readonly any: readonly OutcomeTests[] }

/**
 * What the member was in periods settled before (全年四个季度均为优秀, 上年度不合格, 季度排名前三): in at least so many of the last so many
 * periods of a kind that are over when the settled period ends. The rows stand in `earlier`; without one that matters the test is not known.
 */
export interface EarlierTest {
  readonly by: 'earlier'
  /** What it was in such a period. */
  readonly was: EarlierState
  /** The kind of the periods. */
  readonly unit: Exclude<PeriodKind, 'custom'>
  /** How many periods are looked at, back from the latest. */
  readonly last: number
  /** In how many of them at least; `all`: in each. */
  readonly least: number | 'all'
  /** `true`: the settled period, with its own result, is the latest of them; absent: only periods before it. */
  readonly present?: true
  /**
   * What a period does in which the member was exempt or not in the scheme: it counts as one in which the state did not hold, or it is
   * left out (`all` then asks for the others). Absent: a decision is needed when it matters.
   */
  readonly absent?: Decidable<'breaks' | 'skips'>
}

/** What a member was in a settled period. */
export type EarlierState =
  | {
      /** Grades, one of which it had. */
      readonly grades: readonly string[]
      /** Id of the grade table; absent: the only one. */
      readonly table?: string
    }
  | {
      /** Id of the ranking; its group is the one that the ranking compares. */
      readonly ranking: string
      /** The last place that counts (前三名: 3). */
      readonly within: number
      /** Whether all of those who share a place across that line are within, or none of them. Absent: a decision is needed when it happens. */
      readonly ties?: Decidable<'exceed' | 'leaveVacant'>
    }
  | {
      /** Id of the red or black list that it was on. */
      readonly list: string
    }
  | {
      /** The score that is looked at: before or after vetoes. */
      readonly score: 'raw' | 'effective'
      /** How it stands to the line. */
      readonly compare: Decidable<Comparison>
      /** The line in points. */
      readonly line: ClassedFigure
    }

/** Nothing was taken away in the period (无扣分): no entry of a deduction or an allocation counts, whatever caps and floors spare later. */
export interface NoLossesTest {
  readonly by: 'noLosses'
  /** Ids of items and categories that are looked at; absent: all. */
  readonly over?: readonly string[]
}
