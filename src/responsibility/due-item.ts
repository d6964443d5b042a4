import type { DecimalText, Label, PlainDate, Result, WorkCalendar } from '../kernel/index.js'
import type { DutyExcuse, DutySubject, Occurrence } from './duty.js'
import type { OccurrenceRefusal } from './occurrences.js'

/** What a list of what is due is made from. */
export interface DutyFacts {
  /** Who has duties. */
  readonly subjects: readonly DutySubject[]
  /** What was done. */
  readonly occurrences: readonly Occurrence[]
  /** Approved exceptions. */
  readonly excuses?: readonly DutyExcuse[]
  /** Which days are worked; only for working days and shifts. */
  readonly calendar?: WorkCalendar
}

/** Which day it is, and which windows are asked for. */
export interface DutyQuestion {
  /** Today. Records of later days are not seen. */
  readonly asOf: PlainDate
  /** Windows that end before this day are left out. */
  readonly from: PlainDate
  /** Windows that begin after this day are left out. */
  readonly to: PlainDate
}

/**
 * Where a duty stands. `notYet`: its window has not begun. `open`, `soon`: it can still be done in time. `overdue`: it cannot.
 * `done`, `doneLate`. `excused`: an approved exception covers the window. `notApplicable`: nothing is asked of a part of a window.
 * `calendarUnknown`: the last day depends on a work calendar that is not there, and it matters.
 */
export type DutyState =
  'notYet' | 'open' | 'soon' | 'overdue' | 'done' | 'doneLate' | 'excused' | 'notApplicable' | 'calendarUnknown'

/** How a duty stands in one window. */
export interface DutyStanding {
  /** Where it stands. */
  readonly state: DutyState
  /** Last day on which it is in time; `null` when it is not known. */
  readonly dueBy: PlainDate | null
  /** Days after the last day: up to the day of the question, or to the day it was done late; 0 in time. */
  readonly daysOverdue: number
  /** Days left; `null` when it is not open. */
  readonly daysLeft: number | null
  /** How much is asked for: records, or a sum. */
  readonly required: DecimalText
  /** How much was done, in time or late. */
  readonly done: DecimalText
  /** How much is missing. */
  readonly missing: DecimalText
  /** Day on which it was fulfilled. */
  readonly doneOn: PlainDate | null
  /** Records that count, in order of date. */
  readonly counted: readonly string[]
  /** Records of the window that do not count, and why. */
  readonly refused: readonly { readonly id: string; readonly reason: OccurrenceRefusal }[]
  /** Why it is excused. */
  readonly excuse: string | null
}

/** One duty of one subject in one window. */
export interface DueItem {
  /** `subject/duty/first day`. */
  readonly id: string
  /** The subject. */
  readonly subjectId: string
  /** The duty; empty for a subject of a kind that no duty is for. */
  readonly dutyId: string
  /** Name of the duty; the kind of a subject that no duty is for. */
  readonly title: Label
  /** Article. */
  readonly clause?: string
  /** Whether the text says 一般. */
  readonly soft: boolean
  /** The window: records of these days belong to it. */
  readonly window: { readonly from: PlainDate; readonly to: PlainDate }
  /** How it stands, or the decision that is needed to say so; reason `unknown-subject-kind`. */
  readonly standing: Result<DutyStanding>
}
