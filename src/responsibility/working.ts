import type { DecimalText, DiagnosticData, ExplanationOperation, FractionText, Rounding } from '../kernel/index.js'
import {
  type Exact,
  addExact,
  decimalPlaces,
  divideExact,
  exactOne,
  exactToPlainText,
  exactToText,
  exactZero,
  fractionText,
  maxExact,
  minExact,
  multiplyExact,
  roundExact,
  subtractExact,
} from '../kernel/internal.js'

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
export const shownPlaces = 12

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
