import type { DecimalText, DiagnosticData, Label, PolicyDocument } from '../kernel/index.js'
import type { KnownFigure } from './bounds.js'
import type { GrowthReason } from './growth-figures.js'

/** An edge of what a year must reach. */
export interface YearlyEdge {
  /** The figure: in the unit of the series, or in per cent for a growth. */
  readonly at: DecimalText
  /** Whether the figure itself is enough (不低于、以上) or not (超过、高于). */
  readonly included: boolean
}

/** A target that several years in a row must meet (连续三年增长不低于 10%；连续两年达到 10 万元). */
export interface ConsecutiveTarget {
  /** Id of the target. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** Article of the document. */
  readonly clause?: string
  /** How many years in a row. */
  readonly years: number
  /** What each year is measured by: its figure (`level`), or its growth over the year before in per cent (`growth`). */
  readonly each: 'level' | 'growth'
  /** The least of it. */
  readonly from?: YearlyEdge
  /** The most of it. */
  readonly to?: YearlyEdge
}

/** What a document asks of years in a row. */
export interface ConsecutiveRules {
  /** The targets. */
  readonly targets: readonly ConsecutiveTarget[]
  /** Decimal places of growth in per cent, as it is shown; it is compared unrounded. */
  readonly percentDigits: number
}

/** A document with targets for years in a row. */
export type ConsecutiveDocument = PolicyDocument<ConsecutiveRules>

/** One year of a target. */
export interface ConsecutiveYear {
  /** The year. */
  readonly year: string
  /** Its figure or its growth in per cent, as far as it is known; `null` where it is not. */
  readonly figure: KnownFigure | null
  /** Whether the target is reached; `null` where that cannot be said. */
  readonly reached: boolean | null
  /** Why there is no figure. */
  readonly reason?: ConsecutiveYearReason
}

/** A target and the years that it is measured by. */
export interface ConsecutiveOutcome {
  /** Id of the target. */
  readonly id: string
  /** Whether all years reach it: `false` as soon as one certainly does not, `null` while it hangs on a year that is not known. */
  readonly met: boolean | null
  /** Years in a row up to the last one that certainly reach it, of those that count. */
  readonly inARow: number
  /** The first year in which it can be met, if all years to come reach it; `null` once it is met or while a year is not known. */
  readonly earliest: string | null
  /** The years that count, from the first to the last. */
  readonly years: readonly ConsecutiveYear[]
  /** The same in a sentence; `describe` makes it. */
  readonly wording: { readonly code: ConsecutivePhraseCode; readonly data: DiagnosticData }
}

/** Targets for years in a row. */
export interface ConsecutiveOutcomes {
  /** One outcome a target, in the order of the document. */
  readonly targets: readonly ConsecutiveOutcome[]
}

/** Why a year has no figure. */
export type ConsecutiveYearReason = GrowthReason

/** Why nothing can be said of years in a row. */
export type ConsecutiveReason = 'unreadable-series' | 'unreadable-period' | 'unreadable-target'

/** Sentences about years in a row. */
export type ConsecutivePhraseCode = 'consecutive-met' | 'consecutive-not-met' | 'consecutive-unknown'
