import { divideRounded, type Rounding, type RoundingMode } from './rounding.js'

/**
 * An exact number: a fraction of two integers with a positive denominator. It need not be in lowest terms. Every rule is
 * computed in these and rounded once, where the rule says so.
 */
export interface Exact {
  readonly n: bigint
  readonly d: bigint
}

/** Zero. */
export const exactZero: Exact = { n: 0n, d: 1n }

/** One. */
export const exactOne: Exact = { n: 1n, d: 1n }

/** A small integer as an exact number. */
export function exactInteger(value: number | bigint): Exact {
  return { n: BigInt(value), d: 1n }
}

/** a + b. */
export function addExact(a: Exact, b: Exact): Exact {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d }
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d }
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d }
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d)
}

/** a − b. */
export function subtractExact(a: Exact, b: Exact): Exact {
  return addExact(a, negateExact(b))
}

/** −a. */
export function negateExact(a: Exact): Exact {
  return { n: -a.n, d: a.d }
}

/** |a|. */
export function absoluteExact(a: Exact): Exact {
  return a.n < 0n ? negateExact(a) : a
}

/** a × b. */
export function multiplyExact(a: Exact, b: Exact): Exact {
  return reduced(a.n * b.n, a.d * b.d)
}

/**
 * a ÷ b. The caller has ruled out b = 0 with a typed reason.
 *
 * @throws RangeError when b is zero
 */
export function divideExact(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new RangeError('division by zero: give a typed reason before dividing')
  return b.n < 0n ? reduced(-a.n * b.d, a.d * -b.n) : reduced(a.n * b.d, a.d * b.n)
}

/** The sum of a list. */
export function sumExact(list: readonly Exact[]): Exact {
  return list.reduce(addExact, exactZero)
}

/** −1, 0 or 1 as a is less than, equal to or more than b. */
export function compareExact(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.d === b.d ? a.n : a.n * b.d
  const right = a.d === b.d ? b.n : b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

/** −1, 0 or 1: the sign. */
export function signExact(a: Exact): -1 | 0 | 1 {
  return a.n < 0n ? -1 : a.n > 0n ? 1 : 0
}

/** Whether a is zero. */
export function isZeroExact(a: Exact): boolean {
  return a.n === 0n
}

/** The smaller of two. */
export function minExact(a: Exact, b: Exact): Exact {
  return compareExact(a, b) <= 0 ? a : b
}

/** The larger of two. */
export function maxExact(a: Exact, b: Exact): Exact {
  return compareExact(a, b) >= 0 ? a : b
}

/**
 * Rounds to decimal places (negative: tens, hundreds) by a named mode.
 *
 * @throws RangeError when the places are not a whole number from {@link fewestPlaces} to {@link mostPlaces}
 */
export function roundExact(a: Exact, rounding: Rounding): Exact {
  const { digits, mode } = rounding
  const step = stepOfPlaces(digits)
  return { n: divideRounded(a.n * step.d, a.d * step.n, mode) * step.n, d: step.d }
}

/** The fewest places that a rounding keeps: −12 rounds to whole 万亿. */
const fewestPlaces = -12

/** The most places that a rounding keeps: no figure that is read has more. A rule may ask for thirty; workings go farther. */
const mostPlaces = 60

/**
 * One step of a figure with so many places: a hundredth for 2, ten for −1. Every rounding passes here.
 *
 * @throws RangeError when the places are not a whole number from {@link fewestPlaces} to {@link mostPlaces}
 */
export function stepOfPlaces(digits: number): Exact {
  if (!Number.isInteger(digits) || digits < fewestPlaces || digits > mostPlaces) {
    throw new RangeError(
      `a rounding to ${String(digits)} places is none: give a whole number from -12 (negative: tens, hundreds) to 30`,
    )
  }
  return digits >= 0 ? { n: 1n, d: powerOfTen(digits) } : { n: powerOfTen(-digits), d: 1n }
}

/** The integer that a rounding mode makes of a. */
export function wholeExact(a: Exact, mode: RoundingMode): bigint {
  return divideRounded(a.n, a.d, mode)
}

/** Whether a is a whole multiple of a positive step. */
export function isMultipleExact(a: Exact, step: Exact): boolean {
  return (a.n * step.d) % (a.d * step.n) === 0n
}

/** a to a small non-negative integer power. */
export function powerExact(a: Exact, exponent: number): Exact {
  let power = exactOne
  let square = a
  for (let rest = exponent; rest > 0; rest = (rest - (rest % 2)) / 2) {
    if (rest % 2 === 1) power = { n: power.n * square.n, d: power.d * square.d }
    if (rest > 1) square = { n: square.n * square.n, d: square.d * square.d }
  }
  return power
}

/**
 * Ten to a small non-negative power.
 *
 * @throws RangeError when the exponent is not a whole number from zero
 */
export function powerOfTen(exponent: number): bigint {
  const power = smallPowers[exponent]
  if (power !== undefined) return power
  if (Number.isInteger(exponent) && exponent > 0) return BigInt('1' + '0'.repeat(exponent))
  throw new RangeError(`${exponent} places is none: give a whole number from 0`)
}

const smallPowers: readonly bigint[] = [
  1n,
  10n,
  100n,
  1_000n,
  10_000n,
  100_000n,
  1_000_000n,
  10_000_000n,
  100_000_000n,
  1_000_000_000n,
  10_000_000_000n,
  100_000_000_000n,
  1_000_000_000_000n,
]

/**
 * Decimal text with exactly that many places, rounded by a named mode; of fewer than none, whole tens, hundreds, …: 1234 to −1
 * places is `'1230'`. A negative zero does not exist.
 *
 * @throws RangeError when the places are not a whole number from {@link fewestPlaces} to {@link mostPlaces}
 */
export function exactToText(a: Exact, digits: number, mode: RoundingMode): string {
  const step = stepOfPlaces(digits)
  const steps = divideRounded(a.n * step.d, a.d * step.n, mode)
  return digits < 0 ? (steps * step.n).toString() : scaledText(steps, digits)
}

/**
 * Decimal text without padding.
 *
 * @throws RangeError when the value has no finite decimal form (a third): then a rule must name its rounding
 */
export function exactToPlainText(a: Exact): string {
  const digits = decimalPlaces(a)
  if (digits === undefined) throw new RangeError(`${a.n}/${a.d} has no finite decimal form: name a rounding`)
  return scaledText((a.n * powerOfTen(digits)) / a.d, digits)
}

/** How many places the value needs, or `undefined` when no finite number of them is enough. */
export function decimalPlaces(a: Exact): number | undefined {
  const divisor = gcd(a.n < 0n ? -a.n : a.n, a.d)
  let rest = a.d / divisor
  let twos = 0
  let fives = 0
  while (rest % 2n === 0n) {
    rest /= 2n
    twos += 1
  }
  while (rest % 5n === 0n) {
    rest /= 5n
    fives += 1
  }
  if (rest !== 1n) return undefined
  return twos > fives ? twos : fives
}

/** The figure as plain text where it has one, else rounded half up to the given places; for explanations only. */
export function exactToShownText(a: Exact, digits: number): string {
  const places = decimalPlaces(a)
  return places !== undefined && places <= digits ? exactToPlainText(a) : exactToText(a, digits, 'halfUp')
}

function scaledText(scaled: bigint, digits: number): string {
  const negative = scaled < 0n
  const text = (negative ? -scaled : scaled).toString().padStart(digits + 1, '0')
  const cut = text.length - digits
  const body = digits === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`
  return negative ? `-${body}` : body
}

// Fractions grow with each product; the common divisor keeps them small. Small ones are left alone: dividing costs more than
// carrying. So are those of compound interest over very many periods, which have no common divisor to speak of.
const smallEnough = 1n << 256n
const tooLarge = 1n << 8192n

function reduced(n: bigint, d: bigint): Exact {
  if (d < smallEnough || d > tooLarge) return { n, d }
  const divisor = gcd(n < 0n ? -n : n, d)
  return { n: n / divisor, d: d / divisor }
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) {
    const rest = a % b
    a = b
    b = rest
  }
  return a
}
