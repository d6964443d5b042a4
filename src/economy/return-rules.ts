import { readFigure, type DecimalText, type PolicyDocument, type RoundingMode } from '../kernel/index.js'
import type { Exact } from '../kernel/internal.js'

/** How the returns of projects are computed and rounded. */
export interface ReturnRules {
  /** Decimal places of rates as fractions (`0.1551` is 15.51 %). */
  readonly rateDigits: number
  /** Decimal places of percentages, times, years and other ratios. */
  readonly ratioDigits: number
  /** Decimal places of money, in the unit of the flows. */
  readonly moneyDigits: number
  /** How a figure is rounded; bounds are rounded outward. */
  readonly mode: RoundingMode
  /** Days that count as one year between dated flows: `'365'` as spreadsheets have it, or `'365.25'`. */
  readonly daysPerYear: DecimalText
  /** When the first of a list of undated flows happens: now, or at the end of the first period. */
  readonly firstFlow: 'now' | 'afterOnePeriod'
  /** What the rate of return of money that never comes back is: none, or −1 by agreement. */
  readonly totalLoss: 'refuse' | 'minusOne'
  /** Whether money comes in evenly within a period, so that the payback lies within it, or all at its end. */
  readonly payback: 'evenlyWithinPeriod' | 'wholePeriods'
}

/** What a calculator of returns reads of a document: only its rules. */
export type ReturnDocument = Pick<PolicyDocument<ReturnRules>, 'rules'>

/** The conventions of spreadsheets for returns: years of 365 days, the first flow now, no rate for a total loss. */
export const returnConventions: PolicyDocument<ReturnRules> = {
  id: 'return-conventions',
  title: { zh: '项目收益计算约定', en: 'Conventions of project returns' },
  version: '1',
  effective: { from: '2000-01-01' },
  sources: [{ id: 'spreadsheets', document: 'XIRR, XNPV, IRR, NPV of common spreadsheets', status: 'secondHand' }],
  rules: {
    rateDigits: 10,
    ratioDigits: 4,
    moneyDigits: 2,
    mode: 'halfUp',
    daysPerYear: '365',
    firstFlow: 'now',
    totalLoss: 'refuse',
    payback: 'evenlyWithinPeriod',
  },
  decisions: [],
}

const longestYear = 1000n

/**
 * The days that count as one year.
 *
 * @throws RangeError when the rules give none above zero
 */
export function daysOfYear({ daysPerYear }: ReturnRules): Exact {
  const reading = readFigure(daysPerYear)
  if (reading.ok && reading.figure.n > 0n && reading.figure.n <= longestYear * reading.figure.d) {
    if (reading.figure.d <= longestYear * longestYear) return reading.figure
  }
  throw new RangeError(
    `rules.daysPerYear cannot be '${daysPerYear.slice(0, 30)}': give days above zero with at most 6 places, such as '365'`,
  )
}
