import type {
  DecimalText,
  DiagnosticData,
  Explanation,
  ExplanationOperation,
  FractionText,
  Rounding,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  decimalPlaces,
  divideExact,
  exactOfComputed,
  exactToPlainText,
  exactToText,
  exactZero,
  fractionText,
  maxExact,
  minExact,
  multiplyExact,
  exactOne,
  roundExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'

/** The steps of scoring; an explanation names each as `scoring-…`. */
export type ScoreStep =
  | 'after-deduction'
  | 'against-target'
  | 'award-limited'
  | 'ballot-class'
  | 'base'
  | 'ballot-classes'
  | 'ballot-mean'
  | 'ballot-share'
  | 'ballots'
  | 'band'
  | 'below-minimum'
  | 'best'
  | 'best-zero'
  | 'beyond-target'
  | 'beyond-tolerance'
  | 'block-size'
  | 'blocks'
  | 'bonus-limited'
  | 'cap'
  | 'case'
  | 'cap-share'
  | 'capped'
  | 'ceiling'
  | 'change'
  | 'change-share'
  | 'class-weight'
  | 'class-weights'
  | 'coefficient'
  | 'completion'
  | 'completion-capped'
  | 'confirmed-rate'
  | 'converted'
  | 'corrected-base'
  | 'count-points'
  | 'counted'
  | 'curve'
  | 'curve-end'
  | 'curve-from'
  | 'curve-part'
  | 'curve-place'
  | 'curve-rise'
  | 'curve-run'
  | 'curve-share'
  | 'curve-way'
  | 'day-of-period'
  | 'days'
  | 'early-days'
  | 'deduction-limited'
  | 'discretion'
  | 'efficacy'
  | 'efficacy-points'
  | 'efficacy-share'
  | 'event'
  | 'event-count'
  | 'event-factor'
  | 'event-shared'
  | 'event-size'
  | 'events'
  | 'events-count'
  | 'excess'
  | 'factor'
  | 'figure'
  | 'floor'
  | 'from-zero'
  | 'full-at-target'
  | 'full-points'
  | 'gap-percent'
  | 'gap-share'
  | 'given-points'
  | 'given-share'
  | 'growth'
  | 'in-time'
  | 'late'
  | 'late-days'
  | 'late-points'
  | 'left-out'
  | 'level'
  | 'maximum'
  | 'mean'
  | 'mean-of-shares'
  | 'minimum'
  | 'missing'
  | 'missing-points'
  | 'months'
  | 'most'
  | 'never-done'
  | 'no-case'
  | 'no-figure-yet'
  | 'no-spread'
  | 'not-applicable'
  | 'not-applicable-full'
  | 'not-applicable-points'
  | 'not-applicable-zero'
  | 'not-reported'
  | 'nothing-applies'
  | 'nothing-happened'
  | 'number'
  | 'out-of'
  | 'parts-ratio'
  | 'parts-sum'
  | 'peer-best'
  | 'peer-mean'
  | 'persons'
  | 'persons-mean'
  | 'persons-sum'
  | 'points-of-places'
  | 'points-moved'
  | 'points-per-day'
  | 'points-per-event'
  | 'points-per-missing'
  | 'points-per-step'
  | 'points-per-unit'
  | 'proportional'
  | 'proportional-of-whole'
  | 'quota-part'
  | 'quotas-missed'
  | 'quotas-reached'
  | 'rank-points'
  | 'rate-limited'
  | 'ratio'
  | 'ratio-to-first'
  | 'reached-share'
  | 'repeat'
  | 'repeats'
  | 'reported'
  | 'required-part'
  | 'required-reached'
  | 'required-whole'
  | 'rescaled'
  | 'reweighted'
  | 'rounded'
  | 'row-missing'
  | 'rows-count'
  | 'rows-maximum'
  | 'rows-mean'
  | 'rows-minimum'
  | 'rows-sum'
  | 'scale'
  | 'share'
  | 'share-of-period'
  | 'share-of-weight'
  | 'share-of-whole'
  | 'shared-by'
  | 'shared-places'
  | 'sheet-items'
  | 'sheets-together'
  | 'sheet-not-counted'
  | 'shortfall'
  | 'start'
  | 'step-bonus'
  | 'step-deduction'
  | 'step-size'
  | 'steps-beyond'
  | 'steps-in-gap'
  | 'strongest'
  | 'subject-figure'
  | 'sum'
  | 'taken-off'
  | 'target'
  | 'target-assigned'
  | 'target-decided'
  | 'target-largest'
  | 'target-previous'
  | 'target-reached'
  | 'target-smallest'
  | 'target-times'
  | 'target-zero'
  | 'threshold-missed'
  | 'threshold-passed'
  | 'tied'
  | 'tolerance'
  | 'total'
  | 'total-factor'
  | 'verified-figure'
  | 'veto-factor'
  | 'veto-limited'
  | 'veto-scaled'
  | 'weakest'
  | 'weight'
  | 'weight-factor'
  | 'whole'
  | 'whole-steps'
  | 'with-bonus'
  | 'with-factor'
  | 'within-tolerance'
  | 'zero'
  | 'zeroed'

/**
 * One step of a calculation with its exact figure and the steps that it stands on. Rules compute in these, so what is explained is what was
 * computed.
 */
export interface Working {
  readonly code: string
  readonly data: DiagnosticData
  readonly figure: Exact
  readonly operation: ExplanationOperation
  readonly lines: readonly Working[]
  readonly rounding?: Rounding
}

/** A fact or a figure of the rule. */
export function givenStep(code: string, figure: Exact, data: DiagnosticData = {}): Working {
  return { code, data, figure, operation: 'given', lines: [] }
}

/** The sum of the lines. */
export function sumStep(code: string, lines: readonly Working[], data: DiagnosticData = {}): Working {
  let figure = exactZero
  for (const line of lines) figure = addExact(figure, line.figure)
  return { code, data, figure, operation: 'sum', lines }
}

/** The first line minus the others. */
export function differenceStep(
  code: string,
  lines: readonly [Working, ...Working[]],
  data: DiagnosticData = {},
): Working {
  const [first, ...others] = lines
  return {
    code,
    data,
    figure: others.map(figureOf).reduce(subtractExact, first.figure),
    operation: 'difference',
    lines,
  }
}

/** The product of the lines. */
export function productStep(code: string, lines: readonly Working[], data: DiagnosticData = {}): Working {
  return { code, data, figure: lines.map(figureOf).reduce(multiplyExact, exactOne), operation: 'product', lines }
}

/** The first line by the second, which is not zero. */
export function quotientStep(code: string, above: Working, below: Working, data: DiagnosticData = {}): Working {
  return { code, data, figure: divideExact(above.figure, below.figure), operation: 'quotient', lines: [above, below] }
}

/** The smallest of the lines. */
export function minimumStep(code: string, lines: readonly [Working, ...Working[]], data: DiagnosticData = {}): Working {
  return { code, data, figure: lines.map(figureOf).reduce(minExact), operation: 'minimum', lines }
}

/** The largest of the lines. */
export function maximumStep(code: string, lines: readonly [Working, ...Working[]], data: DiagnosticData = {}): Working {
  return { code, data, figure: lines.map(figureOf).reduce(maxExact), operation: 'maximum', lines }
}

/** A figure that a condition picked: a band, a level, a threshold; its lines are what the condition looked at. */
export function chosenStep(
  code: string,
  figure: Exact,
  data: DiagnosticData = {},
  lines: readonly Working[] = [],
): Working {
  return { code, data, figure, operation: 'chosen', lines }
}

/** The line, rounded. */
export function roundedStep(code: string, line: Working, rounding: Rounding, data: DiagnosticData = {}): Working {
  const { digits, mode } = rounding
  const figure = roundExact(line.figure, rounding)
  return { code, data, figure, operation: 'rounded', lines: [line], rounding: { digits, mode } }
}

function figureOf(step: Working): Exact {
  return step.figure
}

/** Places to which a figure without a finite decimal form is written. */
const shownPlaces = 12

/** A figure as text: exactly where it has a finite decimal form, else half up to twelve places. */
export function figureText(figure: Exact): DecimalText {
  return decimalPlaces(figure) === undefined ? exactToText(figure, shownPlaces, 'halfUp') : exactToPlainText(figure)
}

/** The step with what it is about: its title, what it is worth, its article. */
export function about(step: Working, data: DiagnosticData): Working {
  return { ...step, data: { ...step.data, ...data } }
}

/** A share in per cent for people: to four places. */
export function percentText(share: Exact): DecimalText {
  const percent = multiplyExact(share, { n: 100n, d: 1n })
  const places = decimalPlaces(percent)
  return places === undefined || places > 4 ? exactToText(percent, 4, 'halfUp') : exactToPlainText(percent)
}

/** The figure of a step as it is published: at the scale of its rounding where it ends with one, else exactly, as a decimal or a fraction. */
export function publishedText(step: Working): FractionText {
  const { rounding, figure } = step
  return rounding === undefined || rounding.digits < 0
    ? fractionText(figure)
    : exactToText(figure, rounding.digits, rounding.mode)
}

/**
 * The working as an explanation whose texts add up. Thirds are written to `places` decimals, and what stands on them is
 * computed from what is written; the last rounding makes the same figure of it.
 */
export function explanationOf(working: Working, prefix = ''): Explanation {
  const told = writtenWith(working, shownPlaces, prefix)
  return compareExact(exactOfComputed(told.figure), working.figure) === 0 || decimalPlaces(working.figure) === undefined
    ? told
    : writtenWith(working, 3 * shownPlaces, prefix)
}

function writtenWith(step: Working, places: number, prefix: string): Explanation {
  const lines = step.lines.map((line) => writtenWith(line, places, prefix))
  const raw = recomputed(step, lines)
  const rounding = step.rounding ?? roundingOf(raw, step.figure, places)
  const exact = rounding === undefined ? raw : roundExact(raw, rounding)
  const figure =
    rounding === undefined || step.rounding === undefined || rounding.digits < 0
      ? exactToPlainText(exact)
      : exactToText(exact, rounding.digits, rounding.mode)
  const { code, data, operation } = step
  return { code: `${prefix}${code}`, data, figure, operation, ...(rounding === undefined ? {} : { rounding }), lines }
}

/** Places to which a sum of written thirds is brought back to the decimal that it is. */
const healedPlaces = 6

// A figure without a finite form is written to `places`; one that has a finite form is brought back to it from the written lines.
function roundingOf(raw: Exact, figure: Exact, places: number): Rounding | undefined {
  const finite = decimalPlaces(figure)
  if (finite === undefined) return { digits: places, mode: 'halfUp' }
  if (compareExact(raw, figure) === 0) return undefined
  return { digits: finite > healedPlaces ? finite : healedPlaces, mode: 'halfUp' }
}

function recomputed(step: Working, lines: readonly Explanation[]): Exact {
  const figures = lines.map((line) => exactOfComputed(line.figure))
  switch (step.operation) {
    case 'given':
    case 'chosen':
      return step.figure
    case 'sum':
      return figures.reduce(addExact, exactZero)
    case 'difference':
      return figures.slice(1).reduce(subtractExact, figures[0] ?? exactZero)
    case 'product':
      return figures.reduce(multiplyExact, exactOne)
    case 'quotient':
      return divideExact(figures[0] ?? exactZero, figures[1] ?? exactOne)
    case 'minimum':
      return figures.reduce(minExact)
    case 'maximum':
      return figures.reduce(maxExact)
    case 'rounded':
      return figures[0] ?? exactZero
  }
}
