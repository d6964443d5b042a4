import {
  addExact,
  compareExact,
  divideExact,
  exactOne,
  exactToPlainText,
  exactZero,
  isZeroExact,
  multiplyExact,
  negateExact,
  roundExact,
  signExact,
  type Exact,
} from './exact.js'
import { diagnostic } from './diagnostic.js'
import { exactOf, type DecimalText } from './figures.js'
import { computed, notComputable, type Result } from './result.js'

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

// Everything is computed on ranges. An end of ±∞ is always open.
interface End {
  readonly at: Exact | 'low' | 'high'
  readonly open: boolean
}

interface Range {
  readonly low: End
  readonly high: End
  readonly rough: boolean
}

const missing: StatedValue = { kind: 'missing' }
const lowest: End = { at: 'low', open: true }
const highest: End = { at: 'high', open: true }

function combined(a: StatedValue, b: StatedValue, combine: (x: Range, y: Range) => Range): StatedValue {
  const [x, y] = [rangeOf(a), rangeOf(b)]
  return x === undefined || y === undefined ? missing : statedOf(combine(x, y))
}

function rangeOf(stated: StatedValue): Range | undefined {
  if (stated.kind === 'missing') return undefined
  if (stated.kind === 'between') {
    const [low, high] = [exactOf(stated.low), exactOf(stated.high)]
    if (compareExact(low, high) > 0) throw new RangeError(`nothing lies between ${stated.low} and ${stated.high}`)
    return {
      low: { at: low, open: stated.lowOpen === true },
      high: { at: high, open: stated.highOpen === true },
      rough: stated.rough === true,
    }
  }
  const at = exactOf(stated.value)
  const closed = { at, open: false }
  switch (stated.kind) {
    case 'exact':
    case 'about':
      return { low: closed, high: closed, rough: stated.kind === 'about' }
    case 'atLeast':
    case 'above':
      return { low: { at, open: stated.kind === 'above' }, high: highest, rough: stated.rough === true }
    case 'atMost':
    case 'below':
      return { low: lowest, high: { at, open: stated.kind === 'below' }, rough: stated.rough === true }
  }
}

function statedOf(range: Range, digits?: number): StatedValue {
  const point = isPoint(range)
  if (point && range.rough) return { kind: 'about', value: textOf(range.low.at as Exact, digits, 'halfUp').text }
  const low = endText(range.low, digits, 'floor')
  const high = endText(range.high, digits, 'ceil')
  const rough = range.rough ? ({ rough: true } as const) : {}
  if (low !== undefined && high !== undefined) {
    if (low.text === high.text) return { kind: 'exact', value: low.text }
    const lowOpen = low.open ? ({ lowOpen: true } as const) : {}
    const highOpen = high.open ? ({ highOpen: true } as const) : {}
    return { kind: 'between', low: low.text, high: high.text, ...lowOpen, ...highOpen, ...rough }
  }
  if (low !== undefined) return { kind: low.open ? 'above' : 'atLeast', value: low.text, ...rough }
  if (high !== undefined) return { kind: high.open ? 'below' : 'atMost', value: high.text, ...rough }
  return missing
}

interface EndText {
  readonly text: DecimalText
  readonly open: boolean
}

function endText(end: End, digits: number | undefined, mode: 'floor' | 'ceil'): EndText | undefined {
  if (typeof end.at === 'string') return undefined
  const { text, moved } = textOf(end.at, digits, mode)
  // What was rounded outward is not reached any more.
  return { text, open: end.open || moved }
}

function textOf(
  value: Exact,
  digits: number | undefined,
  mode: 'floor' | 'ceil' | 'halfUp',
): { readonly text: DecimalText; readonly moved: boolean } {
  const kept = digits === undefined ? value : roundExact(value, { digits, mode })
  return { text: exactToPlainText(kept), moved: compareExact(kept, value) !== 0 }
}

function isPoint({ low, high }: Range): boolean {
  return typeof low.at !== 'string' && typeof high.at !== 'string' && compareExact(low.at, high.at) === 0
}

function liesBelow(high: End, low: End): boolean {
  if (typeof high.at === 'string' || typeof low.at === 'string') return false
  const order = compareExact(high.at, low.at)
  return order < 0 || (order === 0 && (high.open || low.open))
}

function sumOfEnds(a: End, b: End): End {
  if (typeof a.at === 'string') return a
  if (typeof b.at === 'string') return b
  return { at: addExact(a.at, b.at), open: a.open || b.open }
}

function negatedEnd(end: End): End {
  if (typeof end.at === 'string') return end.at === 'low' ? highest : lowest
  return { at: negateExact(end.at), open: end.open }
}

// The ends of a product are among the four products of ends.
function productOfRanges(x: Range, y: Range): Range {
  const products = [x.low, x.high].flatMap((a) => [y.low, y.high].map((b) => productOfEnds(a, b)))
  return {
    low: products.reduce((a, b) => (compareEnds(b, a, 'low') < 0 ? b : a)),
    high: products.reduce((a, b) => (compareEnds(b, a, 'high') > 0 ? b : a)),
    rough: x.rough || y.rough,
  }
}

function productOfEnds(a: End, b: End): End {
  const [aSign, bSign] = [signOf(a), signOf(b)]
  // Zero times anything is zero, also toward infinity; it is reached when an end that is zero is.
  if (aSign === 0 || bSign === 0) {
    return { at: exactZero, open: (aSign !== 0 || a.open) && (bSign !== 0 || b.open) }
  }
  if (typeof a.at === 'string' || typeof b.at === 'string') return aSign === bSign ? highest : lowest
  return { at: multiplyExact(a.at, b.at), open: a.open || b.open }
}

function signOf(end: End): -1 | 0 | 1 {
  if (end.at === 'low') return -1
  if (end.at === 'high') return 1
  return signExact(end.at)
}

// Between two equal ends the closed one reaches farther: lower as a low end, higher as a high end.
function compareEnds(a: End, b: End, side: 'low' | 'high'): number {
  if (typeof a.at === 'string' || typeof b.at === 'string') return rankOf(a) - rankOf(b)
  const order = compareExact(a.at, b.at)
  if (order !== 0 || a.open === b.open) return order
  return a.open === (side === 'low') ? 1 : -1
}

function rankOf(end: End): number {
  return end.at === 'low' ? -1 : end.at === 'high' ? 1 : 0
}

function keepsOffZero({ low, high }: Range): boolean {
  const above = signOf(low) > 0 || (signOf(low) === 0 && low.open)
  const below = signOf(high) < 0 || (signOf(high) === 0 && high.open)
  return above || below
}

// Of a range that keeps off zero.
function reciprocal({ low, high, rough }: Range): Range {
  const positive = signOf(low) >= 0 && typeof low.at !== 'string'
  return { low: reciprocalEnd(high, positive), high: reciprocalEnd(low, positive), rough }
}

function reciprocalEnd(end: End, positive: boolean): End {
  if (typeof end.at === 'string') return { at: exactZero, open: true }
  if (isZeroExact(end.at)) return positive ? highest : lowest
  return { at: divideExact(exactOne, end.at), open: end.open }
}
