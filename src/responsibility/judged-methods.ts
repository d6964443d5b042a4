import type { DecimalText, Label } from '../kernel/index.js'

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
