import {
  readFigure,
  type DecimalText,
  type FigureInput,
  type FigureRefusal,
  type RoundingMode,
  type StatedValue,
} from '../kernel/index.js'
import { addExact, compareExact, divideExact, negateExact, signExact, type Exact } from '../kernel/internal.js'

/** A figure of a fact: exact, known within bounds, or `null` where nothing is known. */
export type ObservedFigure = FigureInput | StatedValue | null

/**
 * A figure of a result with what is known about it. A lower bound is rounded down and an upper bound up, so that a
 * printed bound is never sharper than what is known.
 */
export type KnownFigure = Exclude<StatedValue, { readonly kind: 'missing' }>

/** One end of what is known; an open end is not reached itself. */
export interface BoundsEnd {
  readonly at: Exact
  readonly open: boolean
}

/** What is known of a quantity. `rough`: it comes from an `about`, so the ends (or the point) are not certain. */
export interface Bounds {
  readonly low?: BoundsEnd | undefined
  readonly high?: BoundsEnd | undefined
  readonly rough: boolean
}

/** What is known of a fact's figure (`null`: nothing), or why it cannot be read. */
export type BoundsReading =
  | { readonly ok: true; readonly bounds: Bounds | null }
  | { readonly ok: false; readonly code: FigureRefusal | 'ends-crossed'; readonly text: string }

/** Reads a fact's figure. */
export function readBounds(input: ObservedFigure): BoundsReading {
  if (input === null || typeof input !== 'object') return input === null ? nothing : readPoint(input, 'exact')
  switch (input.kind) {
    case 'missing':
      return nothing
    case 'exact':
    case 'about':
      return readPoint(input.value, input.kind)
    case 'between':
      return readBetween(input)
    default: {
      // A kind that is none is named in place of a figure.
      const side = (sides as { readonly [kind: string]: 'low' | 'high' | undefined })[input.kind]
      const reading = readFigure(side ? input.value : input.kind)
      if (!reading.ok) return reading
      const open = input.kind === 'above' || input.kind === 'below'
      return { ok: true, bounds: { [side!]: { at: reading.figure, open }, rough: input.rough === true } }
    }
  }
}

const sides = { atLeast: 'low', above: 'low', atMost: 'high', below: 'high' } as const

const nothing: BoundsReading = { ok: true, bounds: null }

function readPoint(input: FigureInput, kind: 'exact' | 'about'): BoundsReading {
  const reading = readFigure(input)
  if (!reading.ok) return reading
  return { ok: true, bounds: { ...exactBounds(reading.figure), rough: kind === 'about' } }
}

function readBetween(input: StatedValue & { readonly kind: 'between' }): BoundsReading {
  const low = readFigure(input.low)
  if (!low.ok) return low
  const high = readFigure(input.high)
  if (!high.ok) return high
  if (compareExact(low.figure, high.figure) > 0) return { ok: false, code: 'ends-crossed', text: input.high }
  const bounds = {
    low: { at: low.figure, open: input.lowOpen === true },
    high: { at: high.figure, open: input.highOpen === true },
    rough: input.rough === true,
  }
  return { ok: true, bounds }
}

/** An exactly known quantity. */
export function exactBounds(value: Exact): Bounds {
  const end = { at: value, open: false }
  return { low: end, high: end, rough: false }
}

/** The one value, where there is one (for `about` the value that was stated). */
export function pointOf({ low, high }: Bounds): Exact | undefined {
  return low !== undefined && high !== undefined && compareExact(low.at, high.at) === 0 ? low.at : undefined
}

/** The value, where it is exactly known. */
export function knownExactly(a: Bounds): Exact | undefined {
  return a.rough ? undefined : pointOf(a)
}

/** a + b. */
export function addBounds(a: Bounds, b: Bounds): Bounds {
  return { low: addEnds(a.low, b.low), high: addEnds(a.high, b.high), rough: a.rough || b.rough }
}

/** −a. */
export function negateBounds(a: Bounds): Bounds {
  return mapBounds({ low: a.high, high: a.low, rough: a.rough }, negateExact)
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
    rough: a.rough || b.rough,
  }
}

/** The image under a rising function. */
export function mapBounds(a: Bounds, rising: (value: Exact) => Exact): Bounds {
  const end = (one: BoundsEnd | undefined): BoundsEnd | undefined => one && { at: rising(one.at), open: one.open }
  return { low: end(a.low), high: end(a.high), rough: a.rough }
}

/** The sign: −1, 0 or 1 where the ends leave only one, else `undefined`. */
export function boundsSign({ low, high }: Bounds): -1 | 0 | 1 | undefined {
  if (low !== undefined && liesBeyond(low, 1)) return 1
  if (high !== undefined && liesBeyond(high, -1)) return -1
  return low && high && signExact(low.at) === 0 && signExact(high.at) === 0 ? 0 : undefined
}

/** Writes what is known: `text` makes the figure from an end, rounded as told. `undefined` when nothing is known. */
export function knownFigure(
  a: Bounds,
  mode: RoundingMode,
  text: (value: Exact, mode: RoundingMode) => DecimalText,
): KnownFigure | undefined {
  const point = pointOf(a)
  if (point !== undefined) return { kind: a.rough ? 'about' : 'exact', value: text(point, mode) }
  const { low, high } = a
  const rough = a.rough ? ({ rough: true } as const) : {}
  if (low !== undefined && high !== undefined) {
    return {
      kind: 'between',
      low: text(low.at, 'floor'),
      high: text(high.at, 'ceil'),
      ...(low.open ? { lowOpen: true } : {}),
      ...(high.open ? { highOpen: true } : {}),
      ...rough,
    }
  }
  if (low !== undefined) return { kind: low.open ? 'above' : 'atLeast', value: text(low.at, 'floor'), ...rough }
  if (high !== undefined) return { kind: high.open ? 'below' : 'atMost', value: text(high.at, 'ceil'), ...rough }
  return undefined
}

function addEnds(a: BoundsEnd | undefined, b: BoundsEnd | undefined): BoundsEnd | undefined {
  return a && b && { at: addExact(a.at, b.at), open: a.open || b.open }
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
  const sign = signExact(end.at)
  return sign === side || (sign === 0 && end.open)
}
