// The sign of Σ aᵢ (1 + r)^(−tᵢ) at an exact r, in integers: exactly where the powers are whole, else in fixed point with a
// proved bound of the error and as many bits as the sign takes.

import { powerExact, type Exact } from '../kernel/internal.js'

/** One flow of an equation of value. */
export interface RootFlow {
  /** Time in steps, a safe integer; the first flow has time 0. */
  readonly time: number
  /** Amount in whole smallest units. */
  readonly amount: bigint
}

/** The step of time: p/q years. */
export interface RootStep {
  readonly p: number
  readonly q: number
}

/**
 * The sign of the equation at r = n/d. At and below −1 it is the sign that the equation has just above −1. Zero: exactly
 * zero, or not to be told from it in {@link mostBits} bits.
 */
export function equationSign(flows: readonly RootFlow[], step: RootStep, n: bigint, d: bigint): -1 | 0 | 1 {
  const growth = n + d
  if (growth <= 0n) return signOf(flows[flows.length - 1]!.amount)
  if (step.q === 1) return exactSign(flows, powerExact({ n: growth, d }, step.p))
  for (let bits = fewestBits; bits <= mostBits; bits *= 4n) {
    const sign = fixedPointSign(flows, step, growth, d, bits)
    if (sign !== 0) return sign
  }
  return 0
}

const fewestBits = 128n
const mostBits = 2048n

// Σ aᵢ (d/n)^tᵢ by Horner's rule from the last flow, over a common denominator.
function exactSign(flows: readonly RootFlow[], growth: Exact): -1 | 0 | 1 {
  let sum = 0n
  let power = 1n
  let last = flows[flows.length - 1]!.time
  for (let i = flows.length - 1; i >= 0; i -= 1) {
    const { time, amount } = flows[i]!
    const over = powerExact(growth, last - time)
    sum *= over.d
    power *= over.n
    last = time
    sum += amount * power
  }
  return signOf(sum)
}

// With x = (1 + r)^(−p/q) where r ≥ 0 the flows are discounted to the first, else with x = (1 + r)^(p/q) compounded to the
// last: x ≤ 1 either way, so no power of it is off by more than its exponent times the error of x.
function fixedPointSign(
  flows: readonly RootFlow[],
  { p, q }: RootStep,
  growth: bigint,
  d: bigint,
  bits: bigint,
): -1 | 0 | 1 {
  const [small, large] = growth < d ? [growth, d] : [d, growth]
  const ratio = powerExact({ n: small, d: large }, p)
  const base = (ratio.n << bits) / ratio.d
  // So far from one that the bits do not show it: more of them will.
  if (base >> (bits / 4n) === 0n) return 0
  const { x, error } = rootOf(base, q, bits)
  const forward = growth < d
  const squares: bigint[] = [x]
  const powers = new Map<number, bigint>()
  let sum = 0n
  let size = 0n
  let at = forward ? 0 : flows[flows.length - 1]!.time
  const start = at
  for (let i = 0; i < flows.length; i += 1) {
    const { time, amount } = flows[forward ? i : flows.length - 1 - i]!
    const gap = forward ? time - at : at - time
    if (gap > 0) {
      let power = powers.get(gap)
      if (power === undefined) powers.set(gap, (power = powerOf(squares, gap, bits)))
      sum = (sum * power) >> bits
      at = time
    }
    sum += amount << bits
    size += amount < 0n ? -amount : amount
  }
  const steps = BigInt(forward ? at - start : start - at)
  const bound = size * (steps + 1n) * (error + 4n) + BigInt(flows.length)
  return sum > bound ? 1 : sum < -bound ? -1 : 0
}

// x with x^q = base, 0 < base ≤ 1, and a bound of its error in units of the last bit: by Newton's method, first in doubles,
// then in as many bits as asked. A step e leaves an error of at most q e² / x.
function rootOf(base: bigint, q: number, bits: bigint): { readonly x: bigint; readonly error: bigint } {
  let x = (BigInt(Math.round(rootInDoubles(base, q, bits) * doubleUnits)) << bits) >> doubleBits
  const wide = BigInt(q)
  const enough = 1n << ((bits * 5n) / 8n)
  let step = enough
  while (step >= enough || step <= -enough) {
    const power = powerOf([x], q, bits)
    step = (x * (base - power)) / (power * wide)
    x += step
  }
  // The power is off by 2q + 2 at most, and the slope of x^q is q x^q / x.
  return { x, error: 4n * ((1n << bits) / base + 1n) + (wide * step * step) / x + 1n }
}

const doubleBits = 53n
const doubleUnits = 9007199254740992

function rootInDoubles(base: bigint, q: number, bits: bigint): number {
  const extra = bits > 512n ? bits - 512n : 0n
  const target = Number(base >> extra) / Number(1n << (bits - extra))
  let x = 1
  for (let change = 1; change > 1e-15 || change < -1e-15;) {
    let power = 1
    let square = x
    for (let rest = q; rest > 0; rest = (rest - (rest & 1)) / 2) {
      if ((rest & 1) === 1) power *= square
      square *= square
    }
    change = (target - power) / (power * q)
    x += x * change
  }
  return x
}

// x^exponent from the table of x, x², x⁴, …, which grows as it is needed.
function powerOf(squares: bigint[], exponent: number, bits: bigint): bigint {
  let power: bigint | undefined
  for (let i = 0, rest = exponent; rest > 0; i += 1, rest = (rest - (rest % 2)) / 2) {
    let square = squares[i]
    if (square === undefined) {
      const before = squares[i - 1]!
      squares.push((square = (before * before) >> bits))
    }
    if (rest % 2 === 1) power = power === undefined ? square : (power * square) >> bits
  }
  return power ?? 1n << bits
}

function signOf(value: bigint): -1 | 0 | 1 {
  return value > 0n ? 1 : value < 0n ? -1 : 0
}
