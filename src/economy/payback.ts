import {
  computed,
  diagnostic,
  notComputable,
  type DecimalText,
  type FigureInput,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  divideExact,
  exactInteger,
  exactOf,
  exactOne,
  exactToText,
  exactZero,
  multiplyExact,
  negateExact,
  signExact,
  type Exact,
} from '../kernel/internal.js'
import { flowFaults, type PeriodicFlows } from './cash-flows.js'
import { readRate, type PresentValueReason } from './present-value.js'
import type { ReturnDocument } from './return-rules.js'

/** When money is back. */
export interface Payback {
  /** Periods until the sum of the flows is not negative any more, for the last time. */
  readonly periods: DecimalText
  /** How often the sum comes up from below zero: more than once when later outlays push it down again. */
  readonly crossings: number
}

/** Why there is no payback. */
export type PaybackReason = PresentValueReason | 'never-paid-back' | 'nothing-paid-in'

/**
 * Payback period 回收期 of flows at equal distances, simple or discounted: the last time when the sum of the flows comes up to
 * zero. The rules say whether money comes in evenly within a period or at its end.
 *
 * Flows with dates belong to `datedPayback`. Reasons: `never-paid-back`, `nothing-paid-in`, and those of `npv`.
 *
 * @param document - rounding and the rule within a period, such as `returnConventions`
 * @param facts - the flows; the first is now
 * @param question - a discount rate (as a fraction) for the discounted payback
 * @example
 * ```ts
 * import { payback, returnConventions } from 'xiangzhen'
 * const flows = ['-3746', '761.5', '761.5', '761.5', '761.5', '761.5', '761.5']
 * payback(returnConventions, { flows }, {})
 * // => { status: 'computed', value: { periods: '4.9192', crossings: 1 }, diagnostics: [] }
 * payback(returnConventions, { flows: ['-100', '10'] }, {}).status // => 'not-computable'
 * ```
 */
export function payback(
  document: ReturnDocument,
  facts: PeriodicFlows,
  question: { readonly discountRate?: FigureInput },
): Result<Payback, PaybackReason> {
  const rate = readRate(question.discountRate ?? '0', 'discountRate')
  if ('status' in rate) return rate
  const faults = flowFaults(facts.flows, 'undated')
  if (faults.length > 0) return notComputable('unreadable-flows', faults)
  if (facts.flows.length === 0) return notComputable('no-flows')
  const { payback: within, ratioDigits, mode } = document.rules
  const factor = divideExact(exactOne, addExact(exactOne, rate))
  let discount = exactOne
  let sum = exactZero
  let crossings = 0
  let last: Exact | undefined
  let below = false
  for (const [period, flow] of facts.flows.map(exactOf).entries()) {
    const before = sum
    const value = multiplyExact(flow, discount)
    sum = addExact(sum, value)
    discount = multiplyExact(discount, factor)
    if (below && signExact(sum) >= 0) {
      crossings += 1
      last = within === 'wholePeriods' ? exactInteger(period) : crossingPoint(period, before, value)
    }
    if (signExact(sum) < 0) last = undefined
    below = signExact(sum) < 0
  }
  if (last !== undefined) return computed({ periods: exactToText(last, ratioDigits, mode), crossings })
  return below
    ? notComputable('never-paid-back', [
        diagnostic('never-paid-back', 'note', 'flows', { short: exactToText(negateExact(sum), 2, 'up') }),
      ])
    : notComputable('nothing-paid-in')
}

function crossingPoint(period: number, before: Exact, value: Exact): Exact {
  return addExact(exactInteger(period - 1), divideExact(negateExact(before), value))
}
