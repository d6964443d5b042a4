import {
  compareFigures,
  computed,
  diagnostic,
  notComputable,
  readFigure,
  type DecimalText,
  type FigureInput,
  type NotComputable,
  type Result,
} from '../kernel/index.js'
import {
  checkedChoice,
  addExact,
  decimalOf,
  decimalText,
  divideExact,
  exactInteger,
  exactOne,
  exactToText,
  isZeroExact,
  multiplyExact,
  negateExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { irr, type RateOfReturn, type RateReason } from './internal-rate.js'
import { growthPower, readRate } from './present-value.js'
import type { ReturnDocument } from './return-rules.js'

/**
 * An annuity: a value now, equal payments, a value at the end. Money paid is negative, money received positive; whoever borrows
 * receives `presentValue` and pays `payment`.
 */
export interface Annuity {
  /** Rate of one period: 1 % is `'0.01'`; `'0.08/12'` is a twelfth of 8 %, exactly. */
  readonly rate: FigureInput
  /** Whole number of periods. */
  readonly periods: number
  /** Payment of each period. */
  readonly payment: FigureInput
  /** Value now. */
  readonly presentValue: FigureInput
  /** Value after the last period. */
  readonly futureValue: FigureInput
  /** When in its period a payment is made. */
  readonly due: 'end' | 'begin'
}

/** Why an annuity has no such figure. */
export type AnnuityReason =
  | 'unreadable-annuity'
  | 'unreadable-rate'
  | 'rate-not-above-minus-one'
  | 'whole-periods'
  | 'no-payments'
  | 'never-reached'

type Needed<K extends keyof Annuity> = Omit<Annuity, K>

/**
 * PV: the value now of the payments and the end value of an annuity, exactly, rounded once.
 *
 * @example
 * ```ts
 * import { presentValue, returnConventions } from 'xiangzhen'
 * presentValue(returnConventions, { rate: '0.07', periods: 20, payment: '12000', futureValue: '0', due: 'end' })
 * // => { status: 'computed', value: '-127128.17', diagnostics: [] }
 * ```
 */
export function presentValue(
  document: ReturnDocument,
  facts: Needed<'presentValue'>,
  _question: object = {},
): Result<DecimalText, AnnuityReason> {
  return solved(document, { ...facts, presentValue: '0' }, ({ power, perPayment, payment, futureValue }) =>
    negateExact(divideExact(addExact(futureValue, multiplyExact(payment, perPayment)), power)),
  )
}

/**
 * FV: the value after the last period of an annuity.
 *
 * @example
 * ```ts
 * import { futureValue, returnConventions } from 'xiangzhen'
 * futureValue(returnConventions, { rate: '0.05', periods: 10, payment: '-100', presentValue: '-100', due: 'end' })
 * // => { status: 'computed', value: '1420.68', diagnostics: [] }
 * ```
 */
export function futureValue(
  document: ReturnDocument,
  facts: Needed<'futureValue'>,
  _question: object = {},
): Result<DecimalText, AnnuityReason> {
  return solved(document, { ...facts, futureValue: '0' }, ({ power, perPayment, payment, presentValue: now }) =>
    negateExact(addExact(multiplyExact(now, power), multiplyExact(payment, perPayment))),
  )
}

/**
 * PMT: the equal payment of an annuity.
 *
 * @example
 * ```ts
 * import { payment, returnConventions } from 'xiangzhen'
 * payment(returnConventions, { rate: '0', periods: 60, presentValue: '15000', futureValue: '0', due: 'end' })
 * // => { status: 'computed', value: '-250.00', diagnostics: [] }
 * ```
 */
export function payment(
  document: ReturnDocument,
  facts: Needed<'payment'>,
  _question: object = {},
): Result<DecimalText, AnnuityReason> {
  return solved(document, { ...facts, payment: '0' }, ({ power, perPayment, presentValue: now, futureValue: end }) =>
    isZeroExact(perPayment)
      ? undefined
      : negateExact(divideExact(addExact(multiplyExact(now, power), end), perPayment)),
  )
}

/**
 * NPER: after how many periods an annuity reaches its end value; a decimal number, not rounded to whole periods.
 *
 * A negative number is one of periods before now: the warning `reached-before-now` says so.
 *
 * Reasons: `never-reached`, `no-payments` (nothing moves the value), and those of reading.
 *
 * @example
 * ```ts
 * import { numberOfPeriods, returnConventions } from 'xiangzhen'
 * numberOfPeriods(returnConventions, { rate: '0.1', payment: '0', presentValue: '-500', futureValue: '1500', due: 'end' })
 * // => { status: 'computed', value: '11.5267046072', diagnostics: [] }
 * ```
 */
export function numberOfPeriods(
  document: ReturnDocument,
  facts: Needed<'periods'>,
  _question: object = {},
): Result<DecimalText, AnnuityReason> {
  const read = readAnnuity({ ...facts, periods: 0 })
  if ('status' in read) return read
  const { rate, payment: each, presentValue: now, futureValue: end } = read
  const { rateDigits, mode } = document.rules
  if (isZeroExact(rate)) {
    if (isZeroExact(each)) return notComputable('no-payments')
    const periods = negateExact(divideExact(addExact(now, end), each))
    return periodsFound(exactToText(periods, rateDigits, mode))
  }
  const due = facts.due === 'begin' ? multiplyExact(each, addExact(exactOne, rate)) : each
  const above = subtractExact(due, multiplyExact(end, rate))
  const below = addExact(due, multiplyExact(now, rate))
  if (isZeroExact(below)) return notComputable('never-reached')
  const ratio = divideExact(above, below)
  if (signExact(ratio) <= 0) return notComputable('never-reached')
  const periods = decimalOf(ratio)
    .ln()
    .div(decimalOf(addExact(exactOne, rate)).ln())
  return periodsFound(decimalText(periods, rateDigits, mode))
}

// Before now: as spreadsheets have it, and said.
function periodsFound(periods: DecimalText): Result<DecimalText, AnnuityReason> {
  const past = compareFigures(periods, '0') < 0
  return computed(periods, past ? [diagnostic('reached-before-now', 'warning', '', { periods })] : [])
}

/**
 * RATE: every rate of one period at which an annuity balances, certified as those of `irr` are.
 *
 * @example
 * ```ts
 * import { periodicRate, returnConventions } from 'xiangzhen'
 * const facts = { periods: 10, payment: '0', presentValue: '-3500', futureValue: '10000', due: 'end' as const }
 * const result = periodicRate(returnConventions, facts)
 * result.status === 'computed' && result.value.rate // => '0.1106908537'
 * ```
 */
export function periodicRate(
  document: ReturnDocument,
  facts: Needed<'rate'>,
  _question: object = {},
): Result<RateOfReturn, AnnuityReason | RateReason> {
  const read = readAnnuity({ ...facts, rate: '0' })
  if ('status' in read) return read
  const first = facts.due === 'begin' ? 0 : 1
  const flows: Exact[] = []
  for (let period = 0; period <= facts.periods; period += 1) {
    let flow = period === 0 ? read.presentValue : exactInteger(0)
    if (period >= first && period < facts.periods + first) flow = addExact(flow, read.payment)
    if (period === facts.periods) flow = addExact(flow, read.futureValue)
    flows.push(flow)
  }
  return irr(document, { flows: flows.map((flow) => exactToText(flow, 30, 'halfUp')) })
}

interface ReadAnnuity {
  readonly rate: Exact
  readonly payment: Exact
  readonly presentValue: Exact
  readonly futureValue: Exact
}

interface AnnuityTerms extends ReadAnnuity {
  /** (1 + r)ⁿ. */
  readonly power: Exact
  /** What one yuan in every period is worth at the end. */
  readonly perPayment: Exact
}

function solved(
  document: ReturnDocument,
  facts: Annuity,
  solve: (terms: AnnuityTerms) => Exact | undefined,
): Result<DecimalText, AnnuityReason> {
  const read = readAnnuity(facts)
  if ('status' in read) return read
  const power = growthPower(read.rate, facts.periods)
  const atEnd = isZeroExact(read.rate)
    ? exactInteger(facts.periods)
    : divideExact(subtractExact(power, exactOne), read.rate)
  const perPayment = facts.due === 'begin' ? multiplyExact(atEnd, addExact(exactOne, read.rate)) : atEnd
  const value = solve({ ...read, power, perPayment })
  if (value === undefined) return notComputable('no-payments')
  return computed(exactToText(value, document.rules.moneyDigits, document.rules.mode))
}

function readAnnuity(facts: Annuity): ReadAnnuity | NotComputable<AnnuityReason> {
  checkedChoice(facts.due, ['end', 'begin'], 'when a payment is due')
  if (!Number.isSafeInteger(facts.periods) || facts.periods < 0) {
    return notComputable('whole-periods', [
      diagnostic('whole-periods', 'error', 'periods', { found: String(facts.periods) }),
    ])
  }
  const rate = readRate(facts.rate, 'rate')
  if ('status' in rate) return rate
  const figures: Exact[] = []
  for (const field of ['payment', 'presentValue', 'futureValue'] as const) {
    const reading = readFigure(facts[field])
    if (!reading.ok) {
      return notComputable('unreadable-annuity', [diagnostic(reading.code, 'error', field, { text: reading.text })])
    }
    figures.push(reading.figure)
  }
  const [payments, now, end] = figures as [Exact, Exact, Exact]
  return { rate, payment: payments, presentValue: now, futureValue: end }
}
