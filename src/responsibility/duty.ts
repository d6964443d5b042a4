import type { DecimalText, Label, MonthEnd, PlainDate, PolicyDocument } from '../kernel/index.js'
import type { ClockLength } from './clocks.js'
import type { VoteThreshold } from './votes.js'

/** A list of recurring duties (三会一课、主题党日、村务公开、培训) as data. */
export type DutyList = PolicyDocument<DutyRules>

/** What the texts say. */
export interface DutyRules {
  /** The duties. */
  readonly duties: readonly Duty[]
}

/** One duty. */
export interface Duty {
  /** Id, unique in the list. */
  readonly id: string
  /** Name as published. */
  readonly title: Label
  /** Id of the source in the head of the document. */
  readonly source?: string
  /** Article of the text. */
  readonly clause?: string
  /** Kinds of subjects that have it: `branch`, `committee`, `village`, `member`; absent: everybody on the list. */
  readonly subjects?: readonly string[]
  /** Kinds of records that count toward it. */
  readonly counts: readonly string[]
  /** When it is due. */
  readonly recurrence: DutyRecurrence
  /** How much of it in each window. Absent: one record. */
  readonly amount?: DutyAmount
  /** A record counts only when it reaches one of these by itself (a course of at least 3 days, or 24 hours). */
  readonly eachAtLeast?: readonly { readonly of: string; readonly figure: DecimalText }[]
  /** A record counts only with this presence. */
  readonly attendance?: VoteThreshold
  /** Ways of holding it that count: `onSite`, `online`, `joint`; absent: any. */
  readonly modes?: readonly string[]
  /** Parts that each record must have, and how many others (固定动作 + 自选动作: 主题党日“*+N”). */
  readonly parts?: { readonly required: readonly string[]; readonly others: number }
  /** Pieces of evidence that each record must have (minutes, sign-in sheet). */
  readonly evidence?: number
  /** At least so many days between two records that count. */
  readonly apartDays?: number
  /** A record that names the window it counts for is in time up to so many days after the window (the moved 主题党日). */
  readonly graceDays?: number
  /** So many days before the last day it is `soon`; absent: never. */
  readonly soonDays?: number
  /**
   * What is due in a window in which the subject did not exist, or did not have the duty, all the time. `full`: all of it.
   * `fromFirstFull`: nothing. `proRata`: by the days, rounded. Absent: the text does not say; then the decision `partial-window` is needed.
   */
  readonly partialWindow?: PartialWindow
  /** A text that says 一般. */
  readonly soft?: boolean
}

/** What a window asks for when the duty held only for a part of it. */
export type PartialWindow = 'full' | 'fromFirstFull' | 'proRataUp' | 'proRataDown'

/**
 * How much in each window. `times`: so many records. `sum`: a sum of something that records state (hours, days). `share`: a share (0 to 1) of the records of
 * other kinds that the subject was called to (参会不少于80%): `counts` of the duty names the records of having come, `outOf` those of what was held. A share
 * stands only at the end of its window.
 */
export type DutyAmount =
  | { readonly kind: 'times'; readonly atLeast: number }
  | { readonly kind: 'sum'; readonly of: string; readonly atLeast: DecimalText }
  | { readonly kind: 'share'; readonly outOf: readonly string[]; readonly atLeast: DecimalText }

/**
 * When a duty is due.
 *
 * - `perPeriod`: in each day, week, ten days (旬), half month, month, quarter, half-year or year; `every` takes several months together,
 *   counted from the first month of the year; `within` narrows each year to a part of it (usually in the fourth quarter).
 * - `onDay`: on a day of each period: a day of the month, or the n-th weekday; in a year also the month. `by` allows any earlier
 *   day of the period, `before` any earlier day and not the day itself, `on` only the day itself. A text that says 25日前 without
 *   saying whether the 25th belongs to it is `open`; then the decision `day-itself` is needed.
 * - `betweenDates`: once, from a first to a last day.
 * - `eachYears`: in each stretch of so many years that begins at a date of the subject (once a term).
 * - `sinceLast`: within a length of the one before, the first one from a date of the subject (at intervals of at most three months). Only this
 *   kind follows the records; all others follow the calendar, so that a late one never hides a missed one.
 * - `afterEvent`: within a length of each event of the subject (training within three months of the election).
 * - `beforeEvent`: at least a length before each event (ten days' notice of a meeting).
 */
export type DutyRecurrence =
  | {
      readonly kind: 'perPeriod'
      readonly period: DutyPeriod
      /** First month of the year, 1 to 12; absent: January. */
      readonly startMonth?: number
      /** So many months, quarters or half-years to a window; absent: one. They must fill the year. */
      readonly every?: 2 | 3 | 4 | 6
      readonly within?: {
        /** `MM-DD`. */ readonly from: string
        /** `MM-DD`. */ readonly to: string
        readonly soft?: boolean
      }
    }
  | {
      readonly kind: 'onDay'
      readonly period: 'month' | 'quarter' | 'half' | 'year'
      /** Month within the period, from 1; absent: the last one. */
      readonly month?: number
      readonly day: DutyDay
      readonly when: 'by' | 'before' | 'on' | 'open'
      /** What happens when the day is not worked. A text that does not say, where it matters, is `open`. */
      readonly shift: 'none' | 'next' | 'previous' | 'open'
    }
  | { readonly kind: 'betweenDates'; readonly from: PlainDate; readonly to: PlainDate }
  | { readonly kind: 'eachYears'; readonly years: number; readonly from: string }
  | { readonly kind: 'sinceLast'; readonly from: string; readonly within: ClockLength }
  | { readonly kind: 'afterEvent'; readonly event: string; readonly within: ClockLength }
  | { readonly kind: 'beforeEvent'; readonly event: string; readonly atLeast: ClockLength }

/** Periods of duties. */
export type DutyPeriod = 'day' | 'week' | 'tenDays' | 'halfMonth' | 'month' | 'quarter' | 'half' | 'year'

/** A day of a month: by number, with what happens in a month that has no such day, or the n-th or last of a weekday (1 is Monday). */
export type DutyDay =
  | { readonly dayOfMonth: number; readonly monthEnd: MonthEnd }
  | { readonly weekday: number; readonly nth: number | 'last' }

/** Somebody who has duties: a branch, a committee, a village, a member. */
export interface DutySubject {
  /** Id. */
  readonly id: string
  /** Kind, as the duties name it. */
  readonly kind: string
  /** First day on which the subject has duties; absent: always had them. */
  readonly from?: PlainDate
  /** Last day; absent: still has them. */
  readonly to?: PlainDate
  /** Dates of events by name: the election, the meetings, the start of the term. */
  readonly dates?: Readonly<Record<string, readonly PlainDate[]>>
}

/** A record of something done: a meeting, a lecture, a course, a publication. */
export interface Occurrence {
  /** Id. */
  readonly id: string
  /** Kinds of duties that it counts toward; a lecture on the theme day has two. */
  readonly kinds: readonly string[]
  /** Whose duty it does; a joint party day has several. */
  readonly subjects: readonly string[]
  /** Day. */
  readonly date: PlainDate
  /** A day of the window that it is meant for, where that is not the window of its date (a theme day that was moved). */
  readonly countsFor?: PlainDate
  /** How much of it, by name: `hours`, `days`. */
  readonly amounts?: Readonly<Record<string, DecimalText>>
  /** Who should have come. */
  readonly entitled?: number
  /** Who came. */
  readonly present?: number
  /** How it was held. */
  readonly mode?: string
  /** What it was made of. */
  readonly parts?: readonly string[]
  /** Evidence, by the host's own ids. */
  readonly evidence?: readonly string[]
}

/** An approved exception. */
export interface DutyExcuse {
  /** The subject. */
  readonly subjectId: string
  /** The duty; absent: all. */
  readonly dutyId?: string
  /** First day. */
  readonly from: PlainDate
  /** Last day. */
  readonly to: PlainDate
  /** Why, and who approved it. */
  readonly reason: string
}
