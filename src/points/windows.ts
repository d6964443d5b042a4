import { dayNumberOf, dayOfNumber } from '../kernel/internal.js'
import type { CountingWindow } from './point-items.js'
import type { PointPeriodUnit } from './rule-book.js'

/** First and last day of a span, as day numbers, both included. */
export interface DaySpan {
  readonly from: number
  readonly to: number
}

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const

/** The month, quarter, half-year or year that a day lies in; years begin with `firstMonth`. */
export function calendarSpan(day: number, unit: keyof typeof monthsIn, firstMonth: number): DaySpan {
  const index = calendarIndex(day, unit, firstMonth)
  return calendarSpanAt(index, unit, firstMonth)
}

/** The number of that span, counting on through the years. */
function calendarIndex(day: number, unit: keyof typeof monthsIn, firstMonth: number): number {
  const { year, month } = dayOfNumber(day)
  return Math.floor((year * 12 + month - firstMonth) / monthsIn[unit])
}

function calendarSpanAt(index: number, unit: keyof typeof monthsIn, firstMonth: number): DaySpan {
  const size = monthsIn[unit]
  const from = firstOfMonth(index * size + firstMonth - 1)
  const to = firstOfMonth((index + 1) * size + firstMonth - 1) - 1
  return { from, to }
}

/** The spans of a unit that a longer span is made of; `undefined` when they do not fill it exactly. */
export function spansWithin(span: DaySpan, unit: PointPeriodUnit, firstMonth: number): readonly DaySpan[] | undefined {
  if (unit === 'custom') return [span]
  const spans: DaySpan[] = []
  for (let day = span.from; day <= span.to;) {
    const one = calendarSpan(day, unit, firstMonth)
    if (one.from < span.from || one.to > span.to) return undefined
    spans.push(one)
    day = one.to + 1
  }
  return spans
}

/** The number of the window that a day lies in; days with the same number share a window. Rolling windows have none. */
export function windowIndex(
  window: Exclude<CountingWindow, { readonly rolling: unknown } | 'matter'>,
  day: number,
  score: DaySpan,
  firstMonth: number,
): number {
  switch (window) {
    case 'ever':
      return 0
    case 'period':
      return day < score.from ? -1 : 0
    case 'day':
      return day
    case 'week':
      return Math.floor((day + 3) / 7)
    case 'month':
    case 'quarter':
    case 'half':
    case 'year':
      return calendarIndex(day, window, firstMonth)
    default:
      return Math.floor((calendarIndex(day, 'year', firstMonth) - window.blocks.firstYear) / window.blocks.years)
  }
}

/** The first day whose entries can share a window with the first day of the score period. */
export function firstDayOfWindow(window: CountingWindow, score: DaySpan, firstMonth: number): number {
  if (window === 'ever' || window === 'matter') return Number.NEGATIVE_INFINITY
  if (window === 'period' || window === 'day') return score.from
  if (window === 'week') return Math.floor((score.from + 3) / 7) * 7 - 3
  if (typeof window === 'string') return calendarSpan(score.from, window, firstMonth).from
  if ('rolling' in window) return rollingStart(window, score.from)
  const year = calendarIndex(score.from, 'year', firstMonth)
  const block = Math.floor((year - window.blocks.firstYear) / window.blocks.years)
  return firstOfMonth((window.blocks.firstYear + block * window.blocks.years) * 12 + firstMonth - 1)
}

/** The first day of the rolling window that ends on a day. */
export function rollingStart(window: Extract<CountingWindow, { readonly rolling: unknown }>, day: number): number {
  const { rolling } = window
  if ('days' in rolling) return day - rolling.days + 1
  const months = 'months' in rolling ? rolling.months : rolling.years * 12
  return monthsAfter(day, -months) + 1
}

/** The same day of the month so many months later, or the last where the month is shorter. */
export function monthsAfter(day: number, months: number): number {
  const { year, month, day: dayOfMonth } = dayOfNumber(day)
  const index = year * 12 + month - 1 + months
  const same = firstOfMonth(index) + dayOfMonth - 1
  const last = firstOfMonth(index + 1) - 1
  return same > last ? last : same
}

/** How many windows of a kind begin or lie in a span; used for the most that a window cap lets through. */
export function windowsIn(
  window: CountingWindow,
  span: DaySpan,
  score: DaySpan,
  firstMonth: number,
): number | undefined {
  if (window === 'matter' || (typeof window === 'object' && 'rolling' in window)) return undefined
  const first = windowIndex(window, span.from, score, firstMonth)
  return windowIndex(window, span.to, score, firstMonth) - first + 1
}

/** The first day of a month that is counted from the year 0: year × 12 + month − 1. */
function firstOfMonth(months: number): number {
  const year = Math.floor(months / 12)
  return dayNumberOf(year, months - year * 12 + 1, 1)
}
