import { diagnostic } from './diagnostic.js'
import type { DecimalText } from './figures.js'
import { computed, notComputable, type Result } from './result.js'
import {
  isPoint,
  keepsOffZero,
  liesBelow,
  missing,
  negatedEnd,
  productOfRanges,
  rangeOf,
  reciprocal,
  statedOf,
  sumOfEnds,
  type StatedRange,
} from './stated-range.js'

/**
 * A figure as a text states it, with what is known and no more. `above` and `below` are strict, `atLeast` and `atMost` include the
 * figure. `near` says that the true value is close to the bound (近百, 1100多万); `rough`, that a bound was computed from an
 * `about`. `missing` is a figure that is hidden or was never given.
 */
export type StatedValue =
  | { readonly kind: 'exact'; readonly value: DecimalText }
  | { readonly kind: 'about'; readonly value: DecimalText }
  | {
      readonly kind: 'atLeast' | 'above' | 'atMost' | 'below'
      readonly value: DecimalText
      readonly near?: true | undefined
      readonly rough?: true | undefined
    }
  | {
      readonly kind: 'between'
      readonly low: DecimalText
      readonly high: DecimalText
      /** The low end itself is out. */
      readonly lowOpen?: true | undefined
      /** The high end itself is out. */
      readonly highOpen?: true | undefined
      readonly rough?: true | undefined
    }
  | { readonly kind: 'missing' }

/**
 * Adds stated values; the sum keeps the bounds of its parts.
 *
 * @throws RangeError when a figure in them is none
 * @example
 * ```ts
 * import { addStated } from 'xiangzhen/kernel'
 * addStated({ kind: 'above', value: '1200' }, { kind: 'exact', value: '80' }) // => { kind: 'above', value: '1280' }
 * addStated({ kind: 'above', value: '1200' }, { kind: 'below', value: '2' }) // => { kind: 'missing' }
 * ```
 */
export function addStated(a: StatedValue, b: StatedValue): StatedValue {
  return combined(a, b, (x, y) => ({
    low: sumOfEnds(x.low, y.low),
    high: sumOfEnds(x.high, y.high),
    rough: x.rough || y.rough,
  }))
}

/**
 * Takes the second stated value from the first.
 *
 * @throws RangeError when a figure in them is none
 * @example
 * ```ts
 * import { subtractStated } from 'xiangzhen/kernel'
 * subtractStated({ kind: 'exact', value: '80' }, { kind: 'below', value: '10' }) // => { kind: 'above', value: '70' }
 * ```
 */
export function subtractStated(a: StatedValue, b: StatedValue): StatedValue {
  return combined(a, b, (x, y) => ({
    low: sumOfEnds(x.low, negatedEnd(y.high)),
    high: sumOfEnds(x.high, negatedEnd(y.low)),
    rough: x.rough || y.rough,
  }))
}

/**
 * Multiplies two stated values.
 *
 * @throws RangeError when a figure in them is none
 * @example
 * ```ts
 * import { multiplyStated } from 'xiangzhen/kernel'
 * multiplyStated({ kind: 'below', value: '2' }, { kind: 'exact', value: '-3' }) // => { kind: 'above', value: '-6' }
 * ```
 */
export function multiplyStated(a: StatedValue, b: StatedValue): StatedValue {
  return combined(a, b, productOfRanges)
}

/**
 * Divides one stated value by another. Ends that have more places than asked for are rounded outward, so that the true value
 * stays inside; an `about` is rounded half up.
 *
 * @param digits - places of the result
 * @returns reason `zero-base` when the divisor may be zero
 * @throws RangeError when a figure in them is none
 * @example
 * ```ts
 * import { divideStated } from 'xiangzhen/kernel'
 * divideStated({ kind: 'above', value: '1200' }, { kind: 'exact', value: '17' }, 2)
 * // => { status: 'computed', value: { kind: 'above', value: '70.58' }, diagnostics: [] }
 * ```
 */
export function divideStated(a: StatedValue, b: StatedValue, digits: number): Result<StatedValue, 'zero-base'> {
  const [x, y] = [rangeOf(a), rangeOf(b)]
  if (y !== undefined && !keepsOffZero(y)) {
    return notComputable('zero-base', [diagnostic('zero-base', 'error', '')])
  }
  if (x === undefined || y === undefined) return computed(missing)
  return computed(statedOf(productOfRanges(x, reciprocal(y)), digits))
}

/**
 * Compares two stated values by what is known of them; `undecided` when both orders are possible, and for every `about`.
 *
 * @throws RangeError when a figure in them is none
 * @example
 * ```ts
 * import { compareStated } from 'xiangzhen/kernel'
 * compareStated({ kind: 'below', value: '2' }, { kind: 'exact', value: '2' }) // => 'less'
 * compareStated({ kind: 'about', value: '10' }, { kind: 'exact', value: '10' }) // => 'undecided'
 * ```
 */
export function compareStated(a: StatedValue, b: StatedValue): 'less' | 'equal' | 'greater' | 'undecided' {
  const [x, y] = [rangeOf(a), rangeOf(b)]
  if (x === undefined || y === undefined || x.rough || y.rough) return 'undecided'
  if (liesBelow(x.high, y.low)) return 'less'
  if (liesBelow(y.high, x.low)) return 'greater'
  return isPoint(x) && isPoint(y) ? 'equal' : 'undecided'
}

function combined(
  a: StatedValue,
  b: StatedValue,
  combine: (x: StatedRange, y: StatedRange) => StatedRange,
): StatedValue {
  const [x, y] = [rangeOf(a), rangeOf(b)]
  return x === undefined || y === undefined ? missing : statedOf(combine(x, y))
}
