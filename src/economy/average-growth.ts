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
  return percentOfFactor((factor) => compareExact(powerExact(factor, years), ratio), ratio, digits, mode)
}

/**
 * 平均增长速度, 累计法: the yearly rate x with Σ base × (1 + x)^k, k = 1…n, equal to the sum of the n levels after the base.
 *
 * @param sumRatio - sum of the levels ÷ base, not negative
 * @param years - n, years after the base
 * @returns per cent, rounded; certified by the exact sum
 */
export function cumulativePercent(sumRatio: Exact, years: number, digits: number, mode: RoundingMode): string {
  return percentOfFactor((factor) => compareExact(powerSum(factor, years), sumRatio), sumRatio, digits, mode)
}

/**
 * The exact yearly factor lies between two neighbours on a grid twice as fine as the printed one; a point strictly
 * between them rounds, in every mode, as the factor itself does.
 *
 * @param against - the sign of (what a factor gives − what is asked), rising with the factor
 */
function percentOfFactor(against: (factor: Exact) => number, limit: Exact, digits: number, mode: RoundingMode): string {
  const grid = 2n * powerOfTen(digits + 2)
  let low = 0n
  // No factor of a whole number of years is above both one and the ratio.
  let high = (limit.n / limit.d + 2n) * grid
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (against({ n: middle, d: grid }) <= 0) low = middle
    else high = middle
  }
  const hit = against({ n: low, d: grid }) === 0
  const factor = hit ? { n: 2n * low, d: 2n * grid } : { n: 2n * low + 1n, d: 2n * grid }
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
