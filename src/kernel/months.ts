import { dayNumberOf, dayOfNumber, lastDayOfMonth, monthAfter, type CalendarMonth } from './calendar-arithmetic.js'
import { checkedChoice } from './choices.js'
import { compareDates, dateOfDay, dayNumber, firstYear, lastYear, monthOf, type PlainDate } from './dates.js'

/**
 * What happens to the 29th, 30th or 31st in a month that has no such day: `clamp` takes the last day of the month,
 * `nextDay` the first of the month after, `skip` says that there is no such date.
 */
export type MonthEnd = 'clamp' | 'nextDay' | 'skip'

/**
 * The date so many months later (earlier, for a negative count), from the day of the given date, not from a day moved before.
 * Twelve months are a year. What becomes of the 31st is the caller's choice.
 *
 * @param options - `monthEnd`: what happens in a month without that day
 * @returns the date; `undefined` only under `skip`, in a month without that day
 * @throws RangeError when the date is none, the count is not whole, `monthEnd` is none of the three, or the result is outside the
 *   years 1000 to 9999
 * @example
 * ```ts
 * import { addMonths } from 'xiangzhen/kernel'
 * addMonths('2024-01-31', 1, { monthEnd: 'clamp' }) // => '2024-02-29'
 * addMonths('2024-01-31', 1, { monthEnd: 'nextDay' }) // => '2024-03-01'
 * addMonths('2024-01-31', 1, { monthEnd: 'skip' }) // => undefined
 * ```
 */
export function addMonths(
  date: PlainDate,
  months: number,
  options: { readonly monthEnd: Exclude<MonthEnd, 'skip'> },
): PlainDate
export function addMonths(
  date: PlainDate,
  months: number,
  options: { readonly monthEnd: MonthEnd },
): PlainDate | undefined
export function addMonths(
  date: PlainDate,
  months: number,
  options: { readonly monthEnd: MonthEnd },
): PlainDate | undefined {
  const { year, month, day } = dayOfNumber(dayNumber(date))
  if (!Number.isInteger(months)) throw new RangeError(`${months} months is not a whole number of months`)
  checkedChoice(options.monthEnd, monthEnds, 'what happens at the end of a month')
  if (!isMonthOfCalendar({ year, month }, months)) {
    throw new RangeError(`${months} months from ${date} is outside the years 1000 to 9999`)
  }
  const target = monthAfter({ year, month }, months)
  const last = lastDayOfMonth(target.year, target.month)
  if (day > last && options.monthEnd === 'skip') return undefined
  if (day > last && options.monthEnd === 'nextDay') return dateOfDay(dayNumberOf(target.year, target.month, last) + 1)
  return dateOfDay(dayNumberOf(target.year, target.month, day > last ? last : day))
}

/**
 * Whole months from one date to a later one: as many as fit when counted from the first date.
 *
 * @param options - `monthEnd`: whether the month of someone who came on the 31st is full on the last day of a shorter month
 *   (`clamp`) or on the day after (`nextDay`)
 * @returns whole months; negative when `to` is earlier (the mirror of the way back)
 * @throws RangeError when one of them is not a date
 * @example
 * ```ts
 * import { monthsBetween } from 'xiangzhen/kernel'
 * monthsBetween('2024-03-15', '2024-12-14', { monthEnd: 'clamp' }) // => 8
 * ```
 */
export function monthsBetween(
  from: PlainDate,
  to: PlainDate,
  options: { readonly monthEnd: Exclude<MonthEnd, 'skip'> },
): number {
  const order = compareDates(from, to)
  if (order > 0) return 0 - monthsBetween(to, from, options)
  const [first, last] = [monthOf(from), monthOf(to)]
  const months = (last.year - first.year) * 12 + last.month - first.month
  return compareDates(addMonths(from, months, options), to) > 0 ? months - 1 : months
}

/**
 * Full years of age on a day: the birthday itself counts.
 *
 * @param options - `monthEnd`: in a common year, someone born on 29 February is a year older on 28 February (`clamp`) or on 1 March
 *   (`nextDay`)
 * @throws RangeError when one of them is not a date
 * @example
 * ```ts
 * import { ageOn } from 'xiangzhen/kernel'
 * ageOn('1954-06-01', '2024-05-31', { monthEnd: 'clamp' }) // => 69
 * ```
 */
export function ageOn(
  birth: PlainDate,
  on: PlainDate,
  options: { readonly monthEnd: Exclude<MonthEnd, 'skip'> },
): number {
  const months = monthsBetween(birth, on, options)
  return (months - (months % 12)) / 12
}

/**
 * Whether the month so many months after a date is in the years 1000 to 9999.
 *
 * @internal
 */
export function reachesMonth(date: PlainDate, months: number): boolean {
  return isMonthOfCalendar(monthOf(date), months)
}

function isMonthOfCalendar({ year, month }: CalendarMonth, months: number): boolean {
  const index = year * 12 + month - 1 + months
  return index >= firstYear * 12 && index < (lastYear + 1) * 12
}

const monthEnds: readonly string[] = ['clamp', 'nextDay', 'skip']
