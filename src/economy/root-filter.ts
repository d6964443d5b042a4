// The sign of the equation of value in doubles, where a bound of all its roundings proves it. Only products, sums and
// quotients are specified to the last bit, so nothing else is relied upon.

import type { RootFlow, RootStep } from './root-signs.js'

/**
 * The sign of Σ aᵢ (1 + r)^(−tᵢ) at r = n/d for whole n and positive d; 0 where doubles do not prove it.
 *
 * @param flows - the flows, of which the times are taken
 * @param sizes - their amounts on any common scale, each off by two roundings at most
 */
export function signInDoubles(
  flows: readonly RootFlow[],
  sizes: Float64Array,
  { p, q }: RootStep,
  n: number,
  d: number,
): -1 | 0 | 1 {
  const growth = n + d
  if (!(growth > 0 && growth <= largestWhole && d <= largestWhole)) return 0
  // With x ≤ 1 no power overflows: the flows are discounted to the first where r ≥ 0, else compounded to the last.
  const discounted = growth >= d
  const whole = power(discounted ? d / growth : growth / d, p)
  const x = q === 1 ? whole : Math.exp(Math.log(whole) / q)
  if (!(whole > smallest)) return 0
  // x is a guess. It is off by the q-th root of x^q / whole, and powers are off by a rounding for each factor.
  const off = power(x, q) / whole - 1
  const offOfX = 1.02 * ((off < 0 ? -off : off) / q + (1 + (2 * p + 2) / q) * rounding)
  return signOfSum(flows, sizes, discounted, x, offOfX)
}

const largestWhole = 9007199254740991
// Half the distance from 1 to the next double.
const rounding = 1.1102230246251565e-16
// Below it, products lose digits.
const smallest = 1e-280

function signOfSum(
  flows: readonly RootFlow[],
  sizes: Float64Array,
  discounted: boolean,
  x: number,
  offOfX: number,
): -1 | 0 | 1 {
  const count = flows.length
  let sum = 0
  let size = 0
  let weight = 0
  let factor = 1
  let steps = 0
  let at = flows[discounted ? 0 : count - 1]!.time
  for (let i = 0; i < count; i += 1) {
    const index = discounted ? i : count - 1 - i
    const { time } = flows[index]!
    const gap = discounted ? time - at : at - time
    if (gap > 0) factor *= power(x, gap)
    steps += gap
    at = time
    const term = sizes[index]! * factor
    const termSize = term < 0 ? -term : term
    sum += term
    size += termSize
    weight += termSize * steps
  }
  // x^t is off by t times what x is off and by t roundings, its term by three more, the sum by one for each term.
  const each = offOfX + rounding
  if (!(factor > smallest && steps * each < 0.01)) return 0
  const bound = 1.05 * (weight * each + size * (count + 4) * rounding)
  return sum > bound ? 1 : sum < -bound ? -1 : 0
}

// By squaring: no more roundings than factors.
function power(base: number, exponent: number): number {
  let result = 1
  let square = base
  for (let rest = exponent; rest > 0; rest = (rest - (rest % 2)) / 2) {
    if (rest % 2 === 1) result *= square
    square *= square
  }
  return result
}
