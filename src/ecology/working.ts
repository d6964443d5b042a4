import type { DiagnosticData, Explanation, ExplanationOperation, Rounding } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  decimalPlaces,
  divideExact,
  exactOfComputed,
  exactOne,
  exactToPlainText,
  exactToText,
  exactZero,
  isZeroExact,
  maxExact,
  minExact,
  multiplyExact,
  roundExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import type { EcologyStep } from './codes.js'
import { withWords } from './words.js'
import { combineDimensions, dimensionText, type Dimension } from './units.js'

/**
 * A value with what is known of its bounds. An exact value has all three equal; "about" has no bounds; "at least" has
 * a lower bound alone; a factor with a range has all three, different.
 */
export interface Span {
  readonly mid: Exact | undefined
  readonly low: Exact | undefined
  readonly high: Exact | undefined
}

/** A step of a calculation: its value in base units, its dimension, and the steps that it stands on. */
export interface Working {
  /** Kebab-case code of the step. */
  readonly code: EcologyStep
  /** The values that its sentence names. */
  readonly data: DiagnosticData
  /** The value in base units. */
  readonly span: Span
  /** Its dimension; `undefined` where a fact is missing, and then everything that stands on it is discarded. */
  readonly dimension: Dimension | undefined
  /** How it follows from the lines. */
  readonly operation: ExplanationOperation
  /** The steps that it stands on. */
  readonly lines: readonly Working[]
}

/** An exact value as a span. */
export function exactSpan(value: Exact): Span {
  return { mid: value, low: value, high: value }
}

/** A value that stands on nothing else. */
export function given(
  code: EcologyStep,
  span: Span,
  dimension: Dimension | undefined,
  data: DiagnosticData = {},
): Working {
  return { code, data, span, dimension, operation: 'given', lines: [] }
}

/** A definition's own number, without a dimension. */
export function constant(value: Exact, code: EcologyStep, data: DiagnosticData = {}): Working {
  return given(code, exactSpan(value), new Map(), data)
}

/** The sum of steps of one dimension; the desk has compared the dimensions. */
export function summed(
  code: EcologyStep,
  lines: readonly Working[],
  dimension: Dimension | undefined,
  data: DiagnosticData,
): Working {
  const span = lines.reduce((sum, line) => addSpans(sum, line.span), exactSpan(exactZero))
  return { code, data, span, dimension, operation: 'sum', lines }
}

/** a − b of one dimension. */
export function differed(code: EcologyStep, a: Working, b: Working, data: DiagnosticData): Working {
  const span = {
    mid: both(a.span.mid, b.span.mid, subtractExact),
    low: both(a.span.low, b.span.high, subtractExact),
    high: both(a.span.high, b.span.low, subtractExact),
  }
  return { code, data, span, dimension: a.dimension ?? b.dimension, operation: 'difference', lines: [a, b] }
}

/** The product of steps. */
export function multiplied(code: EcologyStep, lines: readonly Working[], data: DiagnosticData = {}): Working {
  const span = lines.reduce((product, line) => multiplySpans(product, line.span), exactSpan(exactOne))
  return { code, data, span, dimension: dimensionOf(lines, 1), operation: 'product', lines }
}

/** a ÷ b; the desk has ruled out zero. */
export function divided(code: EcologyStep, a: Working, b: Working, data: DiagnosticData = {}): Working {
  const span = multiplySpans(a.span, inverted(b.span))
  return { code, data, span, dimension: dimensionOf([a, b], -1), operation: 'quotient', lines: [a, b] }
}

/** Whether a step is exactly zero, or reaches zero within its bounds. */
export function touchesZero(step: Working): boolean {
  const { mid, low, high } = step.span
  if (mid !== undefined) return isZeroExact(mid)
  return (low !== undefined && isZeroExact(low)) || (high !== undefined && isZeroExact(high))
}

/** Whether a step is below zero anywhere. */
export function belowZero(step: Working): boolean {
  return [step.span.mid, step.span.low, step.span.high].some((one) => one !== undefined && signExact(one) < 0)
}

/** Whether the value is a single exact one. */
export function isExactSpan({ mid, low, high }: Span): boolean {
  return (
    mid !== undefined &&
    low !== undefined &&
    high !== undefined &&
    compareExact(low, mid) === 0 &&
    compareExact(mid, high) === 0
  )
}

/**
 * The step as an explanation whose root is rounded as the question says and counted in `scale` base units. Inner figures
 * without a short decimal form are shown to thirty places and say so.
 */
export function explanationOf(step: Working, scale: Exact, rounding: Rounding, unit: string): Explanation | undefined {
  if (step.span.mid === undefined) return undefined
  const figure = roundedText(divideExact(step.span.mid, scale), rounding)
  const inner = shown(step)
  const root = isOne(scale) ? inner : inUnit(step, inner, scale)
  const explanation: Explanation = { ...root, figure, rounding, data: withWords({ ...plainData(root.data), unit }) }
  // A shown line of thirty places could turn a rounding that the exact value does not: then the lines are shown, not claimed.
  return explanation.operation === 'given' || follows(explanation)
    ? explanation
    : { ...explanation, operation: 'chosen' }
}

/** A value as text by a named rounding; fewer than zero digits round to tens, hundreds, … */
export function roundedText(value: Exact, rounding: Rounding): string {
  const { digits, mode } = rounding
  return digits < 0 ? exactToPlainText(roundExact(value, rounding)) : exactToText(value, digits, mode)
}

function follows(explanation: Explanation): boolean {
  const value = explanation.operation === 'chosen' ? exactOfComputed(explanation.figure) : recomputed(explanation)
  if (value === undefined) return false
  return compareExact(roundExact(value, explanation.rounding as Rounding), exactOfComputed(explanation.figure)) === 0
}

// Nothing where a divisor is so small that its shown places are all zero.
function recomputed({ operation, lines }: Explanation): Exact | undefined {
  const [first = exactOne, ...rest] = lines.map((line) => exactOfComputed(line.figure))
  switch (operation) {
    case 'sum':
      return lines.length === 0 ? exactZero : rest.reduce(addExact, first)
    case 'difference':
      return rest.reduce(subtractExact, first)
    case 'quotient':
      return rest.some(isZeroExact) ? undefined : rest.reduce(divideExact, first)
    case 'minimum':
      return rest.reduce(minExact, first)
    case 'maximum':
      return rest.reduce(maxExact, first)
    default:
      return rest.reduce(multiplyExact, first)
  }
}

function inUnit(step: Working, inner: Explanation, scale: Exact): Explanation {
  const whole = scale.d === 1n || decimalPlaces(scale) !== undefined
  const per = shownConstant(whole ? scale : divideExact(exactOne, scale))
  return {
    code: `step-${step.code}`,
    data: plainData(step.data),
    figure: inner.figure,
    operation: whole ? 'quotient' : 'product',
    lines: [inner, per],
  }
}

// The unit that a text was in serves the showing of figures, not the reader of a step; the words of another unit are made anew.
function plainData(data: DiagnosticData): DiagnosticData {
  const {
    statedUnit: _,
    unitWords: _words,
    basis: _basis,
    each: _each,
    yieldWord: _yield,
    unitName: _name,
    ...plain
  } = data
  return plain
}

function shownConstant(value: Exact): Explanation {
  return { code: 'step-base-units-in-unit', data: {}, figure: shownText(value), operation: 'given', lines: [] }
}

const shownDigits = 30

function shown(step: Working): Explanation {
  const lines = step.lines.map(shown)
  const data = withWords({ unit: dimensionText(step.dimension ?? new Map()), ...plainData(step.data) })
  const bare = { code: `step-${step.code}`, data, operation: step.operation, lines }
  if (step.operation === 'given' || step.operation === 'chosen')
    return { ...bare, figure: shownText(step.span.mid ?? exactZero) }
  const value = recomputed({ ...bare, figure: '0' })
  if (value === undefined) return { ...bare, figure: shownText(step.span.mid ?? exactZero), operation: 'chosen' }
  const places = decimalPlaces(value)
  if (places !== undefined && places <= shownDigits) return { ...bare, figure: exactToPlainText(value) }
  return {
    ...bare,
    figure: exactToText(value, shownDigits, 'halfUp'),
    rounding: { digits: shownDigits, mode: 'halfUp' },
  }
}

function shownText(value: Exact): string {
  const places = decimalPlaces(value)
  return places !== undefined && places <= shownDigits
    ? exactToPlainText(value)
    : exactToText(value, shownDigits, 'halfUp')
}

function isOne(value: Exact): boolean {
  return compareExact(value, exactOne) === 0
}

function dimensionOf(lines: readonly Working[], sign: 1 | -1): Dimension | undefined {
  let dimension: Dimension = new Map()
  for (const [index, line] of lines.entries()) {
    if (line.dimension === undefined) return undefined
    dimension = combineDimensions(dimension, line.dimension, index === 0 ? 1 : sign)
  }
  return dimension
}

function addSpans(a: Span, b: Span): Span {
  return { mid: both(a.mid, b.mid, addExact), low: both(a.low, b.low, addExact), high: both(a.high, b.high, addExact) }
}

// Bounds of a product with a negative side cross over; both corners are looked at.
function multiplySpans(a: Span, b: Span): Span {
  const mid = both(a.mid, b.mid, multiplyExact)
  const low = both(a.low, b.low, multiplyExact)
  const high = both(a.high, b.high, multiplyExact)
  const negative = [a.low, b.low].some((one) => one !== undefined && signExact(one) < 0)
  if (!negative) return { mid, low, high }
  const corners = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => both(x, y, multiplyExact)))
  if (corners.some((one) => one === undefined)) return { mid, low: undefined, high: undefined }
  const sorted = (corners as Exact[]).sort(compareExact)
  return { mid, low: sorted[0], high: sorted[3] }
}

function inverted({ mid, low, high }: Span): Span {
  return { mid: inverse(mid), low: inverse(high), high: inverse(low) }
}

function inverse(value: Exact | undefined): Exact | undefined {
  return value === undefined || isZeroExact(value) ? undefined : divideExact(exactOne, value)
}

function both(a: Exact | undefined, b: Exact | undefined, f: (a: Exact, b: Exact) => Exact): Exact | undefined {
  return a === undefined || b === undefined ? undefined : f(a, b)
}
