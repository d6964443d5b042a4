import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactZero,
  multiplyExact,
  subtractExact,
  type Exact,
} from './exact.js'

/** A division read: everything in whole grains and integers. */
export interface DivisionTask {
  /** Ids in the order of the list. */
  readonly ids: readonly string[]
  /** Weights over one common denominator. */
  readonly weights: readonly bigint[]
  /** Caps in whole grains. */
  readonly caps: readonly (bigint | undefined)[]
  /** Minimums in whole grains. */
  readonly minimums: readonly bigint[]
  /** The total without its sign. */
  readonly total: Exact
  /** Whether the total was negative. */
  readonly negative: boolean
  /** The grain. */
  readonly grain: Exact
  /** What happens to what a cap cuts off. */
  readonly overCap: 'leave' | 'respread'
}

/** Exact quotas in grains, after caps and minimums. */
export interface BoundedQuotas {
  /** The exact amount of each share, counted in grains. */
  readonly quotas: readonly Exact[]
  /** The bound that fixed a quota. */
  readonly bounds: readonly ('cap' | 'minimum' | null)[]
}

/**
 * Exact quotas within caps and minimums: one rate for all (amount per unit of weight), at which each share gets its
 * weight × rate, but never less than its minimum nor more than its cap, and the whole is used up. Such a rate is
 * unique, so the result does not depend on the order of the shares. When everybody stands at the cap, the rest stays over.
 */
export function divideWithinBounds(task: DivisionTask): BoundedQuotas | 'minimums-exceed-total' {
  const { weights, minimums, caps } = task
  const whole = divideExact(task.total, task.grain)
  const least = exactInteger(minimums.reduce((a, b) => a + b, 0n))
  if (compareExact(least, whole) > 0) return 'minimums-exceed-total'
  const fillCaps = task.overCap === 'respread' ? caps : caps.map(() => undefined)
  const rate = commonRate(weights, minimums, fillCaps, whole)
  const quotas: Exact[] = []
  const bounds: ('cap' | 'minimum' | null)[] = []
  for (const [index, weight] of weights.entries()) {
    const [cap, minimum] = [caps[index], exactInteger(minimums[index]!)]
    const free = weight === 0n ? exactZero : rate === 'all-capped' ? undefined : times(weight, rate)
    if (cap !== undefined && (free === undefined || compareExact(free, exactInteger(cap)) > 0)) {
      quotas.push(exactInteger(cap))
      bounds.push('cap')
    } else if (compareExact(free!, minimum) < 0) {
      quotas.push(minimum)
      bounds.push('minimum')
    } else {
      quotas.push(free!)
      bounds.push(null)
    }
  }
  return { quotas, bounds }
}

// Raises the rate from zero past each point where a share leaves its minimum or meets its cap, until the whole is used up.
function commonRate(
  weights: readonly bigint[],
  minimums: readonly bigint[],
  caps: readonly (bigint | undefined)[],
  whole: Exact,
): Exact | 'all-capped' {
  const turns: { readonly at: Exact; readonly slope: bigint; readonly fixed: bigint }[] = []
  let slope = 0n
  let fixed = 0n
  for (const [index, weight] of weights.entries()) {
    if (weight === 0n) continue
    const [minimum, cap] = [minimums[index]!, caps[index]]
    if (minimum === 0n) slope += weight
    else {
      fixed += minimum
      turns.push({ at: { n: minimum, d: weight }, slope: weight, fixed: -minimum })
    }
    if (cap !== undefined) turns.push({ at: { n: cap, d: weight }, slope: -weight, fixed: cap })
  }
  turns.sort((a, b) => compareExact(a.at, b.at))
  for (const turn of turns) {
    if (compareExact(addExact(exactInteger(fixed), times(slope, turn.at)), whole) >= 0) break
    slope += turn.slope
    fixed += turn.fixed
  }
  const rest = subtractExact(whole, exactInteger(fixed))
  if (slope === 0n) return rest.n > 0n ? 'all-capped' : exactZero
  return divideExact(rest, exactInteger(slope))
}

function times(factor: bigint, value: Exact): Exact {
  return multiplyExact(exactInteger(factor), value)
}
