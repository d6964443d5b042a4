// Where the roots of Σ coefficientᵢ e^(−u timeᵢ) lie, in doubles: good guesses, which prove nothing.

import type { RootFlow, RootStep } from './root-signs.js'

export type Sign = -1 | 0 | 1

/** A root in u = ln(1 + r) between two places; where the sum does not cross zero it may only touch it. */
export interface Place {
  readonly low: number
  readonly high: number
  readonly lowSign: Sign
  readonly at: number
  readonly crosses: boolean
}

/** Σ coefficientᵢ e^(−u timeᵢ) with times in years, rising from zero. */
export interface ExponentialSum {
  readonly times: Float64Array
  readonly coefficients: Float64Array
  /** Whether amounts were too large for doubles: then the coefficients have lost digits. */
  readonly shifted: boolean
}

export function exponentialSum(flows: readonly RootFlow[], { p, q }: RootStep): ExponentialSum {
  let largest = 0n
  for (const { amount } of flows) largest = amount > largest ? amount : -amount > largest ? -amount : largest
  const shift = largest >> 1000n === 0n ? 0n : BigInt(largest.toString(2).length - 1000)
  const scale = Number(largest >> shift)
  const times = new Float64Array(flows.length)
  const coefficients = new Float64Array(flows.length)
  for (let i = 0; i < flows.length; i += 1) {
    const { time, amount } = flows[i]!
    times[i] = (time * p) / q
    coefficients[i] = Number(shift === 0n ? amount : amount >> shift) / scale
  }
  return { times, coefficients, shifted: shift !== 0n }
}

// By Rolle's theorem: multiplied by e^(uτ), with τ between two flows of unlike sign, the sum has a derivative with one sign
// change less, and between two of its roots the product is monotone. With one sign change left there is exactly one root.
export function isolate(sum: ExponentialSum, signChanges: number, precise?: (u: number) => Sign): readonly Place[] {
  if (signChanges === 1) return [crossing(sum, -Infinity, Infinity, endSign(sum, -1))]
  const places: Place[] = []
  let low = -Infinity
  let lowSign = endSign(sum, -1)
  for (const { at } of isolate(derivative(sum), signChanges - 1)) {
    const { value, size } = evaluate(sum, at)
    const doubtful = Math.abs(value) <= size * 1e-11
    const sign = doubtful && precise ? precise(at) : signOf(value)
    if (sign === -lowSign) places.push(crossing(sum, low, at, lowSign))
    else if (doubtful) places.push({ low, high: at, lowSign, at, crosses: false })
    if (sign !== 0) lowSign = sign
    low = at
  }
  if (endSign(sum, 1) !== lowSign) places.push(crossing(sum, low, Infinity, lowSign))
  return places
}

// The sign where u goes to −∞ (the last flow decides) or +∞ (the first one does).
export function endSign({ coefficients }: ExponentialSum, side: -1 | 1): Sign {
  return signOf(coefficients[side === 1 ? 0 : coefficients.length - 1]!)
}

function signOf(value: number): Sign {
  return value > 0 ? 1 : value < 0 ? -1 : 0
}

function derivative({ times, coefficients, shifted }: ExponentialSum): ExponentialSum {
  let i = 1
  while (coefficients[i]! > 0 === coefficients[i - 1]! > 0) i += 1
  const turn = (times[i]! + times[i - 1]!) / 2
  return { times, coefficients: coefficients.map((one, index) => one * (turn - times[index]!)), shifted }
}

interface SumAt {
  readonly value: number
  readonly slope: number
  readonly size: number
}

// Relative to the first flow for u ≥ 0 and to the last for u < 0, so that no power overflows.
function evaluate({ times, coefficients }: ExponentialSum, u: number): SumAt {
  const reference = u < 0 ? times[times.length - 1]! : 0
  let value = 0
  let slope = 0
  let size = 0
  for (let i = 0; i < times.length; i += 1) {
    const time = times[i]! - reference
    const term = coefficients[i]! * Math.exp(-u * time)
    value += term
    slope -= term * time
    size += term < 0 ? -term : term
  }
  return { value, slope, size }
}

// The one root between two places, by Newton's method kept inside a bracket that shrinks with every step.
export function crossing(sum: ExponentialSum, low: number, high: number, lowSign: Sign): Place {
  let [a, b] = [low, high]
  let u = guess(sum, low, high)
  let last = Infinity
  for (let round = 0; round < 300; round += 1) {
    const { value, slope } = evaluate(sum, u)
    if (value === 0) break
    if (signOf(value) === lowSign) a = u
    else b = u
    const newton = u - value / slope
    const width = b - a
    let next = newton
    // Outside the bracket, or too slow: halve the bracket, or double the distance towards an end that is not known yet.
    if (!(newton > a && newton < b) || Math.abs(newton - u) > last * 0.75) {
      next = width < Infinity ? a + width / 2 : a === -Infinity ? b - reach(b) : a + reach(a)
    }
    last = Math.abs(next - u)
    u = next
    // Its error is the square of the last step.
    if (last <= 1e-12 * (1 + Math.abs(u))) break
  }
  return { low, high, lowSign, at: u, crosses: true }
}

function reach(from: number): number {
  return 0.125 + 2 * Math.abs(from)
}

// Growth from what is paid out to what comes back, over the time between their centres.
function guess({ times, coefficients }: ExponentialSum, low: number, high: number): number {
  if (low > -Infinity && high < Infinity) return low + (high - low) / 2
  if (low > -Infinity) return low + reach(low) / 2
  if (high < Infinity) return high - reach(high) / 2
  let [paid, received, paidTime, receivedTime] = [0, 0, 0, 0]
  for (let i = 0; i < times.length; i += 1) {
    const one = coefficients[i]!
    if (one < 0) {
      paid -= one
      paidTime -= one * times[i]!
    } else {
      received += one
      receivedTime += one * times[i]!
    }
  }
  const years = receivedTime / received - paidTime / paid
  return years === 0 ? 0 : Math.log(received / paid) / years
}
