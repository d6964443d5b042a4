import { decimalPlaces, exactToPlainText, type Exact } from './exact.js'
import { longestFigure, readFigure, type FigureInput, type FigureRefusal } from './figures.js'

/**
 * An exact value as text: decimal text where it has a finite decimal form (`'83.25'`), else a fraction in lowest terms
 * (`'250/3'`).
 */
export type FractionText = string

/** A fraction that was read, or why it was refused. */
export type FractionReading =
  | { readonly ok: true; readonly figure: Exact }
  | { readonly ok: false; readonly code: FigureRefusal | 'zero-denominator'; readonly text: string }

/**
 * Reads a figure or a fraction of two whole numbers (`'2/7'`), exactly.
 *
 * @internal
 */
export function readFraction(input: FigureInput): FractionReading {
  const slash = typeof input === 'string' && input.length <= longestFraction ? input.indexOf('/') : -1
  if (typeof input !== 'string' || slash === -1) return readFigure(input)
  const above = readFigure(input.slice(0, slash))
  if (!above.ok) return { ...above, text: excerpt(input) }
  const below = readFigure(input.slice(slash + 1))
  if (!below.ok) return { ...below, text: excerpt(input) }
  if (below.figure.n === 0n) return { ok: false, code: 'zero-denominator', text: input }
  if (below.figure.n < 0n) return { ok: false, code: 'not-a-figure', text: input }
  return { ok: true, figure: { n: above.figure.n * below.figure.d, d: above.figure.d * below.figure.n } }
}

const longestFraction = 2 * longestFigure + 1

function excerpt(text: string): string {
  return text.length > longestFigure ? `${text.slice(0, 20)}…` : text
}

/**
 * Writes an exact value: finite decimals as decimal text, others as a fraction in lowest terms.
 *
 * @internal
 */
export function fractionText(value: Exact): FractionText {
  if (decimalPlaces(value) !== undefined) return exactToPlainText(value)
  const divisor = greatestCommonDivisor(value.n < 0n ? -value.n : value.n, value.d)
  return `${value.n / divisor}/${value.d / divisor}`
}

/**
 * The greatest common divisor of two integers that are not negative.
 *
 * @internal
 */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) {
    const rest = a % b
    a = b
    b = rest
  }
  return a
}
