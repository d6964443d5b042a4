import { addDays, compareDates, reachesDay, type PlainDate } from './dates.js'
import { addMonths, reachesMonth, type MonthEnd } from './months.js'
import { computed, needs, notComputable, type Result } from './result.js'
import { diagnostic } from './diagnostic.js'
import { addWorkdays, isWorkday, type WorkCalendar, type WorkCalendarReason } from './work-calendar.js'

/** The units in which texts set their terms. */
export type TermUnit = 'day' | 'workday' | 'week' | 'month' | 'year'

/** A stretch of time as a text sets it: 15 days, 5 working days, 3 months. */
export interface Term {
  /** How many, a whole number from 1. */
  readonly count: number
  /** Of what. `day` is a natural day; `workday` needs a calendar. */
  readonly unit: TermUnit
  /**
   * Where a month has no day of the same number (a month from 31 January): its last day, or the day after. When it is not said and
   * the case arises, the result needs the decision `month-end`.
   */
  readonly monthEnd?: Exclude<MonthEnd, 'skip'> | undefined
}

/** How a text sets the last day for something. */
export interface DeadlineRule extends Term {
  /** Whether the day of the event is the first day of the term (`true`), or the day after it. */
  readonly firstDayCounted: boolean
  /** What happens when the last day is not worked; anything but `none` needs a calendar. */
  readonly shift: 'none' | 'next' | 'previous'
}

/** The last day for something. */
export interface Deadline {
  /** The last day on which it is in time, that day included. */
  readonly lastDay: PlainDate
  /** The first day on which it is late. */
  readonly lateFrom: PlainDate
  /** The last day before it was shifted off days that are not worked; the same day when it was not. */
  readonly unshifted: PlainDate
}

/** Why there is no last day; `beyond-calendar`: it, or the day after it, lies after 9999-12-31, the last day of all. */
export type DeadlineReason = WorkCalendarReason | 'calendar-missing' | 'beyond-calendar'

/**
 * The last day of a term that an event starts.
 *
 * Needs the decision `month-end` when months are counted from a day that the last month does not have and the rule does not say.
 *
 * @param event - the day that starts the term
 * @param rule - length and counting of the term
 * @param calendar - which days are worked; only for working days and for shifting
 * @returns reasons: `calendar-missing`, `calendar-not-covered`, `beyond-calendar`
 * @throws RangeError when a text is not a date or the count is not a whole number from 1
 * @example
 * ```ts
 * import { deadline } from 'xiangzhen/kernel'
 * const rule = { count: 1, unit: 'month', firstDayCounted: false, shift: 'none' } as const
 * deadline('2024-03-10', rule)
 * // => { status: 'computed', value: { lastDay: '2024-04-10', lateFrom: '2024-04-11', unshifted: '2024-04-10' }, diagnostics: [] }
 * ```
 */
export function deadline(
  event: PlainDate,
  rule: DeadlineRule,
  calendar?: WorkCalendar,
): Result<Deadline, DeadlineReason> {
  const end = endOfTerm(event, rule, rule.firstDayCounted, calendar)
  if (end.status !== 'computed') return end
  const unshifted = end.value
  const shifted = rule.shift === 'none' ? end : offDaysShifted(unshifted, rule.shift, calendar)
  if (shifted.status !== 'computed') return shifted
  if (!reachesDay(shifted.value, 1)) return beyondCalendar(event, rule)
  return computed({ lastDay: shifted.value, lateFrom: addDays(shifted.value, 1), unshifted })
}

/**
 * Whether a stretch of time has passed between two days. `atLeast` is 满 3 个月 and 3 个月以上: reached on the day of the same number.
 * `moreThan` is 超过 3 个月: only from the day after.
 *
 * @param from - the day that starts it, not counted itself
 * @param on - the day that is asked about
 * @returns reasons: `calendar-missing`, `calendar-not-covered`, `beyond-calendar`; needs `month-end` as {@link deadline} does
 * @throws RangeError when a text is not a date or the count is not a whole number from 1
 * @example
 * ```ts
 * import { termReached } from 'xiangzhen/kernel'
 * const threeMonths = { count: 3, unit: 'month' } as const
 * termReached('2024-01-15', '2024-04-15', { ...threeMonths, boundary: 'atLeast' })
 * // => { status: 'computed', value: true, diagnostics: [] }
 * termReached('2024-01-15', '2024-04-15', { ...threeMonths, boundary: 'moreThan' })
 * // => { status: 'computed', value: false, diagnostics: [] }
 * ```
 */
export function termReached(
  from: PlainDate,
  on: PlainDate,
  term: Term & { readonly boundary: 'atLeast' | 'moreThan' },
  calendar?: WorkCalendar,
): Result<boolean, DeadlineReason> {
  const end = endOfTerm(from, term, false, calendar)
  if (end.status !== 'computed') return end
  const order = compareDates(on, end.value)
  return computed(term.boundary === 'atLeast' ? order >= 0 : order > 0)
}

/** How a date recurs. */
export interface RecurrenceRule {
  /** Every so many units, a whole number from 1. */
  readonly every: number
  /** Of what; working days do not recur. */
  readonly unit: Exclude<TermUnit, 'workday'>
  /** What happens in a month that has no day of that number. */
  readonly monthEnd: MonthEnd
}

/**
 * The dates on which something recurs, the start included. Each is counted from the start, so a 31st that was clamped to 28 February
 * is the 31st again in March.
 *
 * @param start - the first date
 * @param rule - how it recurs
 * @param limit - `count`: how many dates; `until`: the last day that may be one of them
 * @throws RangeError when a text is not a date, a number is not a whole number from 1, or so many dates do not fit before the end of
 *   the year 9999
 * @example
 * ```ts
 * import { recurringDates } from 'xiangzhen/kernel'
 * const monthly = { every: 1, unit: 'month' } as const
 * recurringDates('2025-01-31', { ...monthly, monthEnd: 'clamp' }, { count: 3 }) // => ['2025-01-31', '2025-02-28', '2025-03-31']
 * recurringDates('2025-01-31', { ...monthly, monthEnd: 'skip' }, { count: 3 }) // => ['2025-01-31', '2025-03-31', '2025-05-31']
 * ```
 */
export function recurringDates(
  start: PlainDate,
  rule: RecurrenceRule,
  limit: { readonly count: number } | { readonly until: PlainDate },
): readonly PlainDate[] {
  const every = wholeFromOne(rule.every)
  const count = 'count' in limit ? wholeFromOne(limit.count) : Infinity
  const until = 'until' in limit ? limit.until : '9999-12-31'
  const list: PlainDate[] = []
  for (let step = 0; list.length < count; step += 1) {
    if (!reaches(start, rule.unit, step * every)) {
      if (count === Infinity) return list
      throw new RangeError(`${start} recurs only ${list.length} times up to 9999-12-31, not ${count} times`)
    }
    const date = stepped(start, rule.unit, step * every, rule.monthEnd)
    // A skipped month is still a step: the end is where its last day would have been.
    const reached = date ?? addMonths(start, monthsOf(rule.unit) * step * every, clamp)
    if (compareDates(reached, until) > 0) return list
    if (date !== undefined) list.push(date)
  }
  return list
}

function endOfTerm(
  event: PlainDate,
  term: Term,
  firstDayCounted: boolean,
  calendar: WorkCalendar | undefined,
): Result<PlainDate, DeadlineReason> {
  const count = wholeFromOne(term.count)
  if (term.unit === 'workday') {
    if (calendar === undefined) return calendarMissing()
    return addWorkdays(firstDayCounted ? addDays(event, -1) : event, count, calendar)
  }
  if (term.unit === 'day' || term.unit === 'week') {
    const days = daysOf(term.unit) * count - (firstDayCounted ? 1 : 0)
    return reachesDay(event, days) ? computed(addDays(event, days)) : beyondCalendar(event, term)
  }
  const months = count * monthsOf(term.unit)
  if (!reachesMonth(event, months)) return beyondCalendar(event, term)
  const sameDay = addMonths(event, months, { monthEnd: 'skip' })
  // A term that counts its first day ends before the day of the same number; where there is none, with the month.
  if (firstDayCounted) return computed(sameDay === undefined ? addMonths(event, months, clamp) : addDays(sameDay, -1))
  if (sameDay !== undefined) return computed(sameDay)
  if (term.monthEnd === undefined) {
    return needs([{ code: 'month-end', options: ['clamp', 'nextDay'], data: { event, count, unit: term.unit } }])
  }
  return computed(addMonths(event, months, { monthEnd: term.monthEnd }))
}

function offDaysShifted(
  date: PlainDate,
  shift: 'next' | 'previous',
  calendar: WorkCalendar | undefined,
): Result<PlainDate, DeadlineReason> {
  if (calendar === undefined) return calendarMissing()
  const worked = isWorkday(date, calendar)
  if (worked.status !== 'computed') return worked
  return worked.value ? computed(date) : addWorkdays(date, shift === 'next' ? 1 : -1, calendar)
}

function beyondCalendar(event: PlainDate, { count, unit }: Term): Result<never, DeadlineReason> {
  return notComputable('beyond-calendar', [diagnostic('beyond-calendar', 'error', '', { event, count, unit })])
}

function calendarMissing(): Result<never, DeadlineReason> {
  return notComputable('calendar-missing', [diagnostic('calendar-missing', 'error', 'calendar')])
}

function stepped(
  start: PlainDate,
  unit: RecurrenceRule['unit'],
  steps: number,
  monthEnd: MonthEnd,
): PlainDate | undefined {
  if (unit === 'day' || unit === 'week') return addDays(start, daysOf(unit) * steps)
  return addMonths(start, monthsOf(unit) * steps, { monthEnd })
}

function reaches(start: PlainDate, unit: RecurrenceRule['unit'], steps: number): boolean {
  return unit === 'day' || unit === 'week'
    ? reachesDay(start, daysOf(unit) * steps)
    : reachesMonth(start, monthsOf(unit) * steps)
}

const clamp = { monthEnd: 'clamp' } as const

function daysOf(unit: 'day' | 'week'): number {
  return unit === 'week' ? 7 : 1
}

function monthsOf(unit: TermUnit): number {
  return unit === 'year' ? 12 : 1
}

function wholeFromOne(count: number): number {
  if (Number.isInteger(count) && count >= 1) return count
  throw new RangeError(`${count} is not a whole number from 1`)
}
