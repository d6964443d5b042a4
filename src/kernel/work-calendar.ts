import { dateOfDay, dayNumber, reachesDay, weekdayOfDay, type PlainDate } from './dates.js'
import { diagnostic, type Diagnostic } from './diagnostic.js'
import { computed, notComputable, type Result } from './result.js'

/**
 * Which days are worked: given by the host as data, with the days that it covers. The yearly arrangement of holidays is announced
 * late in the year before; outside the covered days nothing is known, and nothing is guessed.
 */
export interface WorkCalendar {
  /** First day that the data cover. */
  readonly coveredFrom: PlainDate
  /** Last day that the data cover. */
  readonly coveredTo: PlainDate
  /** Days of the week off, 1 is Monday, 7 is Sunday: usually `[6, 7]`. */
  readonly weekendDays: readonly number[]
  /** Days off, whatever the weekday. */
  readonly holidays: readonly PlainDate[]
  /** Days of a weekend that are worked to make up for a holiday (调休上班). */
  readonly makeUpWorkdays: readonly PlainDate[]
  /** The notice that the data come from. */
  readonly source: string
}

/** What a question about working days can fail on. */
export type WorkCalendarReason = 'calendar-not-covered'

/** What {@link checkWorkCalendar} can find. */
export type WorkCalendarCode =
  WorkCalendarReason | 'coverage-reversed' | 'day-outside-coverage' | 'day-off-and-worked' | 'make-up-on-workday'

/**
 * Whether a day is worked.
 *
 * @returns reason `calendar-not-covered` when the calendar does not reach the day
 * @throws RangeError when a text is not a date
 * @example
 * ```ts
 * import { isWorkday } from 'xiangzhen/kernel'
 * const calendar = {
 *   coveredFrom: '2024-05-01', coveredTo: '2024-05-31', weekendDays: [6, 7],
 *   holidays: ['2024-05-01', '2024-05-02', '2024-05-03'], makeUpWorkdays: ['2024-05-11'], source: 'host',
 * }
 * isWorkday('2024-05-11', calendar) // => { status: 'computed', value: true, diagnostics: [] }
 * isWorkday('2025-05-11', calendar).status // => 'not-computable'
 * ```
 */
export function isWorkday(date: PlainDate, calendar: WorkCalendar): Result<boolean, WorkCalendarReason> {
  const days = workDays(calendar)
  const day = dayNumber(date)
  return days.covers(day) ? computed(days.isWorked(day)) : notCovered(day, calendar)
}

/**
 * The working day so many working days later, or earlier for a negative count. The given day itself is not counted; with a count of
 * zero it is the day itself when it is worked, else the next working day.
 *
 * @returns reason `calendar-not-covered` when a day that must be looked at is not covered
 * @throws RangeError when a text is not a date or the count is not whole
 * @example
 * ```ts
 * import { addWorkdays } from 'xiangzhen/kernel'
 * const calendar = {
 *   coveredFrom: '2024-05-01', coveredTo: '2024-05-31', weekendDays: [6, 7],
 *   holidays: ['2024-05-01', '2024-05-02', '2024-05-03'], makeUpWorkdays: ['2024-05-11'], source: 'host',
 * }
 * addWorkdays('2024-05-10', 1, calendar) // => { status: 'computed', value: '2024-05-11', diagnostics: [] }
 * ```
 */
export function addWorkdays(
  date: PlainDate,
  count: number,
  calendar: WorkCalendar,
): Result<PlainDate, WorkCalendarReason> {
  if (!Number.isInteger(count)) throw new RangeError(`${count} working days is not a whole number of days`)
  const days = workDays(calendar)
  const step = count < 0 ? -1 : 1
  let left = count < 0 ? -count : count === 0 ? 1 : count
  for (let day = dayNumber(date) + (count === 0 ? 0 : step); ; day += step) {
    if (!days.covers(day)) return notCovered(day, calendar)
    if (days.isWorked(day)) left -= 1
    if (left === 0) return computed(dateOfDay(day))
  }
}

/**
 * The working days from a first to a last day, both included.
 *
 * @returns reason `calendar-not-covered` when a day of the range is not covered
 * @throws RangeError when a text is not a date
 * @example
 * ```ts
 * import { workdaysInRange } from 'xiangzhen/kernel'
 * const calendar = {
 *   coveredFrom: '2024-05-01', coveredTo: '2024-05-31', weekendDays: [6, 7],
 *   holidays: ['2024-05-01', '2024-05-02', '2024-05-03'], makeUpWorkdays: ['2024-05-11'], source: 'host',
 * }
 * workdaysInRange('2024-05-03', '2024-05-06', calendar) // => { status: 'computed', value: ['2024-05-06'], diagnostics: [] }
 * ```
 */
export function workdaysInRange(
  from: PlainDate,
  to: PlainDate,
  calendar: WorkCalendar,
): Result<readonly PlainDate[], WorkCalendarReason> {
  const days = workDays(calendar)
  const [first, last] = [dayNumber(from), dayNumber(to)]
  const list: PlainDate[] = []
  for (let day = first; day <= last; day += 1) {
    if (!days.covers(day)) return notCovered(day, calendar)
    if (days.isWorked(day)) list.push(dateOfDay(day))
  }
  return computed(list)
}

/**
 * Finds what cannot be right in a calendar: coverage that ends before it begins, days outside it, days that are off and worked at
 * once, make-up days that are worked anyway.
 *
 * @returns the findings, each with the day that shows it
 * @throws RangeError when a text is not a date
 * @example
 * ```ts
 * import { checkWorkCalendar } from 'xiangzhen/kernel'
 * checkWorkCalendar({
 *   coveredFrom: '2024-01-01', coveredTo: '2024-12-31', weekendDays: [6, 7],
 *   holidays: ['2025-01-01'], makeUpWorkdays: [], source: 'host',
 * }).map((finding) => finding.code) // => ['day-outside-coverage']
 * ```
 */
export function checkWorkCalendar(calendar: WorkCalendar): readonly Diagnostic<WorkCalendarCode>[] {
  const findings: Diagnostic<WorkCalendarCode>[] = []
  const days = workDays(calendar)
  if (dayNumber(calendar.coveredFrom) > dayNumber(calendar.coveredTo)) {
    const { coveredFrom, coveredTo } = calendar
    findings.push(diagnostic('coverage-reversed', 'error', 'coveredTo', { coveredFrom, coveredTo }))
  }
  for (const list of ['holidays', 'makeUpWorkdays'] as const) {
    for (const [index, date] of calendar[list].entries()) {
      if (days.covers(dayNumber(date))) continue
      findings.push(diagnostic('day-outside-coverage', 'warning', `${list}[${index}]`, { date }))
    }
  }
  const holidays = new Set(calendar.holidays)
  for (const [index, date] of calendar.makeUpWorkdays.entries()) {
    const path = `makeUpWorkdays[${index}]`
    if (holidays.has(date)) findings.push(diagnostic('day-off-and-worked', 'error', path, { date }))
    else if (!calendar.weekendDays.includes(weekdayOfDay(dayNumber(date)))) {
      findings.push(diagnostic('make-up-on-workday', 'warning', path, { date }))
    }
  }
  return findings
}

interface WorkDays {
  readonly covers: (day: number) => boolean
  readonly isWorked: (day: number) => boolean
}

function workDays(calendar: WorkCalendar): WorkDays {
  const [first, last] = [dayNumber(calendar.coveredFrom), dayNumber(calendar.coveredTo)]
  const off = new Set(calendar.holidays.map(dayNumber))
  const worked = new Set(calendar.makeUpWorkdays.map(dayNumber))
  return {
    covers: (day) => day >= first && day <= last,
    isWorked: (day) => worked.has(day) || (!off.has(day) && !calendar.weekendDays.includes(weekdayOfDay(day))),
  }
}

function notCovered(day: number, calendar: WorkCalendar): Result<never, WorkCalendarReason> {
  const { coveredFrom, coveredTo, source } = calendar
  // A day beyond the years 1000 to 9999 has no date: then the last one that the calendar covers stands for it.
  const date = reachesDay('1970-01-01', day) ? dateOfDay(day) : coveredTo
  const data = { date, coveredFrom, coveredTo, source }
  return notComputable('calendar-not-covered', [diagnostic('calendar-not-covered', 'error', 'calendar', data)])
}
