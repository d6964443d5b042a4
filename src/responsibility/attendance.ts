import {
  addDays,
  addMonths,
  computed,
  dayNumber,
  daysBetween,
  diagnostic,
  needs,
  notComputable,
  periodBounds,
  periodOf,
  periodsWithin,
  workdaysInRange,
  type DecisionNeed,
  type Label,
  type Period,
  type PlainDate,
  type PolicyDocument,
  type Result,
  type WorkCalendar,
} from '../kernel/index.js'
import { decidedValue } from './leaf.js'

/** What kinds of days do for attendance. A text that says nothing of a kind leaves it `open`. */
export type AttendanceCounting = 'counts' | 'doesNotCount' | 'open'

/** Rules of attendance for resident workers and village officials (驻村干部、村干部在岗). */
export interface AttendanceRules {
  /** Kinds of days (`onSite`, `officialTrip`, `leave`, `camp`) and whether they count as present. */
  readonly kinds: readonly {
    readonly id: string
    readonly title: Label
    readonly present: AttendanceCounting
    readonly clause?: string
  }[]
  /** At least so many days present in each month or year. */
  readonly minimums: readonly AttendanceMinimum[]
  /** Limits of leave. */
  readonly leave?: {
    /** Kinds that are leave. */
    readonly kinds: readonly string[]
    /** Most days in a year. */
    readonly yearly?: number
    /** Most days at one time. */
    readonly single?: number
    /** Who approves: up to so many days at one time which level; the last entry has no limit. */
    readonly approval: readonly { readonly upTo?: number; readonly level: string }[]
    /** Article of the text. */
    readonly clause?: string
  }
  /** Length of a tour and of the hand-over before its end (轮换). */
  readonly rotation?: { readonly months: number; readonly handOverDays: number; readonly clause?: string }
}

/** At least so many days. */
export interface AttendanceMinimum {
  /** Id, unique in the document; decisions name it. */
  readonly id: string
  /** In each of these. */
  readonly per: 'month' | 'year'
  /** Days. */
  readonly days: number
  /**
   * A month with fewer working days than that: `asWritten` keeps the number, `workdays` asks for every working day of it (and needs a
   * calendar). A text that does not say is `open`.
   */
  readonly shortPeriod: 'asWritten' | 'workdays' | 'open'
  /** Article of the text. */
  readonly clause?: string
}

/** The rules as a document. */
export type AttendanceDocument = PolicyDocument<AttendanceRules>

/** A run of days of one kind. */
export interface AttendanceRecord {
  /** Id. */
  readonly id: string
  /** Who. */
  readonly personId: string
  /** Kind, one of the document's. */
  readonly kind: string
  /** First day. */
  readonly from: PlainDate
  /** Last day. */
  readonly to: PlainDate
  /** The level that approved it, for leave and trips. */
  readonly approvedBy?: string
}

/** One resident worker. */
export interface ResidentWorker {
  /** Id. */
  readonly id: string
  /** First day of the tour. */
  readonly from: PlainDate
  /** Last day, when it is over. */
  readonly to?: PlainDate
}

/** A minimum in one month or year. */
export interface AttendanceCheck {
  /** The minimum. */
  readonly minimum: string
  /** The month or the year. */
  readonly period: Period
  /** Days present, by calendar days that a record covers; a day counts once. */
  readonly present: number
  /** Days asked for. */
  readonly required: number
  /** Days missing. */
  readonly missing: number
}

/** Leave that breaks a limit. */
export interface LeaveFault {
  /** Which limit. */
  readonly code: 'leave-too-long' | 'leave-over-year' | 'leave-not-approved' | 'leave-approved-too-low'
  /** The record; `null` for the yearly limit. */
  readonly record: string | null
  /** Days taken. */
  readonly days: number
  /** Days allowed, or the level that must approve. */
  readonly limit: number | string
}

/** The attendance of one worker. */
export interface Attendance {
  /** Each minimum in each month or year of the question that lies in the tour as a whole. */
  readonly checks: readonly { readonly id: string; readonly result: Result<AttendanceCheck, AttendanceReason> }[]
  /** Leave that breaks a limit. */
  readonly leaveFaults: readonly LeaveFault[]
  /** When the tour ends and the hand-over begins; `null` without a rule. */
  readonly rotation: { readonly ends: PlainDate; readonly handOverFrom: PlainDate; readonly daysLeft: number } | null
}

/** Why an attendance is not computed. */
export type AttendanceReason = 'unknown-kind' | 'calendar-missing' | 'calendar-not-covered'

/**
 * Counts the days of resident workers and holds them against the minimums, the limits of leave and the length of the tour. A day counts once,
 * however many records cover it; a month in which the tour began or ended is not checked.
 *
 * Without a calendar a month is held against the number as written, and the note `short-period-not-checked` says so where the text leaves short months open.
 *
 * Reasons: `unknown-kind`, `calendar-missing`, `calendar-not-covered`. Decisions: `day-kind` (`counts`, `doesNotCount`), about the kind; `short-period`
 * (`asWritten`, `workdays`), about the minimum, only where the days asked for are more than the working days.
 *
 * @param document - the rules
 * @param facts - workers, records, calendar
 * @param question - the period to check, and the day for the rotation
 * @returns one row per worker, in order of id
 * @example
 * ```ts
 * import { attendance } from 'xiangzhen/responsibility'
 * import { residentTeamYear } from 'xiangzhen/presets/resident-team'
 * const records = [
 *   { id: 'r1', personId: 'p1', kind: 'onSite', from: '2024-01-08', to: '2024-08-31' },
 *   { id: 'r2', personId: 'p1', kind: 'officialTrip', from: '2024-09-02', to: '2024-09-04' },
 * ]
 * const [p1] = attendance(residentTeamYear, { workers: [{ id: 'p1', from: '2023-05-01' }], records }, { period: '2024', asOf: '2024-12-31' })
 * const check = p1?.attendance.checks[0]?.result
 * check?.status === 'computed' && check.value.present // => 240
 * ```
 */
export function attendance(
  document: AttendanceDocument,
  facts: {
    readonly workers: readonly ResidentWorker[]
    readonly records: readonly AttendanceRecord[]
    readonly calendar?: WorkCalendar
  },
  question: { readonly period: Period; readonly asOf: PlainDate },
): readonly { readonly id: string; readonly attendance: Attendance }[] {
  return [...facts.workers]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((worker) => {
      const records = facts.records.filter((record) => record.personId === worker.id)
      const checks = document.rules.minimums.flatMap((minimum) =>
        periodsWithin(question.period, minimum.per)
          .filter((period) => inTour(period, worker))
          .map((period) => ({
            id: `${minimum.id}/${period}`,
            result: checkOf(document, minimum, period, records, facts.calendar),
          })),
      )
      const leaveFaults = leaveFaultsOf(document.rules, records, question.period)
      return {
        id: worker.id,
        attendance: { checks, leaveFaults, rotation: rotationOf(document.rules, worker, question.asOf) },
      }
    })
}

function inTour(period: Period, worker: ResidentWorker): boolean {
  const { start, lastDay } = periodBounds(period)
  return worker.from <= start && (worker.to ?? lastDay) >= lastDay
}

function checkOf(
  document: AttendanceDocument,
  minimum: AttendanceMinimum,
  period: Period,
  records: readonly AttendanceRecord[],
  calendar: WorkCalendar | undefined,
): Result<AttendanceCheck, AttendanceReason> {
  const { start, lastDay } = periodBounds(period)
  const within = records.filter((record) => record.from <= lastDay && record.to >= start)
  const sure = new Set<number>()
  const open = new Map<string, Set<number>>()
  for (const record of within) {
    const kind = document.rules.kinds.find((one) => one.id === record.kind)
    if (kind === undefined) return notComputable('unknown-kind')
    const decided = decidedValue(document.decisions, 'day-kind', kind.id, dayKinds)
    const present = kind.present === 'open' ? (decided ?? 'open') : kind.present
    if (present === 'doesNotCount') continue
    const days = present === 'counts' ? sure : (open.get(kind.id) ?? new Set<number>())
    if (present === 'open') open.set(kind.id, days)
    addRun(days, record.from < start ? start : record.from, record.to > lastDay ? lastDay : record.to)
  }
  const required = requiredDays(document, minimum, { start, lastDay }, sure.size, calendar)
  if (typeof required !== 'number') return required
  const best = new Set([...sure, ...[...open.values()].flatMap((days) => [...days])])
  // Days of an open kind are asked about only when they could make the difference.
  if (sure.size < required && best.size > sure.size) {
    return needs([...open.keys()].sort().map((at): DecisionNeed => ({ code: 'day-kind', at, options: dayKinds })))
  }
  const missing = required - sure.size
  const unseen = missing > 0 && minimum.shortPeriod === 'open' && calendar === undefined
  const check = { minimum: minimum.id, period, present: sure.size, required, missing: missing > 0 ? missing : 0 }
  const data = { minimum: minimum.id, period }
  return computed(check, unseen ? [diagnostic('short-period-not-checked', 'note', 'calendar', data)] : [])
}

const dayKinds = ['counts', 'doesNotCount'] as const

function addRun(days: Set<number>, from: PlainDate, to: PlainDate): void {
  const last = dayNumber(to)
  for (let day = dayNumber(from); day <= last; day += 1) days.add(day)
}

function requiredDays(
  document: AttendanceDocument,
  minimum: AttendanceMinimum,
  { start, lastDay }: { readonly start: PlainDate; readonly lastDay: PlainDate },
  present: number,
  calendar: WorkCalendar | undefined,
): number | Result<never, AttendanceReason> {
  const options = ['asWritten', 'workdays'] as const
  const decided = decidedValue(document.decisions, 'short-period', minimum.id, options)
  const rule = minimum.shortPeriod === 'open' ? decided : minimum.shortPeriod
  if (rule === 'asWritten' || present >= minimum.days) return minimum.days
  if (calendar === undefined) return rule === undefined ? minimum.days : notComputable('calendar-missing')
  const workdays = workdaysInRange(start, lastDay, calendar)
  if (workdays.status !== 'computed') return notComputable('calendar-not-covered', workdays.diagnostics)
  if (workdays.value.length >= minimum.days) return minimum.days
  if (rule === 'workdays') return workdays.value.length
  const data = { workdays: workdays.value.length, days: minimum.days, from: start }
  return needs([{ code: 'short-period', at: minimum.id, options, data }])
}

function leaveFaultsOf(
  { leave }: AttendanceRules,
  records: readonly AttendanceRecord[],
  period: Period,
): readonly LeaveFault[] {
  if (leave === undefined) return []
  const { start, lastDay } = periodBounds(period)
  const taken = records
    .filter((record) => leave.kinds.includes(record.kind) && record.from >= start && record.from <= lastDay)
    .sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1))
  const faults: LeaveFault[] = []
  const levels = leave.approval.map((one) => one.level)
  const byYear = new Map<string, number>()
  for (const record of taken) {
    const days = daysBetween(record.from, record.to) + 1
    const year = periodOf(record.from, 'year')
    byYear.set(year, (byYear.get(year) ?? 0) + days)
    if (leave.single !== undefined && days > leave.single) {
      faults.push({ code: 'leave-too-long', record: record.id, days, limit: leave.single })
    }
    const level = leave.approval.find((one) => days <= (one.upTo ?? Infinity))?.level
    if (level === undefined) continue
    if (record.approvedBy === undefined) {
      faults.push({ code: 'leave-not-approved', record: record.id, days, limit: level })
    } else if (levels.indexOf(record.approvedBy) < levels.indexOf(level)) {
      faults.push({ code: 'leave-approved-too-low', record: record.id, days, limit: level })
    }
  }
  for (const days of byYear.values()) {
    if (leave.yearly === undefined || days <= leave.yearly) continue
    faults.push({ code: 'leave-over-year', record: null, days, limit: leave.yearly })
  }
  return faults
}

function rotationOf({ rotation }: AttendanceRules, worker: ResidentWorker, asOf: PlainDate): Attendance['rotation'] {
  if (rotation === undefined) return null
  const ends = worker.to ?? addDays(addMonths(worker.from, rotation.months, { monthEnd: 'clamp' }), -1)
  return { ends, handOverFrom: addDays(ends, -rotation.handOverDays), daysLeft: daysBetween(asOf, ends) }
}
