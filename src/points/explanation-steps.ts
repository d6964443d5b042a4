import type { DiagnosticData, Explanation, ExplanationOperation, Rounding } from '../kernel/index.js'
import {
  addExact,
  decimalPlaces,
  divideExact,
  exactOf,
  exactOne,
  exactToPlainText,
  exactToText,
  exactZero,
  maxExact,
  minExact,
  multiplyExact,
  roundExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import type { CountingWindow } from './point-items.js'

/** Why somebody has a grade. */
export type PointGradeReasonCode =
  | 'grade-by-band'
  | 'grade-gate-not-passed'
  | 'grade-by-veto'
  | 'grade-limited-by-veto'
  | 'grade-seat'
  | 'grade-no-seat'
  | 'grade-open'

/** Why a condition holds. */
export type PointTestReasonCode =
  | 'consequence-follows'
  | 'list-place'
  | 'test-figure-at-least'
  | 'test-figure-more-than'
  | 'test-figure-at-most'
  | 'test-figure-less-than'
  | 'test-grade'
  | 'test-gate-passed'
  | 'test-gate-not-passed'
  | 'test-veto-hit'
  | 'test-veto-not-hit'
  | 'test-streak'
  | 'test-streak-list'
  | 'test-grade-change'
  | 'test-earlier-grade'
  | 'test-earlier-place'
  | 'test-earlier-list'
  | 'test-earlier-score'
  | 'test-no-losses'

/** What points were judged by, in the words of a sentence about them. */
export type PointBasisCode =
  | 'points-by-level'
  | 'points-by-range'
  | 'points-by-band'
  | 'points-by-place'
  | 'points-by-class'
  | 'points-by-times'
  | 'points-by-figure'
  | 'points-by-shortfall'

/** Over what a limit goes, in the words of a sentence about it. */
export type PointSpanCode =
  | `points-per-${Exclude<CountingWindow, object | 'period'>}`
  | 'points-per-blocks'
  | `points-per-rolling-${'days' | 'months' | 'years'}`

/** How several figures became one, in the words of a sentence about it. */
export type PointWayCode =
  'points-way-sum' | 'points-way-mean' | 'points-way-highest' | 'points-way-lowest' | 'points-way-last'

/** Steps of points that follow a figure, and the words in sentences about steps. */
export type PointStepWord =
  | 'points-quantity'
  | 'points-full'
  | 'points-rate-cap'
  | 'points-numerator'
  | 'points-denominator'
  | 'points-full-times'
  | 'points-base'
  | 'points-ratio'
  | 'points-ratio-steps'
  | 'points-members'
  | 'points-of-member'
  | 'points-own-weight'
  | 'points-weights-counted'
  | 'points-by-factor'
  | PointBasisCode
  | PointWayCode
  | PointSpanCode

/** Codes of the steps of a member's explanation. */
export type PointsStepCode =
  | 'points-effective'
  | 'points-total'
  | 'points-rounded'
  | 'points-category'
  | 'points-allocation'
  | 'points-opening'
  | 'points-item'
  | 'points-item-nothing'
  | 'points-entry'
  | 'points-entry-out'
  | 'points-asked'
  | 'points-steps'
  | 'points-worth'
  | 'points-multiplier'
  | 'points-lost'
  | 'points-lost-matter'
  | 'points-lost-counts'
  | 'points-lost-household'
  | 'points-lost-times'
  | 'points-spared'
  | 'points-floor'
  | 'points-nothing-left'
  | 'points-lost-reversed'
  | 'points-lost-rejected'
  | 'points-marks'
  | 'points-panel'
  | 'points-panel-mark'
  | 'points-mark'
  | 'points-measure'
  | PointStepWord
  | 'points-veto-set'
  | 'points-veto-struck'
  | 'points-veto-factor'
  | 'points-veto-figure'
  | PointGradeReasonCode
  | PointTestReasonCode
  | 'points-result'
  | 'points-weight'
  | 'points-factor'
  | 'points-count'
  | 'points-number'
  | 'points-period'
  | 'points-movement'
  | 'points-periods'

// Quotients without a finite decimal are shown to so many places; nothing else in an explanation is rounded but where the rules round.
const shownDigits = 12

/** A step whose figure follows from its lines by its operation. */
export function step(
  code: PointsStepCode,
  data: DiagnosticData,
  operation: Exclude<ExplanationOperation, 'given' | 'chosen'>,
  lines: readonly Explanation[],
  rounding?: Rounding,
): Explanation {
  const figures = lines.map((line) => exactOf(line.figure))
  const exact = combine(operation, figures)
  const needed =
    rounding ?? (decimalPlaces(exact) === undefined ? { digits: shownDigits, mode: 'halfUp' as const } : undefined)
  const figure = needed === undefined ? exactToPlainText(exact) : plainText(roundExact(exact, needed))
  return { code, data, figure, operation, ...(needed === undefined ? {} : { rounding: needed }), lines }
}

function plainText(figure: Exact): string {
  return exactToPlainText(figure)
}

function combine(operation: ExplanationOperation, figures: readonly Exact[]): Exact {
  const first = figures[0] ?? exactZero
  switch (operation) {
    case 'sum':
      return figures.reduce(addExact, exactZero)
    case 'difference':
      return figures.slice(1).reduce(subtractExact, first)
    case 'product':
      return figures.reduce(multiplyExact, exactOne)
    case 'quotient':
      return divideExact(first, figures[1] ?? exactOne)
    case 'minimum':
      return figures.reduce(minExact, first)
    case 'maximum':
      return figures.reduce(maxExact, first)
    default:
      return first
  }
}

/** Whether two figures are the same but for a quotient that was shown to so many places. */
export function isNearly(a: Exact, b: Exact): boolean {
  const { n, d } = subtractExact(a, b)
  return (n < 0n ? -n : n) * 100_000_000n < d
}

/** A step that stands by itself: a fact, or a number of the rules. */
export function given(code: PointsStepCode, data: DiagnosticData, figure: Exact): Explanation {
  const text =
    decimalPlaces(figure) === undefined ? exactToText(figure, shownDigits, 'halfUp') : exactToPlainText(figure)
  return { code, data, figure: text, operation: 'given', lines: [] }
}

/** Data without what is not there, so that a sentence that names it is not chosen. */
export function present(data: Readonly<Record<string, DiagnosticData[string] | undefined>>): DiagnosticData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as DiagnosticData
}
