import {
  computed,
  diagnostic,
  notComputable,
  type DecimalText,
  type Diagnostic,
  type FigureInput,
  type Result,
} from '../kernel/index.js'
import { exactOf, exactToText, powerOfTen, type Exact } from '../kernel/internal.js'
import {
  datedLine,
  periodicLine,
  readFlows,
  type CashFlow,
  type CashFlowCode,
  type DatedFlows,
  type FlowLine,
  type PeriodicFlows,
  type ReadFlows,
} from './cash-flows.js'
import { daysOfYear, type ReturnDocument, type ReturnRules } from './return-rules.js'
import { equationSign } from './root-signs.js'
import { findRoots, nettedFlows, signChangesOf } from './roots.js'

/** The rates at which flows are worth nothing in sum. */
export interface RateOfReturn {
  /** The rate as a fraction, where there is one only; `null` where there are several: which of them is meant is the caller's choice. */
  readonly rate: DecimalText | null
  /** Every rate above −1, rising. */
  readonly rates: readonly DecimalText[]
  /** How often the netted flows change sign. */
  readonly signChanges: number
}

/** Why there is no rate of return. */
export type RateReason =
  | 'unreadable-flows'
  | 'no-flows'
  | 'no-sign-change'
  | 'total-loss'
  | 'single-day'
  | 'no-rate'
  | 'whole-periods-per-year'

/** Codes of findings about rates of return. */
export type RateCode =
  RateReason | CashFlowCode | 'several-rates' | 'annualised-short-span' | 'rates-beyond-range' | 'nearly-a-rate'

/** How undated flows lie in the year. */
export interface IrrQuestion {
  /** Flows in a year; the rate is always for a whole year. Absent: the period is the year (or the rate is that of the period). */
  readonly periodsPerYear?: number
}

/**
 * IRR 内部收益率: every rate at which flows at equal distances are worth nothing in sum, certified by the sign of the sum on
 * both sides of the printed figure in exact arithmetic.
 *
 * Several rates are all listed (`several-rates`). Reasons: `no-sign-change`, `no-rate` (the sum is never zero), `no-flows`,
 * `total-loss`, `unreadable-flows`, `whole-periods-per-year`.
 *
 * @param document - places, rounding and the rule for a total loss, such as `returnConventions`
 * @param facts - the flows in order; paid in is negative
 * @param question - flows in a year
 * @example
 * ```ts
 * import { irr, returnConventions } from 'xiangzhen'
 * irr(returnConventions, { flows: ['-50', '10', '10', '10', '10', '10', '10', '10', '10', '10', '10'] }, {})
 * // => { status: 'computed', value: { rate: '0.1509841448', rates: ['0.1509841448'], signChanges: 1 }, diagnostics: [] }
 * const several = irr(returnConventions, { flows: ['-100', '230', '-132'] }, {})
 * several.status === 'computed' && several.value.rates // => ['0.1000000000', '0.2000000000']
 * ```
 */
export function irr(
  document: ReturnDocument,
  facts: PeriodicFlows,
  question: IrrQuestion = {},
): Result<RateOfReturn, RateReason> {
  const { periodsPerYear = 1 } = question
  if (!Number.isSafeInteger(periodsPerYear) || periodsPerYear < 1) {
    return notComputable('whole-periods-per-year', [
      diagnostic('whole-periods-per-year', 'error', 'periodsPerYear', { found: String(periodsPerYear) }),
    ])
  }
  const reading = readFlows(facts.flows, 'undated')
  if (reading.diagnostics.length > 0) return notComputable('unreadable-flows', reading.diagnostics)
  return rateOfReturn(periodicLine(reading, periodsPerYear), document.rules, 'no-flows')
}

/**
 * XIRR: every yearly rate at which dated flows are worth nothing in sum, certified by the sign of the sum on both sides of the
 * printed figure. The order of the flows does not matter.
 *
 * Reasons: as for {@link irr}, and `single-day` (all flows on one day). A span under a year is annualised and says so
 * (`annualised-short-span`).
 *
 * @param document - places, rounding, days of a year, such as `returnConventions`
 * @param facts - the flows; paid in is negative
 * @example
 * ```ts
 * import { returnConventions, xirr } from 'xiangzhen'
 * const flows = [{ date: '2010-01-01', amount: '-1000' }, { date: '2011-01-01', amount: '1100' }]
 * const result = xirr(returnConventions, { flows }, {})
 * result.status === 'computed' && result.value.rate // => '0.1000000000'
 * ```
 */
export function xirr(
  document: ReturnDocument,
  facts: DatedFlows,
  _question: Readonly<Record<string, never>> = {},
): Result<RateOfReturn, RateReason> {
  const reading = readFlows(facts.flows, 'dated')
  if (reading.diagnostics.length > 0) return notComputable('unreadable-flows', reading.diagnostics)
  if (facts.flows.length === 0) return notComputable('no-flows')
  return rateOfReturn(datedLine(reading, daysOfYear(document.rules)), document.rules, 'single-day')
}

function rateOfReturn(line: FlowLine, rules: ReturnRules, ofOneTime: RateReason): Result<RateOfReturn, RateReason> {
  const { step } = line
  const flows = nettedFlows(line.flows)
  if (line.flows.length === 0) return notComputable('no-flows')
  if (line.flows.every(({ time }) => time === line.flows[0]!.time)) return notComputable(ofOneTime)
  const signChanges = signChangesOf(flows)
  if (signChanges === 0) return withoutSignChange(line, rules)
  const digits = rules.rateDigits
  // A rate in tens is found to twelve places and written in tens.
  const places = digits < 0 ? 12 : digits
  const { units, beyondRange, nearlyZero } = findRoots(flows, step, places)
  const rates = units.map((one) => exactToText({ n: one, d: powerOfTen(places) }, digits, 'halfUp'))
  const diagnostics: Diagnostic<RateCode>[] = []
  if (beyondRange > 0) diagnostics.push(diagnostic('rates-beyond-range', 'warning', 'flows', { count: beyondRange }))
  if (nearlyZero > 0) diagnostics.push(diagnostic('nearly-a-rate', 'warning', 'flows', { count: nearlyZero }))
  if (rates.length === 0) return notComputable('no-rate', diagnostics)
  if (rates.length > 1) diagnostics.push(diagnostic('several-rates', 'warning', 'flows', { rates }))
  const span = flows[flows.length - 1]!.time * step.p
  if (span < step.q) diagnostics.push(diagnostic('annualised-short-span', 'note', 'flows'))
  return computed({ rate: rates.length === 1 ? rates[0]! : null, rates, signChanges }, diagnostics)
}

// Money went out, and what is known of the end is that nothing came back.
function withoutSignChange({ flows }: FlowLine, rules: ReturnRules): Result<RateOfReturn, RateReason> {
  const end = flows.reduce((last, { time }) => (time > last ? time : last), 0)
  const nothingAtEnd = flows.every(({ time, amount }) => (time === end ? amount === 0n : amount <= 0n))
  if (!nothingAtEnd || flows.every(({ amount }) => amount === 0n)) return notComputable('no-sign-change')
  if (rules.totalLoss === 'refuse') return notComputable('total-loss')
  const rate = exactToText({ n: -1n, d: 1n }, rules.rateDigits, 'halfUp')
  return computed({ rate, rates: [rate], signChanges: 0 }, [diagnostic('total-loss', 'warning', 'flows')])
}

/** The signs of the sum of discounted flows on both sides of a printed rate. */
export interface RateCertificate {
  /** Half a step of the last printed digit below the rate, and the sign of the sum there. */
  readonly below: { readonly rate: DecimalText; readonly sign: -1 | 0 | 1 }
  /** Half a step above, and the sign there. */
  readonly above: { readonly rate: DecimalText; readonly sign: -1 | 0 | 1 }
  /** Whether the signs differ: then a true rate lies between, and rounds to the printed one. */
  readonly certain: boolean
}

/**
 * Certifies a printed rate of return: computes the sign of the sum of discounted flows half a step of its last digit
 * below and above it, in exact arithmetic. A rate that the sum only touches (a double root) is not certain in this sense.
 *
 * @param document - days of a year
 * @param facts - the flows, dated or not
 * @param question - the printed rate
 * @throws RangeError when the rate or a flow is not readable, or all flows together are nothing
 * @example
 * ```ts
 * import { certifyRate, returnConventions } from 'xiangzhen'
 * certifyRate(returnConventions, { flows: ['-100', '110'] }, { rate: '0.10' })
 * // => { below: { rate: '0.095', sign: 1 }, above: { rate: '0.105', sign: -1 }, certain: true }
 * ```
 */
export function certifyRate(
  document: ReturnDocument,
  facts: DatedFlows | PeriodicFlows,
  question: { readonly rate: DecimalText; readonly periodsPerYear?: number },
): RateCertificate {
  const dated = facts.flows.filter((flow): flow is CashFlow => typeof flow === 'object')
  const undated = facts.flows.filter((flow): flow is FigureInput => typeof flow !== 'object')
  const line =
    dated.length > 0
      ? datedLine(readableFlows(dated, 'dated'), daysOfYear(document.rules))
      : periodicLine(readableFlows(undated, 'undated'), question.periodsPerYear ?? 1)
  const flows = nettedFlows(line.flows)
  if (flows.length === 0)
    throw new RangeError('no flows are left to certify a rate for; give those that it was computed from')
  const point = question.rate.indexOf('.')
  const digits = point === -1 ? 0 : question.rate.length - 1 - point
  const { n, d } = exactOf(question.rate)
  const at = (half: bigint): { readonly rate: DecimalText; readonly sign: -1 | 0 | 1 } => {
    const rate: Exact = { n: 2n * n + half, d: 2n * d }
    return { rate: exactToText(rate, digits + 1, 'halfUp'), sign: equationSign(flows, line.step, rate.n, rate.d) }
  }
  const [below, above] = [at(-1n), at(1n)]
  return { below, above, certain: below.sign * above.sign === -1 }
}

function readableFlows(flows: readonly (FigureInput | CashFlow)[], kind: 'dated' | 'undated'): ReadFlows {
  const reading = readFlows(flows, kind)
  const [fault] = reading.diagnostics
  if (fault !== undefined)
    throw new RangeError(`${fault.code} at ${fault.path}: pass decimal text and dates such as '2024-03-05'`)
  return reading
}
