import type { Decision, DecimalText, Label, Period, PlainDate } from '../kernel/index.js'

/** What a scheme is scored with. The result is a function of the set of rows: their order changes nothing. */
export interface SchemeFacts {
  /** Who is assessed. */
  readonly subjects: readonly SchemeSubject[]
  /** Targets set for single subjects; they go before the target of the scheme. */
  readonly targets?: readonly AssignedTarget[]
  /** Reported, verified or judged figures. */
  readonly actuals?: readonly Actual[]
  /** Dated findings, praise, warnings, visits, articles. */
  readonly events?: readonly SchemeEvent[]
  /** Decisions on open questions, added to those of the scheme. */
  readonly decisions?: readonly Decision[]
}

/** Who is assessed: a village, a township, a department, a team, a person. */
export interface SchemeSubject {
  /** Id. */
  readonly id: string
  /** Name. */
  readonly name?: Label
  /** Group (序列) that it is compared in. */
  readonly group?: string
  /** Id of the unit above it. */
  readonly parent?: string
  /** First day in scope, when it is not there from the start. */
  readonly from?: PlainDate
  /** Last day in scope. */
  readonly to?: PlainDate
  /** Figures of the subject that rules refer to (`villages`, `members`), by name. */
  readonly figures?: Readonly<Record<string, DecimalText>>
  /** What holds for the subject, by name (`key-project`, `data-falsified`). */
  readonly flags?: readonly string[]
  /** Ids of sections and indicators that cannot apply to it. */
  readonly notApplicable?: readonly string[]
  /** Ids of sections and indicators that it is excused from by approval. */
  readonly exempt?: readonly string[]
  /** Local factors on the weight of single nodes and all that is under them, by id. */
  readonly weightFactors?: Readonly<Record<string, DecimalText>>
}

/** A target set for one subject. */
export interface AssignedTarget {
  /** Id of the subject. */
  readonly subject: string
  /** Id of the indicator. */
  readonly indicator: string
  /** Target in the unit of the indicator. */
  readonly value: DecimalText
  /** The period that it holds for: a task of several years keeps one id and has a target for each. Absent: every period. */
  readonly period?: Period
}

/** A row about one indicator of one subject. */
export interface Actual {
  /** Id of the subject. */
  readonly subject: string
  /** Id of the indicator. */
  readonly indicator: string
  /** The figure, in the unit of the indicator; absent while it is not known. */
  readonly value?: DecimalText
  /** The level that was judged (`good`). */
  readonly level?: string
  /** The day it was done or measured. */
  readonly on?: PlainDate
  /** The day the row or its evidence was handed in. */
  readonly submittedOn?: PlainDate
  /** The period that it counts for, where it is not the one that is asked for (a task of several years, late evidence). Absent: every period. */
  readonly period?: Period
  /**
   * What the row is. `reported` or `measured` figures and `verified` ones are scored; `estimated` ones are scored and the result is
   * provisional; `planned` ones are shown beside the score; `notApplicable` and `exempt` say why there is no figure. Absent: reported.
   */
  readonly state?: 'reported' | 'measured' | 'verified' | 'estimated' | 'planned' | 'notApplicable' | 'exempt'
  /** The part of a figure that has several (`numerator`, `previous`, `sampleVerified`). */
  readonly part?: string
  /** The person that the row is about, when persons are scored. */
  readonly person?: string
  /** The rater, when several raters score the same thing. */
  readonly rater?: string
  /** How many there are of such a row (ballots of one choice); absent: one. */
  readonly count?: DecimalText
  /** Who judged, for levels and discretion. */
  readonly decidedBy?: string
  /** Why, for levels and discretion. */
  readonly reason?: string
  /** Ids of the evidence. */
  readonly evidence?: readonly string[]
}

/** One dated event. */
export interface SchemeEvent {
  /** Id, unique. */
  readonly id: string
  /** Id of the subject. */
  readonly subject: string
  /** What kind of event, as the scheme names it. */
  readonly code: string
  /** The day it happened. */
  readonly on: PlainDate
  /** The day it was handed in, where a cut-off counts. */
  readonly submittedOn?: PlainDate
  /** The period that it counts for, where that is not the one of its day (late evidence that counts for the next year). */
  readonly period?: Period
  /** How many (three piles at one visit); absent: one. */
  readonly count?: DecimalText
  /** The occurrence that it reports: two reports of one fire have one occurrence. Absent: its own. */
  readonly occurrence?: string
  /** How many subjects share it (authors of one article); absent: one. */
  readonly sharedBy?: DecimalText
  /** The person that it is about. */
  readonly person?: string
  /** What rules ask about it: finder, size, level, by name. Figures are decimal text. */
  readonly attributes?: Readonly<Record<string, string>>
}
