// All roots r > −1 of Σ aᵢ (1 + r)^(−tᵢ) = 0 for times tᵢ that are whole multiples of one step of p/q years. Doubles only
// isolate the roots; a root is published when the equation, in `root-signs.ts`, has opposite signs on both sides of it.

import { equationSign, type RootFlow, type RootStep } from './root-signs.js'

/** The roots on a grid of 10^−digits, in rising order. */
export interface RootSearch {
  /** Roots in units of 10^−digits, rounded half up; two that are closer than the grid stand twice. */
  readonly units: readonly bigint[]
  /** Roots that are too large to be a rate (above 10^80). */
  readonly beyondRange: number
  /** Places where the equation comes within 10^−24 of zero and no exact root was found. */
  readonly nearlyZero: number
}

/** Flows in order of time from the first that is not zero, one for each time, none zero. */
export function nettedFlows(flows: readonly RootFlow[]): readonly RootFlow[] {
  const netted: { time: number; amount: bigint }[] = []
  for (const { time, amount } of [...flows].sort((a, b) => a.time - b.time)) {
    const last = netted[netted.length - 1]
    if (last !== undefined && last.time === time) last.amount += amount
    else netted.push({ time, amount })
  }
  const kept = netted.filter((one) => one.amount !== 0n)
  const start = kept[0]?.time ?? 0
  return start === 0 ? kept : kept.map(({ time, amount }) => ({ time: time - start, amount }))
}

/** How often the sign changes along netted flows. There are at most so many roots, and of one change exactly one (Descartes). */
export function signChangesOf(flows: readonly RootFlow[]): number {
  let changes = 0
  for (let i = 1; i < flows.length; i += 1) {
    if (flows[i]!.amount > 0n !== flows[i - 1]!.amount > 0n) changes += 1
  }
  return changes
}

/** Finds every root of netted flows that change sign at least once. */
export function findRoots(flows: readonly RootFlow[], step: RootStep, digits: number): RootSearch {
  const grid = BigInt('1' + '0'.repeat(digits))
  const units: bigint[] = []
  let beyondRange = 0
  let nearlyZero = 0
  const precise = (u: number): Sign => equationSign(flows, step, halfUnits(u, wideGrid), 2n * wideGrid)
  for (const place of isolate(exponentialSum(flows, step), signChangesOf(flows), precise)) {
    if (place.at > largestLogRate) beyondRange += place.crosses ? 1 : 0
    else if (place.crosses) units.push(certified(flows, step, grid, place))
    else {
      const root = touchingRoot(flows, step, grid, place.at)
      if (root !== undefined) units.push(root)
      else if (precise(place.at) === 0) nearlyZero += 1
    }
  }
  return { units, beyondRange, nearlyZero }
}

type Sign = -1 | 0 | 1

// e^184 is about 10^80.
const largestLogRate = 184

const wideGrid = 1000000000000000000n

/** A root in u = ln(1 + r) between two places; where the sum does not cross zero it may only touch it. */
interface Place {
  readonly low: number
  readonly high: number
  readonly lowSign: Sign
  readonly at: number
  readonly crosses: boolean
}

// ---- In integers: certification ----

// Finds two neighbours of the half grid between which the equation changes sign and which round to one figure.
function certified(flows: readonly RootFlow[], step: RootStep, grid: bigint, place: Place): bigint {
  const sign = (half: bigint): Sign => equationSign(flows, step, half, 2n * grid)
  const lowest = place.low === -Infinity ? -2n * grid : halfUnits(place.low, grid) - 1n
  const highest = place.high > largestLogRate ? undefined : halfUnits(place.high, grid) + 1n
  const middle = (halfUnits(place.at, grid) + 1n) & ~1n
  let low = larger(middle - 1n, lowest)
  let high = middle + 1n
  // The ends of the place need no look: their signs are known from the isolation.
  for (let width = 2n; low > lowest && sign(low) !== place.lowSign; width *= 8n) {
    high = low
    low = larger(low - width, lowest)
  }
  let highSign = sign(high)
  for (let width = 2n; highSign === place.lowSign && high !== highest; width *= 8n) {
    low = high
    high = highest !== undefined && high + width > highest ? highest : high + width
    highSign = sign(high)
  }
  while (high - low > 2n || (high - low === 2n && low % 2n === 0n)) {
    const between = (low + high) >> 1n
    const betweenSign = sign(between)
    if (betweenSign === place.lowSign) low = between
    else {
      high = between
      highSign = betweenSign
    }
  }
  const tie = high % 2n !== 0n && highSign === 0
  return ((low + 1n) >> 1n) + (tie ? 1n : 0n)
}

// A root that the equation touches without crossing has the same sign on both sides; it can only be tried itself.
function touchingRoot(flows: readonly RootFlow[], step: RootStep, grid: bigint, u: number): bigint | undefined {
  const [n, d] = nearFraction(Math.expm1(u))
  return equationSign(flows, step, n, d) === 0 ? (2n * n * grid + d) / (2n * d) : undefined
}

// The last convergent of the continued fraction with a denominator of at most six digits.
function nearFraction(value: number): readonly [bigint, bigint] {
  let [n0, d0, n, d] = [1, 0, Math.floor(value), 1]
  for (let rest = value - n; rest > 1e-9;) {
    const inverse = 1 / rest
    const whole = Math.floor(inverse)
    if (d * whole + d0 > 999999) break
    ;[n0, d0, n, d] = [n, d, n * whole + n0, d * whole + d0]
    rest = inverse - whole
  }
  return [BigInt(n), BigInt(d)]
}

// e^u − 1 in halves of the grid.
function halfUnits(u: number, grid: bigint): bigint {
  return BigInt(Math.round(Math.expm1(u) * 2 * Number(grid)))
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

// ---- In doubles: isolation ----

/** Σ coefficientᵢ e^(−u timeᵢ) with times in years, rising from zero. */
interface ExponentialSum {
  readonly times: Float64Array
  readonly coefficients: Float64Array
}

function exponentialSum(flows: readonly RootFlow[], { p, q }: RootStep): ExponentialSum {
  const sizes = flows.map(({ amount }) => (amount < 0n ? -amount : amount))
  const largest = sizes.reduce(larger)
  // Amounts beyond the range of doubles keep their leading digits.
  const shift = largest >> 1000n === 0n ? 0n : BigInt(largest.toString(2).length - 1000)
  const scale = Number(largest >> shift)
  return {
    times: Float64Array.from(flows, ({ time }) => (time * p) / q),
    coefficients: Float64Array.from(flows, ({ amount }) => Number(amount >> shift) / scale),
  }
}

// By Rolle's theorem: multiplied by e^(uτ), with τ between two flows of unlike sign, the sum has a derivative with one sign
// change less, and between two of its roots the product is monotone. With one sign change left there is exactly one root.
function isolate(sum: ExponentialSum, signChanges: number, precise?: (u: number) => Sign): readonly Place[] {
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
function endSign({ coefficients }: ExponentialSum, side: -1 | 1): Sign {
  return signOf(coefficients[side === 1 ? 0 : coefficients.length - 1]!)
}

function signOf(value: number): Sign {
  return value > 0 ? 1 : value < 0 ? -1 : 0
}

function derivative({ times, coefficients }: ExponentialSum): ExponentialSum {
  let i = 1
  while (coefficients[i]! > 0 === coefficients[i - 1]! > 0) i += 1
  const turn = (times[i]! + times[i - 1]!) / 2
  return { times, coefficients: coefficients.map((one, index) => one * (turn - times[index]!)) }
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
function crossing(sum: ExponentialSum, low: number, high: number, lowSign: Sign): Place {
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
    if (last <= 1e-16 * (1 + Math.abs(u))) break
    u = next
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
