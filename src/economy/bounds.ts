import {
  readFigure,
  type DecimalText,
  type FigureInput,
  type FigureRefusal,
  type RoundingMode,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactZero,
  negateExact,
  signExact,
  type Exact,
} from '../kernel/internal.js'

/** How a published figure stands to the truth: equal to it, near it, or a bound of it. */
export type FigureBound = 'exact' | 'about' | 'atLeast' | 'moreThan' | 'atMost' | 'lessThan' | 'between'

/**
 * A figure of a result with what is known about it. A lower bound is rounded down and an upper bound up, so that a
 * printed bound is never sharper than what is known.
 */
export interface BoundedFigure {
  /** The figure, the bound, or the lower end of `between`. */
  readonly figure: DecimalText
  /** What the figure is. */
  readonly bound: FigureBound
  /** Upper end, only where `bound` is `between`. */
  readonly upTo?: DecimalText
}

/** A figure of a fact: exact, known within bounds, or `null` where nothing is known. */
export type ObservedFigure = FigureInput | BoundedFigure | null

/** One end of what is known; an open end is not reached itself. */
export interface BoundsEnd {
  readonly at: Exact
  readonly open: boolean
}

/** What is known of a quantity: its ends, and the value itself where one was stated (`about` has a value without ends). */
export interface Bounds {
  readonly low?: BoundsEnd | undefined
  readonly high?: BoundsEnd | undefined
  readonly value?: Exact | undefined
}

/** What is known of a fact's figure (`null`: nothing), or why it cannot be read. */
export type BoundsReading =
  | { readonly ok: true; readonly bounds: Bounds | null }
  | { readonly ok: false; readonly code: FigureRefusal | 'ends-crossed'; readonly text: string }

/** Reads a fact's figure. */
export function readBounds(input: ObservedFigure): BoundsReading {
  if (input === null) return { ok: true, bounds: null }
  const stated = typeof input === 'object' ? input : { figure: input, bound: 'exact' as const }
  const first = readFigure(stated.figure)
  if (!first.ok) return first
  const value = first.figure
  if (stated.bound === 'between') {
    const second = readFigure(stated.upTo)
    if (!second.ok) return second
    if (compareExact(value, second.figure) > 0) return { ok: false, code: 'ends-crossed', text: String(stated.upTo) }
    return { ok: true, bounds: { low: { at: value, open: false }, high: { at: second.figure, open: false } } }
  }
  return { ok: true, bounds: oneSided(value, stated.bound) }
}

function oneSided(value: Exact, bound: Exclude<FigureBound, 'between'>): Bounds {
  switch (bound) {
    case 'exact':
      return exactBounds(value)
    case 'about':
      return { value }
    case 'atLeast':
    case 'moreThan':
      return { low: { at: value, open: bound === 'moreThan' } }
    case 'atMost':
    case 'lessThan':
      return { high: { at: value, open: bound === 'lessThan' } }
  }
}

/** An exactly known quantity. */
export function exactBounds(value: Exact): Bounds {
  const end = { at: value, open: false }
  return { low: end, high: end, value }
}

/** The value, where it is exactly known. */
export function knownExactly(a: Bounds): Exact | undefined {
  return a.low === undefined ? undefined : a.value
}

/** a + b. */
export function addBounds(a: Bounds, b: Bounds): Bounds {
  return { low: addEnds(a.low, b.low), high: addEnds(a.high, b.high), value: both(a.value, b.value, addExact) }
}

/** −a. */
export function negateBounds(a: Bounds): Bounds {
  return mapBounds({ low: a.high, high: a.low, value: a.value }, negateExact)
}

/** a − b. */
export function subtractBounds(a: Bounds, b: Bounds): Bounds {
  return addBounds(a, negateBounds(b))
}

/** a ÷ b for a divisor known to be positive ({@link boundsSign}). */
export function divideBounds(a: Bounds, b: Bounds): Bounds {
  return {
    low: divideEnd(a.low, b.high, b.low),
    high: divideEnd(a.high, b.low, b.high),
    value: both(a.value, b.value, divideExact),
  }
}

/** The image under a rising function. */
export function mapBounds(a: Bounds, rising: (value: Exact) => Exact): Bounds {
  const end = (one: BoundsEnd | undefined): BoundsEnd | undefined => one && { at: rising(one.at), open: one.open }
  return { low: end(a.low), high: end(a.high), value: a.value && rising(a.value) }
}

/** The sign: −1, 0 or 1 where it is certain (a value that is only `about` counts as its sign), else `undefined`. */
export function boundsSign(a: Bounds): -1 | 0 | 1 | undefined {
  if (a.value !== undefined) return signExact(a.value)
  if (a.low !== undefined && liesBeyond(a.low, 1)) return 1
  if (a.high !== undefined && liesBeyond(a.high, -1)) return -1
  return undefined
}

/** Writes what is known: `text` makes the figure from an end, rounded as told. `undefined` when nothing is known. */
export function boundedFigure(
  a: Bounds,
  mode: RoundingMode,
  text: (value: Exact, mode: RoundingMode) => DecimalText,
): BoundedFigure | undefined {
  const { low, high, value } = a
  if (value !== undefined) return { figure: text(value, mode), bound: low === undefined ? 'about' : 'exact' }
  if (low !== undefined && high !== undefined) {
    return { figure: text(low.at, 'floor'), bound: 'between', upTo: text(high.at, 'ceil') }
  }
  if (low !== undefined) return { figure: text(low.at, 'floor'), bound: low.open ? 'moreThan' : 'atLeast' }
  if (high !== undefined) return { figure: text(high.at, 'ceil'), bound: high.open ? 'lessThan' : 'atMost' }
  return undefined
}

function addEnds(a: BoundsEnd | undefined, b: BoundsEnd | undefined): BoundsEnd | undefined {
  return a && b && { at: addExact(a.at, b.at), open: a.open || b.open }
}

function both(a: Exact | undefined, b: Exact | undefined, join: (a: Exact, b: Exact) => Exact): Exact | undefined {
  return a && b && join(a, b)
}

// An end of a quotient: a non-negative dividend is divided by the far end of the divisor, a negative one by the near end.
// A divisor without that end may grow without limit, and the quotient then has no end worth printing.
function divideEnd(
  end: BoundsEnd | undefined,
  divisor: BoundsEnd | undefined,
  divisorOfNegative: BoundsEnd | undefined,
): BoundsEnd | undefined {
  if (end === undefined) return undefined
  const by = signExact(end.at) >= 0 ? divisor : divisorOfNegative
  if (by === undefined || signExact(by.at) === 0) return undefined
  return { at: divideExact(end.at, by.at), open: end.open || by.open }
}

function liesBeyond(end: BoundsEnd, side: 1 | -1): boolean {
  const sign = compareExact(end.at, exactZero)
  return sign === side || (sign === 0 && end.open)
}
