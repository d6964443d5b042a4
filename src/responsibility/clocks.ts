import {
  addDays,
  addMonths,
  addWorkdays,
  computed,
  deadline,
  needs,
  notComputable,
  type Deadline,
  type DeadlineReason,
  type Decision,
  type DecisionNeed,
  type PlainDate,
  type Result,
  type Term,
  type WorkCalendar,
} from '../kernel/index.js'
import { decidedValue } from './leaf.js'

/** A length of time with everything that a text can leave open about counting it. */
export interface ClockLength extends Term {
  /**
   * Whether the day itself is the first day of the length. A text that does not say leaves it `open`; then the decision `first-day`
   * is needed where it matters.
   */
  readonly firstDay: 'counted' | 'notCounted' | 'open'
  /** What happens when the last day is not worked; absent: nothing. A text that does not say, where it matters, is `open`. */
  readonly shift?: 'none' | 'next' | 'previous' | 'open'
}

/** What a clock is read with. @internal */
export interface ClockReading {
  /** Decisions on what the text leaves open. */
  readonly decisions: readonly Decision[]
  /** Which days are worked; only for working days and shifts. */
  readonly calendar?: WorkCalendar
  /** The id that decisions about this clock carry. */
  readonly at?: string
}

/** Every day on which a length can end, given what is decided. @internal */
export type ClockEnds =
  | {
      readonly known: true
      readonly ends: readonly PlainDate[]
      readonly missing: readonly DecisionNeed[]
      /** Set when a reading that is still possible has no day yet. */
      readonly partial?: true
    }
  | { readonly known: false; readonly reason: DeadlineReason }

/**
 * The last day of a length that starts on a day.
 *
 * Reasons: `calendar-missing`, `calendar-not-covered`. Decisions: `first-day` (`counted`, `notCounted`), `month-end` (`clamp`,
 * `nextDay`), `day-off-shift` (`none`, `next`, `previous`), each only where the days differ.
 *
 * @param length - the length
 * @param facts - the day it starts, and which days are worked
 * @param question - decisions, and the id they carry
 * @returns the last day, inclusive
 * @example
 * ```ts
 * import { clockEnd } from 'xiangzhen/responsibility'
 * const fifteenDays = { count: 15, unit: 'day', firstDay: 'open' } as const
 * clockEnd(fifteenDays, { start: '2024-03-01' }, { decisions: [] }).status // => 'needs'
 * const decisions = [{ code: 'first-day', value: 'notCounted', decidedBy: '县', decidedOn: '2024-01-01' }]
 * clockEnd(fifteenDays, { start: '2024-03-01' }, { decisions }) // => { status: 'computed', value: '2024-03-16', diagnostics: [] }
 * ```
 */
export function clockEnd(
  length: ClockLength,
  facts: { readonly start: PlainDate; readonly calendar?: WorkCalendar },
  question: { readonly decisions: readonly Decision[]; readonly at?: string },
): Result<PlainDate, DeadlineReason> {
  const { calendar } = facts
  const ends = clockEnds(length, facts.start, calendar === undefined ? question : { ...question, calendar })
  if (!ends.known) return notComputable(ends.reason)
  const [only, another] = ends.ends
  return only !== undefined && another === undefined ? computed(only) : needs(ends.missing)
}

/**
 * Tries every reading that the text and the decisions leave possible. What does not change the day is not asked.
 *
 * @internal
 */
export function clockEnds(length: ClockLength, start: PlainDate, reading: ClockReading): ClockEnds {
  // A decision that answers with none of the options counts as not given.
  const readings = (code: string, given: string | undefined, options: readonly string[]): readonly string[] => {
    const answer = given ?? decidedValue(reading.decisions, code, reading.at, options)
    return answer === undefined ? options : [answer]
  }
  const stated = (word: string | undefined): string | undefined => (word === 'open' ? undefined : word)
  const firstDays = readings('first-day', stated(length.firstDay), ['counted', 'notCounted'])
  const shifts = readings('day-off-shift', stated(length.shift ?? 'none'), ['none', 'next', 'previous'])
  const monthEnds = readings('month-end', length.monthEnd, ['clamp', 'nextDay'])
  const found: { firstDay: string; shift: string; monthEnd: string; end: PlainDate }[] = []
  for (const one of firstDays) {
    for (const two of shifts) {
      for (const three of monthEnds) {
        const end = deadline(
          start,
          {
            count: length.count,
            unit: length.unit,
            monthEnd: three as 'clamp' | 'nextDay',
            firstDayCounted: one === 'counted',
            shift: two as 'none' | 'next' | 'previous',
          },
          reading.calendar,
        )
        const last = lastDayOf(end)
        if (typeof last !== 'string') return { known: false, reason: last.reason }
        found.push({ firstDay: one, shift: two, monthEnd: three, end: last })
      }
    }
  }
  const ends = [...new Set(found.map((one) => one.end))].sort()
  const missing: DecisionNeed[] = []
  const ask = (code: string, options: readonly string[], key: 'firstDay' | 'shift' | 'monthEnd') => {
    if (options.length === 1) return
    const groups = options.map((option) =>
      found
        .filter((one) => one[key] === option)
        .map((one) => one.end)
        .join(),
    )
    if (new Set(groups).size === 1) return
    const at = reading.at === undefined ? {} : { at: reading.at }
    missing.push({ code, ...at, options, data: { start, count: length.count, unit: length.unit } })
  }
  ask('first-day', firstDays, 'firstDay')
  ask('month-end', monthEnds, 'monthEnd')
  ask('day-off-shift', shifts, 'shift')
  return { known: true, ends, missing }
}

/**
 * The last day that lies a length before a day (ten days before the meeting).
 *
 * @internal
 */
export function clockStartBefore(length: ClockLength, end: PlainDate, reading: ClockReading): ClockEnds {
  const options = ['counted', 'notCounted'] as const
  const { firstDay } = length
  const known = firstDay === 'open' ? decidedValue(reading.decisions, 'first-day', reading.at, options) : firstDay
  const readings = known === undefined ? options : [known]
  const ends: PlainDate[] = []
  for (const one of readings) {
    if (one === 'counted' && end === lastDayOfAll) return { known: false, reason: 'beyond-calendar' }
    const from = one === 'counted' ? addDays(end, 1) : end
    if (length.unit === 'workday') {
      if (reading.calendar === undefined) return { known: false, reason: 'calendar-missing' }
      const day = addWorkdays(from, -length.count, reading.calendar)
      if (day.status !== 'computed') return { known: false, reason: 'calendar-not-covered' }
      ends.push(day.value)
    } else if (length.unit === 'day' || length.unit === 'week') {
      ends.push(addDays(from, -length.count * (length.unit === 'week' ? 7 : 1)))
    } else {
      const months = length.count * (length.unit === 'year' ? 12 : 1)
      ends.push(addMonths(from, -months, { monthEnd: length.monthEnd ?? 'clamp' }))
    }
  }
  const missing: readonly DecisionNeed[] =
    readings.length === 1
      ? []
      : [{ code: 'first-day', ...(reading.at === undefined ? {} : { at: reading.at }), options: readings }]
  return { known: true, ends: [...new Set(ends)].sort(), missing }
}

const lastDayOfAll = '9999-12-31'

function lastDayOf(result: Result<Deadline, DeadlineReason>): PlainDate | { readonly reason: DeadlineReason } {
  if (result.status === 'computed') return result.value.lastDay
  // The month end is always given here, so nothing but the calendar can be missing.
  return { reason: result.status === 'not-computable' ? result.reason : 'calendar-missing' }
}

/** A day of a year by `MM-DD`; one that the year does not have is the last of its month. @internal */
export function dayOfYear(year: number, monthDay: string): PlainDate {
  const [month = '', day = ''] = monthDay.split('-')
  return addMonths(`${year}-01-${day}`, Number(month) - 1, { monthEnd: 'clamp' })
}
