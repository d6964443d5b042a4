import { dayNumber, isPlainDate, type PlainDate, type Result, type Rounding } from '../kernel/index.js'
import { exactInteger } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, refuse, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, times } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { constant } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** How days are counted: with the last day or without it, over 365 days or over the real days of the first day's year. */
export type DayCount = 'inclusive365' | 'exclusive365' | 'inclusiveActual' | 'exclusiveActual'

/** An annual figure and a part of a year. */
export interface PartOfYearFacts {
  /** The figure of a whole year: deposition, fixation, irrigation. */
  readonly annual: FieldAmount
  /** First day. */
  readonly from: PlainDate
  /** Last day. */
  readonly to: PlainDate
  /** The span that counts at most, such as the days on which the field was held; days outside are cut off. */
  readonly within?: { readonly from: PlainDate; readonly to: PlainDate }
}

/** The part of an annual figure, with the days that it rests on. */
export interface PartOfYear {
  /** Days that were counted. */
  readonly days: number
  /** How they were counted. */
  readonly dayCount: DayCount
  /** Annual figure × days ÷ days of the year. */
  readonly amount: FieldFigure
}

/**
 * The part of an annual figure that falls on some days. The way of counting days is stated: half a year is 181 or 182 days by it.
 *
 * Reasons: `not-a-day`, `days-out-of-range` (the last day before the first, more than a year). Needs: `day-count`.
 *
 * @param method - may fix the way days are counted
 * @param facts - the annual figure and the days
 * @param question - day count, unit
 * @returns the part
 * @example
 * ```ts
 * import { partOfYear, openMethod } from 'xiangzhen/ecology'
 * const facts = { annual: { value: '19.572', unit: 'kilogram:N/hectare' }, from: '2023-01-01', to: '2023-07-01' }
 * const question = { unit: 'kilogram:N/hectare', rounding: { digits: 4, mode: 'halfUp' as const } }
 * const result = partOfYear(openMethod, facts, { ...question, dayCount: 'inclusive365' })
 * result.status === 'computed' && [result.value.days, result.value.amount.figure] // => [182, '9.7592']
 * partOfYear(openMethod, facts, question).status // => 'needs'
 * ```
 */
export function partOfYear(
  method: FieldMethod,
  facts: PartOfYearFacts,
  question: { readonly dayCount?: DayCount; readonly unit: string; readonly rounding: Rounding },
): Result<PartOfYear, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'annual')) return unusableFacts(desk)
  const options: readonly DayCount[] = ['inclusive365', 'exclusive365', 'inclusiveActual', 'exclusiveActual']
  const dayCount = choose(desk, 'day-count', '', options, question.dayCount) as DayCount
  const annual = take(desk, facts.annual, { code: 'amount', path: 'annual', unit: question.unit, signed: true })
  const days = daysOf(desk, facts, dayCount)
  const year = dayCount.endsWith('365') ? 365 : yearLength(facts.from)
  if (days > year + 1) refuse(desk, 'days-out-of-range', 'to', { days: String(days) })
  const part = times('annual-by-days', [annual, constant(exactInteger(days), 'days')])
  const share = over(desk, 'part-of-year', part, constant(exactInteger(year), 'days-of-year'), 'zero-divisor', 'from')
  const amount = figureIn(desk, share, question.unit, 'unit')
  return finish(desk, () => ({ days, dayCount, amount }))
}

function daysOf(desk: Desk, facts: PartOfYearFacts, dayCount: DayCount): number {
  const { from, to, within } = facts
  const given = [from, to, ...(within === undefined ? [] : [within.from, within.to])]
  for (const day of given) if (!isPlainDate(day)) refuse(desk, 'not-a-day', 'from', { day })
  if (desk.findings.length > 0) return 1
  const first = within !== undefined && within.from > from ? within.from : from
  const last = within !== undefined && within.to < to ? within.to : to
  const days = dayNumber(last) - dayNumber(first) + (dayCount.startsWith('inclusive') ? 1 : 0)
  if (days < 0) refuse(desk, 'days-out-of-range', 'to', { days: String(days) })
  return days
}

function yearLength(day: PlainDate): number {
  const year = day.slice(0, 4)
  return isPlainDate(`${year}-02-29`) ? 366 : 365
}
