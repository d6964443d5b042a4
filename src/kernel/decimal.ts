import { Decimal } from 'decimal.js'
import { exactOf } from './figures.js'
import {
  compareExact,
  exactInteger,
  exactToText,
  multiplyExact,
  powerExact,
  powerOfTen,
  wholeExact,
  type Exact,
} from './exact.js'
import { awayFromZero, type RoundingMode } from './rounding.js'

/**
 * Irrational results. A private copy of decimal.js: settings that a host gives to the shared one change nothing here.
 * Each function states its digits; sixty are carried, so that the stated ones are those of the true value.
 */
const Private = /*#__PURE__*/ Decimal.clone({ precision: 60, rounding: 4, toExpNeg: -9e15, toExpPos: 9e15 })

/** Natural logarithm of a positive value, to `digits` places, half up. */
export function lnText(a: Exact, digits: number): string {
  return Private.ln(decimalOf(a)).toFixed(digits, 4)
}

/** e to the power of a, to `digits` places, half up. */
export function expText(a: Exact, digits: number): string {
  return Private.exp(decimalOf(a)).toFixed(digits, 4)
}

/** Logarithm of a positive value to a base, to `digits` places, rounded down unless told otherwise. */
export function logText(a: Exact, base: number, digits: number, mode: RoundingMode): string {
  return decimalText(Private.ln(decimalOf(a)).div(Private.ln(base)), digits, mode)
}

/** Square root of a non-negative value, to `digits` places, half up. */
export function squareRootText(a: Exact, digits: number): string {
  return Private.sqrt(decimalOf(a)).toFixed(digits, 4)
}

/**
 * The positive k-th root of a positive value, to `digits` places. Certified: exact powers show that the true root lies
 * between the two steps that the rounding chose from.
 */
export function rootText(a: Exact, degree: number, digits: number, mode: RoundingMode): string {
  const scale = powerOfTen(digits)
  const approximation = Private.pow(decimalOf(a), new Private(1).div(degree))
  let below = wholeExact(multiplyExact(exactFromDecimal(approximation), exactInteger(scale)), 'floor')
  while (comparePower(below, scale, degree, a) > 0) below -= 1n
  while (comparePower(below + 1n, scale, degree, a) <= 0) below += 1n
  if (comparePower(below, scale, degree, a) === 0) return exactToText({ n: below, d: scale }, digits, 'down')
  const half = -comparePower(2n * below + 1n, 2n * scale, degree, a)
  const up = awayFromZero(mode, false, half, below % 2n === 1n)
  return exactToText({ n: up ? below + 1n : below, d: scale }, digits, 'down')
}

// Sign of (n/d)^degree − a.
function comparePower(n: bigint, d: bigint, degree: number, a: Exact): number {
  return compareExact(powerExact({ n, d }, degree), a)
}

/** a to a power that need not be whole (a > 0), to `digits` places, half up. */
export function powerText(a: Exact, exponent: Exact, digits: number): string {
  return Private.pow(decimalOf(a), decimalOf(exponent)).toFixed(digits, 4)
}

/** The value in high precision, for series of irrational steps that are rounded once at the end. */
export function decimalOf(a: Exact): Decimal {
  return new Private(a.n.toString()).div(a.d.toString())
}

/** A high-precision value as text with `digits` places, rounded by a named mode. */
export function decimalText(value: Decimal, digits: number, mode: RoundingMode): string {
  return exactToText(exactFromDecimal(value), digits, mode)
}

/** The exact value of a high-precision decimal. */
export function exactFromDecimal(value: Decimal): Exact {
  const text = value.toFixed()
  const point = text.indexOf('.')
  if (point === -1) return { n: BigInt(text), d: 1n }
  return { n: BigInt(text.slice(0, point) + text.slice(point + 1)), d: powerOfTen(text.length - 1 - point) }
}

/** A value that the caller passes, in high precision. */
export function decimalFrom(input: string | number | bigint): Decimal {
  return decimalOf(exactOf(input))
}
