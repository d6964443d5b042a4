import type { DecimalText, Rounding } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  fromScaled,
  multiplyExact,
  negateExact,
  roundExact,
  subtractExact,
  toScaled,
  wholeExact,
  type Exact,
} from '../kernel/internal.js'

/**
 * The arithmetic that a settlement is written in, once: exact fractions for every case, and scaled integers for the many members
 * whose figures need no more than six places. Scaled integers say when a figure does not fit; that member is then done in fractions.
 */
export interface Arithmetic<T> {
  readonly zero: T
  read(text: DecimalText): T
  whole(count: number): T
  add(a: T, b: T): T
  subtract(a: T, b: T): T
  /** 0 − a. */
  negate(a: T): T
  multiply(a: T, b: T): T
  /** a ÷ b; the caller has ruled out zero. */
  divide(a: T, b: T): T
  /** −, 0 or + as a is less than, equal to or more than b. */
  compare(a: T, b: T): number
  /** −, 0 or + as a is less than, equal to or more than zero. */
  sign(a: T): number
  /** Full steps of size b in a, toward minus infinity. */
  steps(a: T, b: T): T
  round(a: T, rounding: Rounding): T
  exact(a: T): Exact
  /** Whether every figure since the last question fitted. */
  fitted(): boolean
}

/** Exact fractions. */
export const exactArithmetic: Arithmetic<Exact> = {
  zero: exactZero,
  read: exactOf,
  whole: exactInteger,
  add: addExact,
  subtract: subtractExact,
  negate: negateExact,
  multiply: multiplyExact,
  divide: divideExact,
  compare: compareExact,
  sign: ({ n }) => (n > 0n ? 1 : n < 0n ? -1 : 0),
  steps: (a, b) => ({ n: wholeExact(divideExact(a, b), 'floor'), d: 1n }),
  round: roundExact,
  exact: (a) => a,
  fitted: () => true,
}

const scaledDigits = 6
const scale = 1_000_000

/** Counts of a millionth of a point, in safe integers. */
export function scaledArithmetic(): Arithmetic<number> {
  let misfit = false
  const checked = (value: number): number => {
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) misfit = true
    return value
  }
  const noFit = (): number => {
    misfit = true
    return 0
  }
  return {
    zero: 0,
    read: (text) => toScaled(text, scaledDigits) ?? noFit(),
    whole: (count) => checked(count * scale),
    add: (a, b) => checked(a + b),
    subtract: (a, b) => checked(a - b),
    negate: (a) => 0 - a,
    multiply: (a, b) => {
      const product = a * b
      return Number.isSafeInteger(product) && product % scale === 0 ? product / scale : noFit()
    },
    divide: (a, b) => {
      const raised = a * scale
      return Number.isSafeInteger(raised) && raised % b === 0 ? raised / b : noFit()
    },
    compare: (a, b) => a - b,
    sign: (a) => a,
    steps: (a, b) => checked(Math.floor(a / b) * scale),
    round: (a, rounding) => {
      if (rounding.digits >= scaledDigits) return a
      const rounded = roundExact({ n: BigInt(a), d: BigInt(scale) }, rounding)
      return Number((rounded.n * BigInt(scale)) / rounded.d)
    },
    exact: (a) => ({ n: BigInt(a), d: BigInt(scale) }),
    fitted: () => {
      const fitted = !misfit
      misfit = false
      return fitted
    },
  }
}

/** Text of millionths with so many places, or with more where the figure has more. */
export function scaledText(value: number, digits: number): DecimalText {
  if (digits >= scaledDigits) {
    const text = fromScaled(value, scaledDigits)
    return text + '0'.repeat(digits - scaledDigits)
  }
  const step = steps[digits] as number
  if (value % step === 0) return fromScaled(value / step, digits)
  let places = digits + 1
  while (value % (steps[places] as number) !== 0) places += 1
  return fromScaled(value / (steps[places] as number), places)
}

const steps = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1]

/** Several figures as one; there is at least one for `highest` and `lowest`. */
export function together<T>(
  arithmetic: Arithmetic<T>,
  way: 'sum' | 'mean' | 'highest' | 'lowest',
  figures: readonly T[],
): T {
  const sum = (): T => figures.reduce((total, one) => arithmetic.add(total, one), arithmetic.zero)
  if (way === 'sum') return sum()
  if (way === 'mean') return arithmetic.divide(sum(), arithmetic.whole(figures.length))
  const sign = way === 'highest' ? 1 : -1
  return figures.reduce((best, one) => (arithmetic.compare(one, best) * sign > 0 ? one : best))
}
