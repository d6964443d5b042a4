import {
  addDays,
  addMonths,
  compareDates,
  dateOfDay,
  dateText,
  dayNumber,
  daysBetween,
  isPlainDate,
  monthOf,
  type PlainDate,
} from './dates.js'

/**
 * A period as text: a month `2024-03`, a quarter `2024-Q1`, a half-year `2024-H1`, a year `2024`, or any other run of days
 * `2024-03-05/2024-06-01` (from the first day up to, but without, the second). It sorts, compares and travels as text.
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
    throw new RangeError(`'${period.slice(0, 30)}' is not a period such as '2024', '2024-H1', '2024-Q1' or '2024-03'`)
  }
  if (parts.kind === 'custom') return bounds('custom', parts.start, parts.end)
  const { kind, year, ordinal } = parts
  const months = monthsIn[kind]
  const first = kind === 'month' ? 1 : startMonthOf(fiscalYear)
  const start = addMonths(dateText(year, first, 1), months * (ordinal - 1), { monthEnd: 'clamp' })
  return bounds(kind, start, addMonths(start, months, { monthEnd: 'clamp' }))
}

/**
 * The period of a kind that a day lies in.
 *
 * @throws RangeError when the text is not a date
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
  const { year, month } = monthOf(date)
  if (kind === 'month') return periodName(kind, year, month)
  const first = startMonthOf(fiscalYear)
  const fiscal = month >= first ? year : year - 1
  const monthsIntoYear = (month - first + 12) % 12
  return periodName(kind, fiscal, Math.floor(monthsIntoYear / monthsIn[kind]) + 1)
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
 * The same period one year before (同比). The ends of a custom run of days move by twelve months; a 29 February
 * becomes the 28th.
 *
 * @throws RangeError when the text is not a period
 * @example
 * ```ts
 * import { samePeriodLastYear } from 'xiangzhen/kernel'
 * samePeriodLastYear('2024-Q3') // => '2023-Q3'
 * ```
 */
export function samePeriodLastYear(period: Period): Period {
  const { kind, start, end } = periodBounds(period)
  const [from, to] = [start, end].map((date) => addMonths(date, -12, { monthEnd: 'clamp' })) as [PlainDate, PlainDate]
  return kind === 'custom' ? `${from}/${to}` : periodOf(from, kind)
}

/**
 * All periods of one kind from a first to a last one, both included.
 *
 * @throws RangeError when a text is not a period, the kinds differ, or they are custom
 * @example
 * ```ts
 * import { periodsBetween } from 'xiangzhen/kernel'
 * periodsBetween('2023-Q4', '2024-Q2') // => ['2023-Q4', '2024-Q1', '2024-Q2']
 * ```
 */
export function periodsBetween(first: Period, last: Period): readonly Period[] {
  const [from, to] = [periodBounds(first), periodBounds(last)]
  if (from.kind !== to.kind || from.kind === 'custom') {
    throw new RangeError(
      `no row of periods leads from '${first}' to '${last}': give two months, quarters, half-years or years`,
    )
  }
  const list: Period[] = []
  for (let period = first; compareDates(periodBounds(period).start, to.start) <= 0; period = nextPeriod(period)) {
    list.push(period)
  }
  return list
}

/**
 * The periods of a kind that lie wholly inside another one: the quarters of a year, the months of a half-year.
 *
 * @throws RangeError when the text is not a period
 * @example
 * ```ts
 * import { periodsWithin } from 'xiangzhen/kernel'
 * periodsWithin('2024-H2', 'quarter') // => ['2024-Q3', '2024-Q4']
 * ```
 */
export function periodsWithin(
  period: Period,
  kind: Exclude<PeriodKind, 'custom'>,
  fiscalYear: FiscalYear = calendarYear,
): readonly Period[] {
  const whole = periodBounds(period, fiscalYear)
  const list: Period[] = []
  for (let part = periodOf(whole.start, kind, fiscalYear); ; part = nextPeriod(part)) {
    const { start, end } = periodBounds(part, fiscalYear)
    if (compareDates(end, whole.end) > 0) return list
    if (compareDates(start, whole.start) >= 0) list.push(part)
  }
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
 * The last so many months or days that end with a day, that day included, as a custom period.
 *
 * Months are counted back from the day after the last one; where that month is too short, the window starts with its last day.
 *
 * @throws RangeError when the text is not a date or the length is not a positive whole number
 * @example
 * ```ts
 * import { rollingWindow } from 'xiangzhen/kernel'
 * rollingWindow('2024-06-30', { months: 12 }) // => '2023-07-01/2024-07-01'
 * rollingWindow('2024-06-30', { days: 7 }) // => '2024-06-24/2024-07-01'
 * ```
 */
export function rollingWindow(
  lastDay: PlainDate,
  length: { readonly months: number } | { readonly days: number },
): Period {
  const count = 'months' in length ? length.months : length.days
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`a window of ${count} is none: give a whole number from 1`)
  const end = addDays(lastDay, 1)
  const start = 'months' in length ? addMonths(end, -count, { monthEnd: 'clamp' }) : addDays(end, -count)
  return `${start}/${end}`
}

const calendarYear: FiscalYear = { startMonth: 1 }

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const

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
  if (quarter !== undefined) return { kind: 'quarter', year: Number(year), ordinal: Number(quarter) }
  if (half !== undefined) return { kind: 'half', year: Number(year), ordinal: Number(half) }
  if (month !== undefined) return { kind: 'month', year: Number(year), ordinal: Number(month) }
  return { kind: 'year', year: Number(year), ordinal: 1 }
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
  if (kind !== 'custom') return periodOf(addMonths(start, steps * monthsIn[kind], { monthEnd: 'clamp' }), kind)
  return steps === 1 ? `${end}/${addDays(end, days)}` : `${addDays(start, -days)}/${start}`
}

function bounds(kind: PeriodKind, start: PlainDate, end: PlainDate): PeriodBounds {
  return { kind, start, end, lastDay: dateOfDay(dayNumber(end) - 1), days: daysBetween(start, end) }
}

function startMonthOf({ startMonth }: FiscalYear): number {
  if (Number.isInteger(startMonth) && startMonth >= 1 && startMonth <= 12) return startMonth
  throw new RangeError(`a year cannot begin in month ${startMonth}: give 1 to 12`)
}
