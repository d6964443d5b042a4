import { checkedChoice } from './choices.js'
import { addDays, compareDates, type PlainDate } from './dates.js'
import { addMonths } from './months.js'
import {
  calendarYear,
  nextPeriod,
  periodAround,
  periodBounds,
  periodKinds,
  type FiscalYear,
  type Period,
  type PeriodKind,
} from './periods.js'

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
  if (compareDates(from.start, to.start) > 0) return []
  const list = [first]
  for (let period = first; period !== last;) {
    period = nextPeriod(period)
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
  checkedChoice(kind, periodKinds, 'the kind of a period')
  const whole = periodBounds(period, fiscalYear)
  const list: Period[] = []
  let part = periodAround(whole.start, kind, fiscalYear)
  while (part !== undefined) {
    const { start, end } = periodBounds(part, fiscalYear)
    if (compareDates(end, whole.end) > 0) return list
    if (compareDates(start, whole.start) >= 0) list.push(part)
    part = periodAround(end, kind, fiscalYear)
  }
  return list
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
