import { dayNumberOf, dayOfNumber, lastDayOfMonth, type CalendarMonth } from './calendar-arithmetic.js'

/** A calendar date as ISO text, `YYYY-MM-DD`, in the years 1000 to 9999; no time of day, no time zone. */
export type PlainDate = string

/** A date that was read, or why it was refused. */
export type DateReading =
  | { readonly ok: true; readonly date: PlainDate; readonly day: number }
  | { readonly ok: false; readonly code: DateRefusal; readonly text: string }

/** `not-a-date`: not of the form `YYYY-MM-DD` in the years 1000 to 9999; `no-such-day`: of the form, but not in the calendar. */
export type DateRefusal = 'not-a-date' | 'no-such-day'

/**
 * Reads a calendar date.
 *
 * @param input - what should be a date
 * @returns the date with its day number (days since 1970-01-01), or why it was refused
 * @example
 * ```ts
 * import { readPlainDate } from 'xiangzhen/kernel'
 * readPlainDate('2024-02-29') // => { ok: true, date: '2024-02-29', day: 19782 }
 * readPlainDate('2026-02-30') // => { ok: false, code: 'no-such-day', text: '2026-02-30' }
 * ```
 */
export function readPlainDate(input: unknown): DateReading {
  if (typeof input !== 'string') return { ok: false, code: 'not-a-date', text: typeof input }
  const parts = partsOf(input)
  if (parts === undefined) return { ok: false, code: 'not-a-date', text: input.slice(0, 20) }
  const { year, month, day } = parts
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month)) {
    return { ok: false, code: 'no-such-day', text: input }
  }
  return { ok: true, date: input, day: dayNumberOf(year, month, day) }
}

/**
 * Whether a text is a date of the calendar.
 *
 * @example
 * ```ts
 * import { isPlainDate } from 'xiangzhen/kernel'
 * isPlainDate('2026-02-28') // => true
 * isPlainDate('2026-02-30') // => false
 * ```
 */
export function isPlainDate(text: unknown): boolean {
  return readPlainDate(text).ok
}

/**
 * The day number of a date: days since 1970-01-01, negative before. Two dates compare and subtract as their day numbers do.
 *
 * @throws RangeError when the text is not a date
 * @example
 * ```ts
 * import { dayNumber } from 'xiangzhen/kernel'
 * dayNumber('1970-01-02') // => 1
 * ```
 */
export function dayNumber(date: PlainDate): number {
  const reading = readPlainDate(date)
  if (reading.ok) return reading.day
  throw new RangeError(`${reading.code}: '${reading.text}' is not a date; pass a day of the calendar as 'YYYY-MM-DD'`)
}

/**
 * The date of a day number.
 *
 * @throws RangeError when the day is not whole or outside the years 1000 to 9999
 * @example
 * ```ts
 * import { dateOfDay } from 'xiangzhen/kernel'
 * dateOfDay(19782) // => '2024-02-29'
 * ```
 */
export function dateOfDay(day: number): PlainDate {
  if (!Number.isInteger(day) || day < firstDay || day > lastDay) {
    throw new RangeError(`day ${day} is none of the years 1000 to 9999`)
  }
  const { year, month, day: dayOfMonth } = dayOfNumber(day)
  return dateText(year, month, dayOfMonth)
}

/**
 * Compares two dates: −1, 0 or 1 as the first is before, on or after the second.
 *
 * @throws RangeError when one of them is not a date
 * @example
 * ```ts
 * import { compareDates } from 'xiangzhen/kernel'
 * compareDates('2024-09-30', '2024-10-01') // => -1
 * ```
 */
export function compareDates(a: PlainDate, b: PlainDate): -1 | 0 | 1 {
  const difference = dayNumber(a) - dayNumber(b)
  return difference < 0 ? -1 : difference > 0 ? 1 : 0
}

/**
 * Days from one date to another; the first day is not counted, so the same day gives 0.
 *
 * @returns whole days, negative when `to` is earlier
 * @throws RangeError when one of them is not a date
 * @example
 * ```ts
 * import { daysBetween } from 'xiangzhen/kernel'
 * daysBetween('2024-02-28', '2024-03-01') // => 2
 * ```
 */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/**
 * The date so many days later (earlier, for a negative count).
 *
 * @throws RangeError when the date is none, or the result is outside the years 1000 to 9999
 * @example
 * ```ts
 * import { addDays } from 'xiangzhen/kernel'
 * addDays('2023-12-31', 1) // => '2024-01-01'
 * ```
 */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfDay(dayNumber(date) + days)
}

/**
 * The day of the week: 1 is Monday, 7 is Sunday.
 *
 * @throws RangeError when the text is not a date
 * @example
 * ```ts
 * import { weekdayOf } from 'xiangzhen/kernel'
 * weekdayOf('2024-10-01') // => 2
 * ```
 */
export function weekdayOf(date: PlainDate): number {
  return weekdayOfDay(dayNumber(date))
}

/**
 * The day of the week of a day number.
 *
 * @internal
 */
export function weekdayOfDay(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/**
 * The month that a date lies in.
 *
 * @internal
 */
export function monthOf(date: PlainDate): CalendarMonth {
  return dayOfNumber(dayNumber(date))
}

/**
 * Whether the day so many days after a date is in the years 1000 to 9999.
 *
 * @internal
 */
export function reachesDay(date: PlainDate, days: number): boolean {
  const day = dayNumber(date) + days
  return day >= firstDay && day <= lastDay
}

/**
 * ISO text of a day of the calendar.
 *
 * @internal
 */
export function dateText(year: number, month: number, day: number): PlainDate {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

const firstDay = /*#__PURE__*/ dayNumberOf(1000, 1, 1)
const lastDay = /*#__PURE__*/ dayNumberOf(9999, 12, 31)

/** The years that dates lie in. */
export const firstYear = 1000
export const lastYear = 9999

// Digits at 0–3, 5–6 and 8–9, dashes at 4 and 7; by character code, which is far faster than a pattern.
function partsOf(text: string): { year: number; month: number; day: number } | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return undefined
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  // A part that is not all digits is -1.
  return year >= firstYear && month >= 0 && day >= 0 ? { year, month, day } : undefined
}

const dash = 45

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}
