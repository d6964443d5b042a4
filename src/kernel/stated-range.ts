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
import { exactOf, type DecimalText } from './figures.js'
import type { StatedValue } from './stated.js'

/** An end of a range; one of ±∞ is always open. */
export interface End {
  readonly at: Exact | 'low' | 'high'
  readonly open: boolean
}

/** What is known of a value, on which stated values are computed. */
export interface StatedRange {
  readonly low: End
  readonly high: End
  readonly rough: boolean
}

/** A stated value of which nothing is known. */
export const missing: StatedValue = { kind: 'missing' }
const lowest: End = { at: 'low', open: true }
const highest: End = { at: 'high', open: true }

/** The range of a stated value; `undefined` when nothing is known. */
export function rangeOf(stated: StatedValue): StatedRange | undefined {
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

/** A range as a stated value; ends with more places than asked for are rounded outward. */
export function statedOf(range: StatedRange, digits?: number): StatedValue {
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

/** Whether a range is one point. */
export function isPoint({ low, high }: StatedRange): boolean {
  return typeof low.at !== 'string' && typeof high.at !== 'string' && compareExact(low.at, high.at) === 0
}

/** Whether one range ends where, or before, another begins. */
export function liesBelow(high: End, low: End): boolean {
  if (typeof high.at === 'string' || typeof low.at === 'string') return false
  const order = compareExact(high.at, low.at)
  return order < 0 || (order === 0 && (high.open || low.open))
}

/** The sum of two ends. */
export function sumOfEnds(a: End, b: End): End {
  if (typeof a.at === 'string') return a
  if (typeof b.at === 'string') return b
  return { at: addExact(a.at, b.at), open: a.open || b.open }
}

/** An end on the other side of zero. */
export function negatedEnd(end: End): End {
  if (typeof end.at === 'string') return end.at === 'low' ? highest : lowest
  return { at: negateExact(end.at), open: end.open }
}

// The ends of a product are among the four products of ends.
/** The product of two ranges. */
export function productOfRanges(x: StatedRange, y: StatedRange): StatedRange {
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

/** Whether zero is certainly not in a range. */
export function keepsOffZero({ low, high }: StatedRange): boolean {
  const above = signOf(low) > 0 || (signOf(low) === 0 && low.open)
  const below = signOf(high) < 0 || (signOf(high) === 0 && high.open)
  return above || below
}

// Of a range that keeps off zero.
/** The reciprocal of a range that keeps off zero. */
export function reciprocal({ low, high, rough }: StatedRange): StatedRange {
  const positive = signOf(low) >= 0 && typeof low.at !== 'string'
  return { low: reciprocalEnd(high, positive), high: reciprocalEnd(low, positive), rough }
}

function reciprocalEnd(end: End, positive: boolean): End {
  if (typeof end.at === 'string') return { at: exactZero, open: true }
  if (isZeroExact(end.at)) return positive ? highest : lowest
  return { at: divideExact(exactOne, end.at), open: end.open }
}
