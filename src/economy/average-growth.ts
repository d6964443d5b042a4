import type { RoundingMode } from '../kernel/index.js'
import { compareExact, exactToText, powerExact, powerOfTen, type Exact } from '../kernel/internal.js'

/**
 * 平均增长速度, 水平法: the yearly rate that leads from the base to the last level in n years, (last ÷ base)^(1/n) − 1.
 *
 * @param ratio - last level ÷ base, not negative
 * @param years - n, years after the base
 * @returns per cent, rounded; certified by exact powers
 */
export function geometricPercent(ratio: Exact, years: number, digits: number, mode: RoundingMode): string {
  return percentOf(rootFactor(ratio, years, digits + 2), digits, mode)
}

/**
 * 平均增长速度, 累计法: the yearly rate x with Σ base × (1 + x)^k, k = 1…n, equal to the sum of the n levels after the base.
 *
 * @param sumRatio - sum of the levels ÷ base, not negative
 * @param years - n, years after the base
 * @returns per cent, rounded; certified by the exact sum
 */
export function cumulativePercent(sumRatio: Exact, years: number, digits: number, mode: RoundingMode): string {
  const factor = factorOf((one) => compareExact(powerSum(one, years), sumRatio), sumRatio, years, digits + 2)
  return percentOf(factor, digits, mode)
}

/**
 * The factor f with f^degree = ratio, as a point that rounds to `digits` places as the factor itself does.
 *
 * @param ratio - not negative
 */
export function rootFactor(ratio: Exact, degree: number, digits: number): Exact {
  return factorOf((factor) => compareExact(powerExact(factor, degree), ratio), ratio, degree, digits)
}

// The exact factor is a point of a grid twice as fine as the printed one, or lies between two neighbours; any point
// between them rounds, in every mode, as the factor itself does. `against` rises with the factor and is zero at it.
function factorOf(against: (factor: Exact) => number, limit: Exact, degree: number, digits: number): Exact {
  // Of fewer places than none, whole numbers are fine enough.
  const grid = 2n * powerOfTen(digits < 0 ? 0 : digits)
  let low = 0n
  // The factor to the power of the degree is not above the limit: as many binary digits as a root of it has, and one more.
  const digitsOfLimit = (limit.n / limit.d).toString(2).length
  let high = (grid << BigInt((digitsOfLimit - (digitsOfLimit % degree)) / degree)) * 4n
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (against({ n: middle, d: grid }) <= 0) low = middle
    else high = middle
  }
  const hit = against({ n: low, d: grid }) === 0
  return hit ? { n: low, d: grid } : { n: 2n * low + 1n, d: 2n * grid }
}

function percentOf(factor: Exact, digits: number, mode: RoundingMode): string {
  return exactToText({ n: (factor.n - factor.d) * 100n, d: factor.d }, digits, mode)
}

// f + f² + … + fⁿ over the common denominator dⁿ, by Horner's rule.
function powerSum(f: Exact, years: number): Exact {
  let n = 0n
  let d = 1n
  for (let k = 0; k < years; k += 1) {
    d *= f.d
    n = f.n * (n + d / f.d)
  }
  return { n, d }
}
