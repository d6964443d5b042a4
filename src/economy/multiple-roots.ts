// Roots that an equation of value touches without crossing: they are roots of the greatest common divisor of the polynomial
// and its derivative, and cross zero in the product of that divisor's different factors.

import { greatestCommonDivisor } from '../kernel/internal.js'
import type { RootFlow } from './root-signs.js'

/** The longest line, in steps, whose divisor is sought: its coefficients grow with the square of the length. */
export const longestDivided = 120

/**
 * The flows that have just the multiple roots of the given flows, each of them once; none where there is no multiple root.
 *
 * @param flows - netted flows of at most {@link longestDivided} steps
 */
export function multipleRoots(flows: readonly RootFlow[]): readonly RootFlow[] {
  const divisor = commonDivisor(polynomialOf(flows), derivative(polynomialOf(flows)))
  const once = quotient(divisor, commonDivisor(divisor, derivative(divisor)))
  return once.length === 1 ? [] : once.map((amount, time) => ({ time, amount })).filter(({ amount }) => amount !== 0n)
}

// Coefficients by rising powers of the discount factor of one step; the last is not zero.
type Polynomial = readonly bigint[]

function polynomialOf(flows: readonly RootFlow[]): Polynomial {
  const coefficients: bigint[] = Array<bigint>(flows[flows.length - 1]!.time + 1).fill(0n)
  for (const { time, amount } of flows) coefficients[time] = amount
  return coefficients
}

function derivative(p: Polynomial): Polynomial {
  return p.slice(1).map((one, index) => one * BigInt(index + 1))
}

// Euclid's algorithm with the common factor of the coefficients taken out of every remainder.
function commonDivisor(p: Polynomial, q: Polynomial): Polynomial {
  let [a, b] = [primitive(p), primitive(q)]
  while (b.length > 0) [a, b] = [b, primitive(remainder(a, b))]
  return a
}

// The remainder of a multiple of a, so that all stays whole.
function remainder(a: Polynomial, b: Polynomial): Polynomial {
  const rest = [...a]
  const lead = b[b.length - 1]!
  while (rest.length >= b.length) {
    const top = rest[rest.length - 1]!
    const shift = rest.length - b.length
    for (let i = 0; i < rest.length; i += 1) {
      rest[i] = rest[i]! * lead - (i < shift ? 0n : top * b[i - shift]!)
    }
    dropZeros(rest)
  }
  return rest
}

// a ÷ b, up to a factor, where b divides a.
function quotient(a: Polynomial, b: Polynomial): Polynomial {
  const rest = [...a]
  const lead = b[b.length - 1]!
  const digits = Array<bigint>(a.length - b.length + 1).fill(0n)
  for (let shift = a.length - b.length; shift >= 0; shift -= 1) {
    const top = rest[shift + b.length - 1]!
    for (let i = 0; i < rest.length; i += 1) rest[i] = rest[i]! * lead
    for (let i = shift; i < digits.length; i += 1) digits[i] = digits[i]! * lead
    digits[shift] = top
    for (let i = 0; i < b.length; i += 1) rest[shift + i] = rest[shift + i]! - top * b[i]!
  }
  return primitive(digits)
}

function primitive(p: Polynomial): Polynomial {
  const whole = [...p]
  dropZeros(whole)
  let common = 0n
  for (const one of whole) common = greatestCommonDivisor(common, one < 0n ? -one : one)
  return common <= 1n ? whole : whole.map((one) => one / common)
}

function dropZeros(p: bigint[]): void {
  while (p.length > 0 && p[p.length - 1] === 0n) p.pop()
}
