import type { DecimalText, Label, RoundingMode } from '../kernel/index.js'

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
export interface BallotMethod extends BallotRule {
  readonly kind: 'ballots'
}

/** How ballots or the marks of raters become a mean. */
export interface BallotRule {
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
  /**
   * How many of a mark one rater may give (优秀票不超过 30%). A ballot is all that one `rater` of one class marked of those who are voted on together: of
   * the group, or of all by `policies.peers`.
   */
  readonly limits?: readonly BallotLimit[]
}

/** How many of some marks one ballot may give. */
export interface BallotLimit {
  /** Ids of the choices that are counted together. */
  readonly choices: readonly string[]
  /** At most so many, or a share of those who are voted on as a decimal or a fraction, rounded down to whole marks, or as `rounding` says. */
  readonly most:
    { readonly count: number } | { readonly share: string; readonly rounding?: RoundingMode; readonly minimum?: number }
  /** Of whom the share is taken: of those whom the ballot marks, or of everybody on the list. Absent and it matters: a decision is needed (`ballot-limit-base`). */
  readonly of?: 'marked' | 'listed'
  /**
   * What happens to a ballot that gives more: it is `void` (整张作废), it is `returned` and does not count until it is handed in anew (退回重填, the result is
   * provisional), or it is `counted` as it is. Absent and it changes points: a decision is needed (`ballot-over-limit`).
   */
  readonly beyond?: 'void' | 'returned' | 'counted'
  /** Article of the published text. */
  readonly clause?: string
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
  /** Name as published (优秀). */
  readonly title?: Label
  /** Worth, on the ballot's scale; absent: such a ballot is not valid, or an abstention. */
  readonly value?: DecimalText
  /**
   * Without a value: whether such ballots are among those that the sum is divided by (弃权票计入总票数). `open`: the text does not say, and where it changes points
   * a decision is needed (`abstentions`). Absent: `outOfBase`.
   */
  readonly abstention?: 'inBase' | 'outOfBase' | 'open'
}
