import {
  addDays,
  addMonths,
  isWorkday,
  addWorkdays,
  weekdayOf,
  type DecisionNeed,
  type PlainDate,
} from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import {
  clockEnds,
  clockStartBefore,
  dayOfYear,
  type ClockEnds,
  type ClockLength,
  type ClockReading,
} from './clocks.js'
import { decidedValue } from './leaf.js'
import type { Duty, DutyDay, DutyPeriod, DutyRecurrence, DutySubject } from './duty.js'

/** One stretch of time in which a duty is due. @internal */
export interface DutyWindow {
  /** First day whose records belong to it. */
  readonly from: PlainDate
  /** Last day whose records belong to it. */
  readonly to: PlainDate
  /** First day on which it can be done in time. */
  readonly opens: PlainDate
  /** Last day on which it is in time; several while a decision is missing. */
  readonly due: WindowDue
}

/** @internal */
export type WindowDue =
  | { readonly known: 'yes'; readonly by: PlainDate }
  | {
      readonly known: 'calendar'
      /** The first day that can be the last one, whatever the calendar says. */
      readonly notBefore?: PlainDate
    }
  | { readonly known: 'undecided'; readonly missing: readonly DecisionNeed[] }

/** The windows of a duty that touch a stretch of days, in order. @internal */
export function dutyWindows(
  duty: Duty,
  subject: DutySubject,
  span: { readonly from: PlainDate; readonly to: PlainDate },
  reading: ClockReading & { /** Days of the records toward the duty, in order. */ readonly done: readonly PlainDate[] },
): readonly DutyWindow[] {
  const windows = windowsOf(duty.recurrence, subject, span, { ...reading, at: duty.id })
  return windows.filter((window) => window.to >= span.from && window.opens <= span.to)
}

type Span = { readonly from: PlainDate; readonly to: PlainDate }

function windowsOf(
  recurrence: DutyRecurrence,
  subject: DutySubject,
  span: Span,
  reading: ClockReading & { readonly done: readonly PlainDate[] },
): readonly DutyWindow[] {
  switch (recurrence.kind) {
    case 'perPeriod':
      return stretches(recurrence.period, recurrence.startMonth ?? 1, recurrence.every ?? 1, span).flatMap((one) =>
        narrowed(one, recurrence.within),
      )
    case 'onDay':
      return stretches(recurrence.period, 1, 1, span).flatMap((one) => dayWindow(recurrence, one, reading))
    case 'betweenDates':
      return [plain({ from: recurrence.from, to: recurrence.to })]
    case 'eachYears':
      return datesOf(subject, recurrence.from).flatMap((start, index, starts) =>
        yearStretches(start, recurrence.years, starts[index + 1], span),
      )
    case 'sinceLast':
      return datesOf(subject, recurrence.from)
        .slice(0, 1)
        .flatMap((start) => {
          const starts = [start, ...new Set(reading.done.filter((date) => date > start))]
          return starts.map((last, index) => {
            const from = addDays(last, 1)
            return {
              from,
              to: starts[index + 1] ?? lastDay,
              opens: from,
              due: dueAfter(recurrence.within, last, reading),
            }
          })
        })
    case 'afterEvent':
      return datesOf(subject, recurrence.event).map((event, index, events) => {
        const next = events[index + 1]
        const to = next === undefined ? lastDay : addDays(next, -1)
        return { from: event, to, opens: event, due: dueAfter(recurrence.within, event, reading) }
      })
    case 'beforeEvent':
      return datesOf(subject, recurrence.event).map((event, index, events) => {
        const before = events[index - 1]
        const from = before === undefined ? firstDay : addDays(before, 1)
        return { from, to: event, opens: from, due: dueOf(clockStartBefore(recurrence.atLeast, event, reading)) }
      })
  }
}

const firstDay = '1000-01-01'
const lastDay = '9999-12-31'

function datesOf(subject: DutySubject, name: string): readonly PlainDate[] {
  return [...(ownValue(subject.dates, name) ?? [])].sort()
}

function plain({ from, to }: Span): DutyWindow {
  return { from, to, opens: from, due: { known: 'yes', by: to } }
}

// The periods that touch the span, from the one that holds its first day on.
function stretches(period: DutyPeriod, startMonth: number, every: number, span: Span): readonly Span[] {
  if (period === 'day' || period === 'week') return runsOfDays(period === 'day' ? 1 : 7, span)
  if (period === 'tenDays' || period === 'halfMonth') {
    const lastDays = period === 'tenDays' ? ['10', '20'] : ['15']
    return stretches('month', 1, 1, span).flatMap((month) => partsOfMonth(month, lastDays, span))
  }
  const list: Span[] = []
  const months = monthsIn[period] * every
  const first = `${String(Number(span.from.slice(0, 4)) - 1)}-${startMonth < 10 ? '0' : ''}${startMonth}-01`
  for (let step = 0; ; step += 1) {
    const from = addMonths(first, step * months, { monthEnd: 'clamp' })
    if (from > span.to) return list
    const to = addDays(addMonths(from, months, { monthEnd: 'clamp' }), -1)
    if (to >= span.from) list.push({ from, to })
  }
}

function runsOfDays(days: 1 | 7, span: Span): readonly Span[] {
  const list: Span[] = []
  const first = days === 1 ? span.from : addDays(span.from, 1 - weekdayOf(span.from))
  for (let from = first; from <= span.to; from = addDays(from, days)) list.push({ from, to: addDays(from, days - 1) })
  return list
}

// 上旬、中旬、下旬, or both halves of a month; the last part ends with the month.
function partsOfMonth(month: Span, lastDays: readonly string[], span: Span): readonly Span[] {
  const ends = [...lastDays.map((day) => `${month.from.slice(0, 8)}${day}`), month.to]
  return ends
    .map((to, index) => ({ from: index === 0 ? month.from : addDays(ends[index - 1] as PlainDate, 1), to }))
    .filter((part) => part.to >= span.from && part.from <= span.to)
}

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const

// A part of the year narrows what is in time; a soft one ("usually in the fourth quarter") does not.
function narrowed(
  { from, to }: Span,
  within: { readonly from: string; readonly to: string; readonly soft?: boolean } | undefined,
): readonly DutyWindow[] {
  if (within === undefined || within.soft === true) return [plain({ from, to })]
  const year = Number(from.slice(0, 4))
  const inYear = (monthDay: string) => {
    const day = dayOfYear(year, monthDay)
    return day >= from ? day : dayOfYear(year + 1, monthDay)
  }
  return [{ from, to, opens: inYear(within.from), due: { known: 'yes', by: inYear(within.to) } }]
}

function dayWindow(
  recurrence: Extract<DutyRecurrence, { kind: 'onDay' }>,
  { from, to }: Span,
  reading: ClockReading,
): readonly DutyWindow[] {
  const months = monthsIn[recurrence.period]
  const month = addMonths(from, (recurrence.month ?? months) - 1, { monthEnd: 'clamp' })
  const day = dayIn(month, recurrence.day)
  if (day === undefined) return []
  const itself =
    recurrence.when === 'open'
      ? decidedValue(reading.decisions, 'day-itself', reading.at, ['included', 'excluded'])
      : recurrence.when === 'before'
        ? 'excluded'
        : 'included'
  if (itself === undefined) {
    const at = reading.at === undefined ? {} : { at: reading.at }
    const need = { code: 'day-itself', ...at, options: ['included', 'excluded'], data: { day } }
    return [{ from, to, opens: from, due: { known: 'undecided', missing: [need] } }]
  }
  const due = shifted(itself === 'included' ? day : addDays(day, -1), recurrence.shift, reading)
  if (due.known !== 'yes') return [{ from, to, opens: from, due }]
  // A day that was moved out of its period still belongs to it.
  const last = due.by > to ? due.by : to
  return [{ from, to: last, opens: recurrence.when === 'on' ? due.by : from, due }]
}

function dayIn(month: PlainDate, day: DutyDay): PlainDate | undefined {
  if ('weekday' in day) {
    const first = addDays(month, (day.weekday - weekdayOf(month) + 7) % 7)
    // The fifth where there is one, else the fourth, is the last.
    const nth = day.nth === 'last' ? (addDays(first, 28).slice(0, 7) === month.slice(0, 7) ? 5 : 4) : day.nth
    const found = addDays(first, 7 * (nth - 1))
    return found.slice(0, 7) === month.slice(0, 7) ? found : undefined
  }
  // Counted from a month of 31 days, so that the 31st is looked for in every month.
  const january = `${month.slice(0, 4)}-01-${day.dayOfMonth < 10 ? '0' : ''}${day.dayOfMonth}`
  return addMonths(january, Number(month.slice(5, 7)) - 1, { monthEnd: day.monthEnd })
}

function shifted(day: PlainDate, shift: 'none' | 'next' | 'previous' | 'open', reading: ClockReading): WindowDue {
  const options = ['none', 'next', 'previous'] as const
  const rule = shift === 'open' ? decidedValue(reading.decisions, 'day-off-shift', reading.at, options) : shift
  if (rule === 'none') return { known: 'yes', by: day }
  // Without a calendar a day that can only move forward is known to be no earlier.
  const unknown: WindowDue = rule === 'next' ? { known: 'calendar', notBefore: day } : { known: 'calendar' }
  if (reading.calendar === undefined) return unknown
  const worked = isWorkday(day, reading.calendar)
  if (worked.status !== 'computed') return unknown
  if (worked.value) return { known: 'yes', by: day }
  if (rule === undefined) {
    const at = reading.at === undefined ? {} : { at: reading.at }
    return { known: 'undecided', missing: [{ code: 'day-off-shift', ...at, options, data: { day } }] }
  }
  const moved = addWorkdays(day, rule === 'next' ? 1 : -1, reading.calendar)
  return moved.status === 'computed' ? { known: 'yes', by: moved.value } : unknown
}

function yearStretches(
  start: PlainDate,
  years: number,
  next: PlainDate | undefined,
  span: Span,
): readonly DutyWindow[] {
  const list: DutyWindow[] = []
  for (let step = 0; ; step += 1) {
    const from = addMonths(start, step * years * 12, { monthEnd: 'clamp' })
    if (from > span.to || (next !== undefined && from >= next)) return list
    const full = addDays(addMonths(start, (step + 1) * years * 12, { monthEnd: 'clamp' }), -1)
    list.push(plain({ from, to: next !== undefined && next <= full ? addDays(next, -1) : full }))
  }
}

// So many working days are at least so many days, and a shift forward makes it no earlier.
function dueAfter(length: ClockLength, start: PlainDate, reading: ClockReading): WindowDue {
  const ends = clockEnds(length, start, reading)
  if (ends.known || length.shift === 'previous' || length.shift === 'open') return dueOf(ends)
  const unit = length.unit === 'workday' ? 'day' : length.unit
  const least = clockEnds({ ...length, unit, shift: 'none' }, start, reading)
  const [first] = least.known ? least.ends : []
  return first === undefined ? { known: 'calendar' } : { known: 'calendar', notBefore: first }
}

function dueOf(ends: ClockEnds): WindowDue {
  if (!ends.known) return { known: 'calendar' }
  const [only, another] = ends.ends
  if (only !== undefined && another === undefined) return { known: 'yes', by: only }
  return { known: 'undecided', missing: ends.missing }
}
