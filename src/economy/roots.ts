// All roots r > −1 of Σ aᵢ (1 + r)^(−tᵢ) = 0 for times tᵢ that are whole multiples of one step of p/q years. A root is
// published when the equation has proved and opposite signs on both sides of its last digit: in doubles where a bound of their
// roundings is enough (`root-filter.ts`), else in integers (`root-signs.ts`).

import { powerOfTen } from '../kernel/internal.js'
import { longestDivided, multipleRoots } from './multiple-roots.js'
import { signInDoubles } from './root-filter.js'
import {
  crossing,
  endSign,
  exponentialSum,
  isolate,
  type ExponentialSum,
  type Place,
  type Sign,
} from './root-isolation.js'
import { equationSign, type RootFlow, type RootStep } from './root-signs.js'

/** The roots on a grid of 10^−digits, in rising order. */
export interface RootSearch {
  /** Roots in units of 10^−digits, rounded half up; two that are closer than the grid stand twice. */
  readonly units: readonly bigint[]
  /** Roots that are too large to be a rate (above 10^80). */
  readonly beyondRange: number
  /** Places where doubles do not tell the equation from zero, on a line too long to prove whether it touches zero there. */
  readonly nearlyZero: number
}

/** Flows in order of time from the first that is not zero, one for each time, none zero. */
export function nettedFlows(flows: readonly RootFlow[]): readonly RootFlow[] {
  if (isNetted(flows)) return flows
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

function isNetted(flows: readonly RootFlow[]): boolean {
  let last = -1
  for (const { time, amount } of flows) {
    if (time <= last || amount === 0n) return false
    last = time
  }
  return flows.length > 0 && flows[0]!.time === 0
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
  const grid = powerOfTen(digits)
  const units: bigint[] = []
  let beyondRange = 0
  let nearlyZero = 0
  const precise = (u: number): Sign => equationSign(flows, step, halfUnits(u, wideGrid), 2n * wideGrid)
  const sum = exponentialSum(flows, step)
  const changes = signChangesOf(flows)
  const only = changes === 1 ? onlyRoot(flows, step, sum, Number(grid)) : undefined
  if (only !== undefined) return { units: [only], beyondRange, nearlyZero }
  const signAt = (half: bigint): Sign => gridSign(flows, step, sum, half, grid)
  for (const place of isolate(sum, changes, precise)) {
    if (place.at > largestLogRate) beyondRange += place.crosses ? 1 : 0
    else if (place.crosses) units.push(certified(signAt, grid, place))
    else {
      const root = touchingRoot(flows, step, digits, place.at)
      if (root !== undefined) units.push(root)
      else if (!dividable(flows)) nearlyZero += 1
    }
  }
  return { units, beyondRange, nearlyZero }
}

// e^184 is about 10^80.
const largestLogRate = 184

const wideGrid = 1000000000000000000n

// The one root where doubles prove at once that it rounds to the figure where they find it.
function onlyRoot(flows: readonly RootFlow[], step: RootStep, sum: ExponentialSum, grid: number): bigint | undefined {
  if (sum.shifted) return undefined
  const lowSign = endSign(sum, -1)
  const unit = Math.round(Math.expm1(crossing(sum, -Infinity, Infinity, lowSign).at) * grid)
  const sign = (half: number): Sign => signInDoubles(flows, sum.coefficients, step, half, 2 * grid)
  return sign(2 * unit - 1) === lowSign && sign(2 * unit + 1) === -lowSign ? BigInt(unit) : undefined
}

// Finds two neighbours of the half grid between which the equation changes sign and which round to one figure.
function certified(sign: (half: bigint) => Sign, grid: bigint, place: Place): bigint {
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

// The sign at so many halves of the grid.
function gridSign(flows: readonly RootFlow[], step: RootStep, sum: ExponentialSum, half: bigint, grid: bigint): Sign {
  const sign = sum.shifted ? 0 : signInDoubles(flows, sum.coefficients, step, Number(half), 2 * Number(grid))
  return sign === 0 ? equationSign(flows, step, half, 2n * grid) : sign
}

// A root that the equation touches without crossing has the same sign on both sides: it can be tried itself where it is a
// fraction, and on a line that is not too long it crosses zero in the equation of the multiple roots.
function touchingRoot(flows: readonly RootFlow[], step: RootStep, digits: number, u: number): bigint | undefined {
  const grid = powerOfTen(digits)
  const [n, d] = nearFraction(Math.expm1(u))
  if (equationSign(flows, step, n, d) === 0) return (2n * n * grid + d) / (2n * d)
  const multiple = dividable(flows) ? multipleRoots(flows) : []
  if (multiple.length === 0) return undefined
  const distance = (unit: bigint): number => Math.abs(Math.log1p(Number(unit) / Number(grid)) - u)
  return findRoots(multiple, step, digits).units.find((unit) => distance(unit) < 1e-6)
}

function dividable(flows: readonly RootFlow[]): boolean {
  return flows[flows.length - 1]!.time <= longestDivided
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
