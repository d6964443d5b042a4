import {
  computed,
  diagnostic,
  notComputable,
  type DecimalText,
  type FigureInput,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  divideExact,
  exactInteger,
  exactOf,
  exactToText,
  exactZero,
  multiplyExact,
  negateExact,
  signExact,
} from '../kernel/internal.js'
import { readFlows, type DatedFlows } from './cash-flows.js'
import type { PaybackReason } from './payback.js'
import { discountFactor, readRate } from './present-value.js'
import type { ReturnDocument } from './return-rules.js'

/** When dated money is back. */
export interface DatedPayback {
  /** The day of the flow that brings the sum up to zero for the last time. */
  readonly on: PlainDate
  /** Years from the first flow to that day, at the days of a year and the digits of the rules. */
  readonly years: DecimalText
  /** How often the sum comes up from below zero: more than once when later outlays push it down again. */
  readonly crossings: number
}

/**
 * Payback of dated flows, simple or discounted: the day on which the sum of the flows comes up to zero for the last time, such as
 * with a subsidy that is paid late. Money counts on its day; nothing is spread between two flows.
 *
 * Reasons: those of `payback`, and `no-flows`.
 *
 * @param document - rounding and days of a year, such as `returnConventions`
 * @param facts - the flows in any order; paid in is negative
 * @param question - a yearly discount rate (as a fraction) for the discounted payback
 * @example
 * ```ts
 * import { datedPayback, returnConventions } from 'xiangzhen'
 * const flows = [
 *   { date: '2020-01-01', amount: '-100' },
 *   { date: '2021-07-01', amount: '60' },
 *   { date: '2023-01-01', amount: '40' },
 * ]
 * datedPayback(returnConventions, { flows }, {})
 * // => { status: 'computed', value: { on: '2023-01-01', years: '3.0027', crossings: 1 }, diagnostics: [] }
 * ```
 */
export function datedPayback(
  document: ReturnDocument,
  facts: DatedFlows,
  question: { readonly discountRate?: FigureInput },
): Result<DatedPayback, PaybackReason> {
  const rate = readRate(question.discountRate ?? '0', 'discountRate')
  if ('status' in rate) return rate
  const { figures, days, diagnostics } = readFlows(facts.flows, 'dated')
  if (diagnostics.length > 0) return notComputable('unreadable-flows', diagnostics)
  if (days.length === 0) return notComputable('no-flows')
  const { daysPerYear, ratioDigits, mode } = document.rules
  const year = exactOf(daysPerYear)
  const order = days.map((_, index) => index).sort((a, b) => days[a]! - days[b]!)
  const start = days[order[0]!]!
  let sum = exactZero
  let crossings = 0
  let last: number | undefined
  let below = false
  for (const [at, index] of order.entries()) {
    const years = divideExact(exactInteger(days[index]! - start), year)
    sum = addExact(sum, multiplyExact(figures[index]!, discountFactor(rate, years)))
    // Flows of one day are one flow.
    if (at + 1 < order.length && days[order[at + 1]!] === days[index]) continue
    if (below && signExact(sum) >= 0) {
      crossings += 1
      last = index
    }
    below = signExact(sum) < 0
    if (below) last = undefined
  }
  if (last !== undefined) {
    const years = divideExact(exactInteger(days[last]! - start), year)
    return computed({ on: facts.flows[last]!.date, years: exactToText(years, ratioDigits, mode), crossings })
  }
  return below
    ? notComputable('never-paid-back', [
        diagnostic('never-paid-back', 'note', 'flows', { short: exactToText(negateExact(sum), 2, 'up') }),
      ])
    : notComputable('nothing-paid-in')
}
