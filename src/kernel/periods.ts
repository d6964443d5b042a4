import { checkedChoice } from './choices.js'
import {
  addDays,
  compareDates,
  dateOfDay,
  dateText,
  dayNumber,
  daysBetween,
  firstYear,
  isPlainDate,
  lastYear,
  monthOf,
  type PlainDate,
} from './dates.js'
import { addMonths } from './months.js'

/**
 * A period as text: a month `2024-03`, a quarter `2024-Q1`, a half-year `2024-H1`, a year `2024`, or any other run of days
 * `2024-03-05/2024-06-01` (from the first day up to, but without, the second). It sorts, compares and travels as text. It ends
 * before 9999-12-31, the last day of all, because it is known by the day after it.
 */
export type Period = string

/** The kinds of periods. Quarters, half-years and years follow the fiscal year; months are those of the calendar. */
export type PeriodKind = 'month' | 'quarter' | 'half' | 'year' | 'custom'

/** When the year of a body begins. Absent, it is the calendar year, as Chinese accounting law has it. */
export interface FiscalYear {
  /** First month, 1 to 12. A year is named by the calendar year in which it begins. */
  readonly startMonth: number
}

/** The days of a period. */
export interface PeriodBounds {
  /** What kind of period it is. */
  readonly kind: PeriodKind
  /** First day. */
  readonly start: PlainDate
  /** The day after the last one: the period is half-open. */
  readonly end: PlainDate
  /** Last day. */
  readonly lastDay: PlainDate
  /** How many days. */
  readonly days: number
}

/**
 * Whether a text is a period.
 *
 * @example
 * ```ts
 * import { isPeriod } from 'xiangzhen/kernel'
 * isPeriod('2024-Q3') // => true
 * isPeriod('2024-13') // => false
 * ```
 */
export function isPeriod(text: unknown): boolean {
  return typeof text === 'string' && partsOf(text) !== undefined
}

/**
 * The days of a period.
 *
 * @throws RangeError when the text is not a period
 * @example
 * ```ts
 * import { periodBounds } from 'xiangzhen/kernel'
 * periodBounds('2024-Q1')
 * // => { kind: 'quarter', start: '2024-01-01', end: '2024-04-01', lastDay: '2024-03-31', days: 91 }
 * periodBounds('2024', { startMonth: 7 }).lastDay // => '2025-06-30'
 * ```
 */
export function periodBounds(period: Period, fiscalYear: FiscalYear = calendarYear): PeriodBounds {
  const parts = partsOf(period)
  if (parts === undefined) {
    throw new RangeError(
      `'${period.slice(0, 30)}' is not a period such as '2024', '2024-H1', '2024-Q1' or '2024-03', before 9999-12-31`,
    )
  }
  if (parts.kind === 'custom') return bounds('custom', parts.start, parts.end)
  const { kind, year, ordinal } = parts
  const months = monthsIn[kind]
  const first = kind === 'month' ? 1 : startMonthOf(fiscalYear)
  if (!isOfCalendar(kind, year, ordinal, first))
    throw new RangeError(`'${period}' reaches beyond the years 1000 to 9999`)
  const start = year * 12 + first - 1 + months * (ordinal - 1)
  return bounds(kind, firstOfMonth(start), firstOfMonth(start + months))
}

/**
 * The period of a kind that a day lies in.
 *
 * @throws RangeError when the text is not a date, the kind is none of the four, or the period would begin before the year 1000 or
 *   hold 9999-12-31, the last day of all
 * @example
 * ```ts
 * import { periodOf } from 'xiangzhen/kernel'
 * periodOf('2024-05-31', 'quarter') // => '2024-Q2'
 * periodOf('2024-05-31', 'year', { startMonth: 7 }) // => '2023'
 * ```
 */
export function periodOf(
  date: PlainDate,
  kind: Exclude<PeriodKind, 'custom'>,
  fiscalYear: FiscalYear = calendarYear,
): Period {
  checkedChoice(kind, periodKinds, 'the kind of a period')
  const period = periodAround(date, kind, fiscalYear)
  if (period !== undefined) return period
  throw new RangeError(`the ${kind} of ${date} reaches beyond the years 1000 to 9999`)
}

/**
 * The period of a kind around a day; none where it reaches beyond the calendar.
 *
 * @internal
 */
export function periodAround(
  date: PlainDate,
  kind: Exclude<PeriodKind, 'custom'>,
  fiscalYear: FiscalYear,
): Period | undefined {
  const { year, month } = monthOf(date)
  const first = kind === 'month' ? 1 : startMonthOf(fiscalYear)
  const fiscal = month >= first ? year : year - 1
  const ordinal = Math.floor(((month - first + 12) % 12) / monthsIn[kind]) + 1
  return isOfCalendar(kind, fiscal, ordinal, first) ? periodName(kind, fiscal, ordinal) : undefined
}

// Whether the first day and the day after the last one are in the years 1000 to 9999.
function isOfCalendar(kind: Exclude<PeriodKind, 'custom'>, year: number, ordinal: number, first: number): boolean {
  return year >= firstYear && year * 12 + first - 1 + monthsIn[kind] * ordinal < (lastYear + 1) * 12
}

/**
 * The period of the same kind just after; a custom run of days is followed by one of the same length.
 *
 * @throws RangeError when the text is not a period
 * @example
 * ```ts
 * import { nextPeriod } from 'xiangzhen/kernel'
 * nextPeriod('2024-Q4') // => '2025-Q1'
 * nextPeriod('2024-03-05/2024-03-15') // => '2024-03-15/2024-03-25'
 * ```
 */
export function nextPeriod(period: Period): Period {
  return shifted(period, 1)
}

/**
 * The period of the same kind just before (环比).
 *
 * @throws RangeError when the text is not a period
 * @example
 * ```ts
 * import { previousPeriod } from 'xiangzhen/kernel'
 * previousPeriod('2024-01') // => '2023-12'
 * ```
 */
export function previousPeriod(period: Period): Period {
  return shifted(period, -1)
}

/**
 * The same period one year before (同比). The ends of a custom run of days move by twelve months: one that begins on 29 February
 * begins on the 28th, one that ends with 28 February in a leap year (the day before the 29th) ends with the 28th.
 *
 * @throws RangeError when the text is not a period
 * @example
 * ```ts
 * import { samePeriodLastYear } from 'xiangzhen/kernel'
 * samePeriodLastYear('2024-Q3') // => '2023-Q3'
 * samePeriodLastYear('2024-02-01/2024-02-29') // => '2023-02-01/2023-03-01'
 * ```
 */
export function samePeriodLastYear(period: Period): Period {
  const { kind, start, end } = periodBounds(period)
  const from = addMonths(start, -12, { monthEnd: 'clamp' })
  // The end is the day after the last one: what ends before 29 February takes in the whole of the 28th.
  return kind === 'custom' ? `${from}/${addMonths(end, -12, { monthEnd: 'nextDay' })}` : periodOf(from, kind)
}

/**
 * Whether a day lies in a period.
 *
 * @throws RangeError when one of the texts is not what it should be
 * @example
 * ```ts
 * import { periodContains } from 'xiangzhen/kernel'
 * periodContains('2024-Q1', '2024-03-31') // => true
 * ```
 */
export function periodContains(period: Period, date: PlainDate, fiscalYear: FiscalYear = calendarYear): boolean {
  const { start, end } = periodBounds(period, fiscalYear)
  return compareDates(start, date) <= 0 && compareDates(date, end) < 0
}

/**
 * The calendar year.
 *
 * @internal
 */
export const calendarYear: FiscalYear = { startMonth: 1 }

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const

/**
 * The kinds that have names.
 *
 * @internal
 */
export const periodKinds: readonly string[] = ['month', 'quarter', 'half', 'year']

type Parts =
  | { readonly kind: 'custom'; readonly start: PlainDate; readonly end: PlainDate }
  | { readonly kind: Exclude<PeriodKind, 'custom'>; readonly year: number; readonly ordinal: number }

function partsOf(text: string): Parts | undefined {
  if (text.length > 21) return undefined
  const [start = '', end] = text.split('/')
  if (end !== undefined) {
    const real = text.length === 21 && isPlainDate(start) && isPlainDate(end) && compareDates(start, end) < 0
    return real ? { kind: 'custom', start, end } : undefined
  }
  const match = /^([1-9][0-9]{3})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?$/.exec(text)
  if (match === null) return undefined
  const [, year, quarter, half, month] = match
  if (quarter !== undefined) return namedParts('quarter', Number(year), Number(quarter))
  if (half !== undefined) return namedParts('half', Number(year), Number(half))
  if (month !== undefined) return namedParts('month', Number(year), Number(month))
  return namedParts('year', Number(year), 1)
}

function namedParts(kind: Exclude<PeriodKind, 'custom'>, year: number, ordinal: number): Parts | undefined {
  return isOfCalendar(kind, year, ordinal, 1) ? { kind, year, ordinal } : undefined
}

function periodName(kind: Exclude<PeriodKind, 'custom'>, year: number, ordinal: number): Period {
  switch (kind) {
    case 'year':
      return String(year)
    case 'half':
      return `${year}-H${ordinal}`
    case 'quarter':
      return `${year}-Q${ordinal}`
    case 'month':
      return `${year}-${ordinal < 10 ? '0' : ''}${ordinal}`
  }
}

function shifted(period: Period, steps: 1 | -1): Period {
  const { kind, start, days, end } = periodBounds(period)
  if (kind !== 'custom') {
    const { year, month } = monthOf(start)
    const index = year * 12 + month - 1 + steps * monthsIn[kind]
    if (index < firstYear * 12)
      throw new RangeError(`what comes before ${period} reaches beyond the years 1000 to 9999`)
    return periodOf(firstOfMonth(index), kind)
  }
  return steps === 1 ? `${end}/${addDays(end, days)}` : `${addDays(start, -days)}/${start}`
}

// The first day of a month that is counted from the year 0: year × 12 + month − 1.
function firstOfMonth(index: number): PlainDate {
  return dateText(Math.floor(index / 12), (index % 12) + 1, 1)
}

function bounds(kind: PeriodKind, start: PlainDate, end: PlainDate): PeriodBounds {
  return { kind, start, end, lastDay: dateOfDay(dayNumber(end) - 1), days: daysBetween(start, end) }
}

function startMonthOf({ startMonth }: FiscalYear): number {
  if (Number.isInteger(startMonth) && startMonth >= 1 && startMonth <= 12) return startMonth
  throw new RangeError(`a year cannot begin in month ${startMonth}: give 1 to 12`)
}
