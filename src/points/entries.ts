import type { Decision, DecimalText, Label, Period, PlainDate } from '../kernel/index.js'

/**
 * One record of points (积分记录). Entries never change: a mistake is put right by another entry that `reverses` it.
 */
export interface Entry {
  /** Id, unique for ever; the same id twice with the same content counts once. */
  readonly id: string
  /** Who gets or loses the points: a member, a household or an organisation of the roster. */
  readonly member: string
  /** Item of the rule book, or a veto of it; a reversal repeats it. */
  readonly item: string
  /** Day on which it happened. */
  readonly eventDate: PlainDate
  /** Day on which it was recorded; absent: the event date. */
  readonly recordedAt?: PlainDate
  /** Day on which the competent body decided about it. */
  readonly decidedAt?: PlainDate
  /** How much, in the item's unit: hours, days, people, a test score; absent: 1. */
  readonly quantity?: DecimalText
  /** Points that the reviewer chose within the item's range, a magnitude. */
  readonly points?: DecimalText
  /** Level in the item's table. */
  readonly level?: string
  /** Place in a group, from 1. */
  readonly place?: number
  /** Size of that group. */
  readonly groupSize?: number
  /** What it is about: an article, an event, an award, a referred person. Entries with the same object are one matter. */
  readonly object?: string
  /** Others who get points for the same event (调解员与当事双方); a reversal reverses all. */
  readonly others?: readonly EntryBeneficiary[]
  /** Marks that conditions and multipliers look for: `published`, `complaint`. */
  readonly marks?: readonly string[]
  /** Proofs at hand, with the day on which each came in. */
  readonly evidence?: readonly EntryEvidence[]
  /** Approval steps that were passed. */
  readonly approvals?: readonly EntryApproval[]
  /** Local time of the event, `HH:MM`. */
  readonly time?: string
  /** Local time for which the event was called, `HH:MM`. */
  readonly scheduledTime?: string
  /** State of the workflow; absent: the scheme has none. */
  readonly state?: EntryState
  /** Id of the entry that this one reverses. */
  readonly reverses?: string
  /** Why it was reversed. */
  readonly reason?: string
  /** Who recorded it, for anomalies and the workflow. */
  readonly recordedBy?: string
}

/** A further member who is credited by an entry. */
export interface EntryBeneficiary {
  /** Id of the member, household or organisation. */
  readonly member: string
  /** Level, where it differs from the entry's. */
  readonly level?: string
  /** Points, where they differ from the entry's. */
  readonly points?: DecimalText
}

/** A proof. */
export interface EntryEvidence {
  /** Kind: `certificate`, `notes`, `sign-in`. */
  readonly kind: string
  /** Day on which it came in; absent: with the entry. */
  readonly receivedAt?: PlainDate
}

/** An approval step. */
export interface EntryApproval {
  /** Id of the step. */
  readonly step: string
  /** The day, `YYYY-MM-DD`. */
  readonly on: PlainDate
  /** Who did it, as the host names the person or body. */
  readonly by?: string
}

/** State of an entry: 申报, 初审, 复核, 公示, 入账, 驳回, 异议, 冲正. */
export type EntryState =
  'declared' | 'reviewed' | 'verified' | 'published' | 'posted' | 'rejected' | 'objected' | 'reversed'

/** One rater's mark for one subject. */
export interface Rating {
  /** Who is rated. */
  readonly member: string
  /** Item of the rule book. */
  readonly item: string
  /** Panel of the item. */
  readonly panel: string
  /** Who rates. */
  readonly rater: string
  /** The mark. */
  readonly mark: DecimalText
  /** Day of the mark. */
  readonly on: PlainDate
}

/** A measured figure about a subject: a value, or a numerator and a denominator. */
export interface PointMeasurement {
  /** Whom or what it is about; absent: the whole settlement. */
  readonly member?: string
  /** What is measured; items, gates and figures name it. */
  readonly measure: string
  /** The figure, decimal text. */
  readonly value?: DecimalText
  /** The part, decimal text. */
  readonly numerator?: DecimalText
  /** The whole, decimal text. */
  readonly denominator?: DecimalText
  /** Day for which it holds; the latest day within the period counts. Absent: it holds for every period. */
  readonly on?: PlainDate
}

/** Something that a person has or belongs to for a time; both days are included, absent means open. */
export interface DatedLink {
  /** Id of the class, role, household or organisation. */
  readonly id: string
  /** First day, inclusive; absent: open. */
  readonly from?: PlainDate
  /** Last day, inclusive; absent: open. */
  readonly to?: PlainDate
}

/** Who takes part: members, households, organisations, exemptions and leaves. */
export interface PointsRoster {
  /** The members. */
  readonly members: readonly RosterMember[]
  /** The households; absent: none. */
  readonly households?: readonly RosterHousehold[]
  /** The organisations; absent: none. */
  readonly organisations?: readonly RosterOrganisation[]
  /** Exemptions with the steps that were passed. */
  readonly exemptions?: readonly ExemptionRecord[]
  /** Days of leave. */
  readonly leaves?: readonly LeaveRecord[]
}

/** A member with its dated classes, roles, household and organisations. */
export interface RosterMember {
  /** Id, unique in the roster; entries, ratings and results name it. */
  readonly id: string
  /** Name for people; absent: sentences name the id. */
  readonly name?: Label
  /** First day in the scheme; absent: always. */
  readonly joined?: PlainDate
  /** Last day in the scheme; absent: still in. */
  readonly left?: PlainDate
  /** Member classes, each with its first and last day; absent: of no class. */
  readonly classes?: readonly DatedLink[]
  /** Roles, each with the days it was held; absent: none. */
  readonly roles?: readonly DatedLink[]
  /** Households that it belongs to, each with the days; absent: none. */
  readonly households?: readonly DatedLink[]
  /** Organisations that it belongs to, each with the days; absent: none. */
  readonly organisations?: readonly DatedLink[]
}

/** A household. One that ended (split, merged, died out) keeps its history. */
export interface RosterHousehold {
  /** Id, unique in the roster; entries, ratings and results name it. */
  readonly id: string
  /** Name for people; absent: sentences name the id. */
  readonly name?: Label
  /** First day in the scheme; absent: always. */
  readonly joined?: PlainDate
  /** Last day in the scheme; absent: still in. */
  readonly left?: PlainDate
  /** Member classes, each with its first and last day; absent: of no class. */
  readonly classes?: readonly DatedLink[]
  /** Organisations that it belongs to, each with the days; absent: none. */
  readonly organisations?: readonly DatedLink[]
}

/** An organisation: a branch, a committee, a village, a grid. */
export interface RosterOrganisation {
  /** Id, unique in the roster; entries, ratings and results name it. */
  readonly id: string
  /** Name for people; absent: sentences name the id. */
  readonly name?: Label
  /** Level, such as `branch` or `village`. */
  readonly level: string
  /** The organisation above. */
  readonly within?: string
  /** Member classes, each with its first and last day; absent: of no class. */
  readonly classes?: readonly DatedLink[]
}

/** An exemption of one member with the steps that were passed. */
export interface ExemptionRecord {
  /** Id of the member, household or organisation. */
  readonly member: string
  /** Id of the exemption in the rule book. */
  readonly exemption: string
  /** First day, included. */
  readonly from: PlainDate
  /** Last day, inclusive; absent: open. */
  readonly to?: PlainDate
  /** The steps that were passed. */
  readonly steps: readonly EntryApproval[]
}

/** Leave of one member; both days are included. */
export interface LeaveRecord {
  /** Id of the member, household or organisation. */
  readonly member: string
  /** First day, included. */
  readonly from: PlainDate
  /** Last day, included. */
  readonly to: PlainDate
}

/** A settled score of an earlier period or of another book, as the host kept it. */
export interface EarlierScore {
  /** Id of the rule book. */
  readonly book: string
  /** Id of the member, household or organisation. */
  readonly member: string
  /** The period. */
  readonly period: Period
  /** Score before vetoes; absent when there was none. */
  readonly raw?: DecimalText
  /** Score after vetoes; absent when there was none. */
  readonly effective?: DecimalText
  /** Id of the grade, where the book has one grade table; absent with a score: the member was scored and not graded. */
  readonly grade?: string
  /** Grades by table, where the book has several; it goes before `grade`. */
  readonly grades?: readonly EarlierGrade[]
  /** `true`: the member was exempt; absent: it was not. */
  readonly exempt?: boolean
  /** Its places by ranking; absent: not handed in. A ranking that is not among them did not rank the member. */
  readonly ranks?: readonly EarlierRank[]
  /** Ids of the red and black lists that it was on; absent: not handed in. */
  readonly lists?: readonly string[]
}

/** A grade of an earlier period, by grade table. */
export interface EarlierGrade {
  /** Id of the grade table. */
  readonly table: string
  /** Id of the grade. */
  readonly grade: string
}

/** A place of an earlier period. */
export interface EarlierRank {
  /** Id of the ranking. */
  readonly ranking: string
  /** The place, from 1. */
  readonly rank: number
  /** How many shared the place, oneself included; absent: 1. */
  readonly tied?: number
}

/** Everything that a settlement looks at besides the rule book. */
export interface PointFacts {
  /** Who takes part. */
  readonly roster: PointsRoster
  /** The entries. */
  readonly entries: readonly Entry[]
  /** Marks of raters. */
  readonly ratings?: readonly Rating[]
  /** Measured figures. */
  readonly measurements?: readonly PointMeasurement[]
  /** Decisions about cases: `analogy` about an entry, `veto` about a member, a consequence's choice. They count beside the book's. */
  readonly decisions?: readonly Decision[]
  /** Scores of earlier periods. */
  readonly earlier?: readonly EarlierScore[]
  /**
   * The first day on which points were kept under this book, in any of its versions: a period that ended before it has no result, and nothing
   * is missing there. Absent: an earlier period without a row is not known.
   */
  readonly scoredSince?: PlainDate
}

/** What is asked of a settlement. */
export interface SettlementQuestion {
  /** The period: `2024`, `2024-Q1`, `2024-03`, or a run of days `2024-03-05/2024-06-01` (the last day is not in it). */
  readonly period: Period
  /** Entries that happened after this day do not count. */
  readonly asOf: PlainDate
  /** Entries that were recorded after this day were not known. */
  readonly knownAt: PlainDate
}
