import {
  computed,
  dayNumber,
  diagnostic,
  notComputable,
  type DecimalText,
  type FigureInput,
  type NotComputable,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactOne,
  exactToText,
  exactZero,
  fixedPowerText,
  isZeroExact,
  multiplyExact,
  negateExact,
  powerExact,
  readFraction,
  signExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import { rootFactor } from './average-growth.js'
import { flowFaults, type CashFlowCode, type DatedFlows, type PeriodicFlows } from './cash-flows.js'
import { daysOfYear, type ReturnDocument } from './return-rules.js'

/** Why there is no present value. */
export type PresentValueReason =
  'unreadable-flows' | 'no-flows' | 'unreadable-rate' | 'rate-not-above-minus-one' | 'no-sign-change'

/** Codes of findings about present values. */
export type PresentValueCode = PresentValueReason | CashFlowCode

/**
 * NPV 净现值 of flows at equal distances. The rules say whether the first flow is now or after one period (as spreadsheets' NPV
 * has it).
 *
 * Reasons: `no-flows`, `unreadable-flows`, `unreadable-rate`, `rate-not-above-minus-one`.
 *
 * @param document - rounding and the time of the first flow, such as `returnConventions`
 * @param facts - the flows in order
 * @param question - the rate of one period, as a fraction
 * @example
 * ```ts
 * import { npv, returnConventions } from 'xiangzhen'
 * const flows = ['-50', '10', '10', '10', '10', '10', '10', '10', '10', '10', '10']
 * npv(returnConventions, { flows }, { rate: '0.05' }) // => { status: 'computed', value: '27.22', diagnostics: [] }
 * ```
 */
export function npv(
  document: ReturnDocument,
  facts: PeriodicFlows,
  question: { readonly rate: FigureInput },
): Result<DecimalText, PresentValueReason> {
  const rate = readRate(question.rate, 'rate')
  if ('status' in rate) return rate
  const faults = flowFaults(facts.flows, 'undated')
  if (faults.length > 0) return notComputable('unreadable-flows', faults)
  if (facts.flows.length === 0) return notComputable('no-flows')
  const { firstFlow, moneyDigits, mode } = document.rules
  const factor = divideExact(exactOne, addExact(exactOne, rate))
  const value = presentValueOf(facts.flows.map(exactOf), factor)
  return computed(exactToText(firstFlow === 'now' ? value : multiplyExact(value, factor), moneyDigits, mode))
}

/**
 * XNPV: net present value of dated flows on the day of the first of them.
 *
 * @param document - rounding and days of a year, such as `returnConventions`
 * @param facts - the flows, in any order
 * @param question - the yearly rate, as a fraction
 * @example
 * ```ts
 * import { returnConventions, xnpv } from 'xiangzhen'
 * const flows = [{ date: '2024-01-01', amount: '-100' }, { date: '2024-12-31', amount: '110' }]
 * xnpv(returnConventions, { flows }, { rate: '0.05' }) // => { status: 'computed', value: '4.76', diagnostics: [] }
 * ```
 */
export function xnpv(
  document: ReturnDocument,
  facts: DatedFlows,
  question: { readonly rate: FigureInput },
): Result<DecimalText, PresentValueReason> {
  const rate = readRate(question.rate, 'rate')
  if ('status' in rate) return rate
  const { flows } = facts
  const faults = flowFaults(flows, 'dated')
  if (faults.length > 0) return notComputable('unreadable-flows', faults)
  if (flows.length === 0) return notComputable('no-flows')
  const { moneyDigits, mode } = document.rules
  const days = flows.map((flow) => dayNumber(flow.date))
  const start = days.reduce((a, b) => (b < a ? b : a))
  const year = daysOfYear(document.rules)
  const values = flows.map(({ amount }, index) =>
    multiplyExact(exactOf(amount), discountFactor(rate, divideExact(exactInteger(days[index]! - start), year))),
  )
  return computed(exactToText(sumExact(values), moneyDigits, mode))
}

/** What one unit is worth now that comes in so many years: exactly for whole years, to fifty places for parts of them. */
export function discountFactor(rate: Exact, years: Exact): Exact {
  if (isZeroExact(rate)) return exactOne
  if (years.n % years.d === 0n) return divideExact(exactOne, growthPower(rate, Number(years.n / years.d)))
  return exactOf(fixedPowerText(addExact(exactOne, rate), negateExact(years), 50))
}

/**
 * MIRR: the yearly rate of what is received, reinvested to the end at one rate, over what is paid in, financed from the beginning at
 * another.
 *
 * Reasons: `no-sign-change` (nothing paid in, or nothing received), and those of {@link npv}.
 *
 * @param document - places and rounding, such as `returnConventions`
 * @param facts - the flows in order
 * @param question - the two rates, as fractions
 * @example
 * ```ts
 * import { mirr, returnConventions } from 'xiangzhen'
 * mirr(returnConventions, { flows: ['-100', '60', '60'] }, { financeRate: '0.08', reinvestRate: '0.05' })
 * // => { status: 'computed', value: '0.1090536506', diagnostics: [] }
 * ```
 */
export function mirr(
  document: ReturnDocument,
  facts: PeriodicFlows,
  question: { readonly financeRate: FigureInput; readonly reinvestRate: FigureInput },
): Result<DecimalText, PresentValueReason> {
  const finance = readRate(question.financeRate, 'financeRate')
  if ('status' in finance) return finance
  const reinvest = readRate(question.reinvestRate, 'reinvestRate')
  if ('status' in reinvest) return reinvest
  const faults = flowFaults(facts.flows, 'undated')
  if (faults.length > 0) return notComputable('unreadable-flows', faults)
  const flows = facts.flows.map(exactOf)
  const paid = presentValueOf(
    flows.map((one) => (signExact(one) < 0 ? negateExact(one) : exactZero)),
    divideExact(exactOne, addExact(exactOne, finance)),
  )
  const received = presentValueOf(
    [...flows].reverse().map((one) => (signExact(one) > 0 ? one : exactZero)),
    addExact(exactOne, reinvest),
  )
  if (signExact(paid) === 0 || signExact(received) === 0) return notComputable('no-sign-change')
  const { rateDigits, mode } = document.rules
  const factor = rootFactor(divideExact(received, paid), flows.length - 1, rateDigits)
  return computed(exactToText(subtractExact(factor, exactOne), rateDigits, mode))
}

/** Σ flowₖ × factorᵏ by Horner's rule. */
function presentValueOf(flows: readonly Exact[], factor: Exact): Exact {
  return flows.reduceRight((sum, flow) => addExact(flow, multiplyExact(sum, factor)), exactZero)
}

/** A rate above −1, decimal text or a fraction (`'0.08/12'`), or why it is none. */
export function readRate(
  input: FigureInput,
  path: string,
): Exact | NotComputable<'unreadable-rate' | 'rate-not-above-minus-one'> {
  const reading = readFraction(input)
  if (!reading.ok) {
    return notComputable('unreadable-rate', [diagnostic(reading.code, 'error', path, { text: reading.text })])
  }
  if (compareExact(reading.figure, exactInteger(-1)) > 0) return reading.figure
  return notComputable('rate-not-above-minus-one', [
    diagnostic('rate-not-above-minus-one', 'error', path, { rate: String(input) }),
  ])
}

/** (1 + r)ⁿ. */
export function growthPower(rate: Exact, periods: number): Exact {
  return powerExact(addExact(exactOne, rate), periods)
}
