import {
  computed,
  diagnostic,
  notComputable,
  type DecimalText,
  type FigureInput,
  type NotComputable,
  type Result,
} from '../kernel/index.js'
import {
  exactOf,
  exactToText,
  exactToShownText,
  multiplyExact,
  powerOfTen,
  type Exact,
  addExact,
  exactInteger,
} from '../kernel/internal.js'
import {
  addBounds,
  boundsSign,
  divideBounds,
  exactBounds,
  knownExactly,
  knownFigure,
  mapBounds,
  negateBounds,
  pointOf,
  subtractBounds,
  type Bounds,
  type KnownFigure,
  type ObservedFigure,
} from './bounds.js'
import { readKnown } from './proportions.js'

/** How a published figure may stand for what is behind it. */
export interface ClaimRules {
  /**
   * What a printed figure stands for: everything that rounds to it (`nearest`), everything less than one step of its last digit away
   * (`anyDirection`, when figures are cut or rounded up), or itself only (`exactly`).
   */
  readonly printed: 'nearest' | 'anyDirection' | 'exactly'
  /** Decimal places of the difference. */
  readonly digits: number
}

/** A published figure and the data behind it. */
export interface PublishedClaim {
  /** The figure as printed: its places count. */
  readonly claimed: ObservedFigure
  /** The last place that the figure is meant to, where its text does not show it: −2 for hundreds. */
  readonly places?: number
  /** What the data give: one figure, or amounts to be summed, each so many times. */
  readonly data: ObservedFigure | readonly ClaimPart[]
}

/** A part of a sum behind a claim. */
export interface ClaimPart {
  /** The amount. */
  readonly amount: ObservedFigure
  /** How many times it counts; absent: once. Negative to take it away. */
  readonly times?: FigureInput
  /** Divided by this; absent: by one. */
  readonly per?: FigureInput
}

/** How a claim stands to the data. `undecided`: the bounds of claim and data overlap without settling it. */
export type ClaimVerdict = 'equal' | 'consistent' | 'undecided' | 'inconsistent'

/** A claim that was compared. */
export interface ClaimComparison {
  /** The verdict. */
  readonly verdict: ClaimVerdict
  /** What the data give. */
  readonly computed: KnownFigure | null
  /** The claim less the data: by how much it is too high (negative: too low). */
  readonly difference: KnownFigure | null
  /** The difference in per cent of the data, where they are positive. */
  readonly percent: KnownFigure | null
  /** What the printed figure may be off by under the rules; `'0'` for one that stands for itself. */
  readonly rounding: DecimalText
}

/** Why a claim was not compared. */
export type ClaimReason = 'unreadable-figure' | 'unknown-figure' | 'zero-divisor'

/** The usual reading of print: a figure stands for everything that rounds to it. */
export const printedFigures: { readonly rules: ClaimRules } = { rules: { printed: 'nearest', digits: 4 } }

/**
 * Compares a published figure with the data: equal, consistent within its rounding, or inconsistent and by how much.
 *
 * Reasons: `unknown-figure`, `unreadable-figure`, `zero-divisor`.
 *
 * @param document - what a printed figure stands for, such as `printedFigures`
 * @param facts - the claim and the data
 * @example
 * ```ts
 * import { compareClaim, printedFigures } from 'xiangzhen'
 * const rent = { claimed: '10', data: [{ amount: '1970', per: '200' }] }
 * compareClaim(printedFigures, rent)
 * // => { status: 'computed', value: { verdict: 'consistent', computed: { kind: 'exact', value: '9.8500' }, difference: { kind: 'exact', value: '0.1500' }, percent: { kind: 'exact', value: '1.5228' }, rounding: '0.5' }, diagnostics: [] }
 * const column = compareClaim(printedFigures, { claimed: '38.4', data: [{ amount: '5400', per: '141' }] })
 * column.status === 'computed' && column.value.verdict // => 'inconsistent'
 * ```
 */
export function compareClaim(
  document: { readonly rules: ClaimRules },
  facts: PublishedClaim,
  _question: object = {},
): Result<ClaimComparison, ClaimReason> {
  const claim = readKnown(facts.claimed, 'claimed')
  if ('status' in claim) return claim
  const data = dataOf(facts.data)
  if ('status' in data) return data
  const { rules } = document
  const step = rules.printed === 'exactly' ? undefined : stepOf(facts, claim)
  const reach = step === undefined ? undefined : rules.printed === 'nearest' ? { n: step.n, d: 2n * step.d } : step
  const range = reach === undefined ? claim : widened(claim, reach, rules.printed === 'anyDirection')
  const difference = subtractBounds(claim, data)
  const percent = boundsSign(data) === 1 ? relative(claim, data) : undefined
  const text = (bounds: Bounds): KnownFigure | null =>
    knownFigure(bounds, 'halfUp', (x, mode) => exactToText(x, rules.digits, mode)) ?? null
  return computed({
    verdict: verdictOf(claim, range, data),
    computed: text(data),
    difference: text(difference),
    percent: percent === undefined ? null : text(percent),
    rounding: reach === undefined ? '0' : exactToShownText(reach, 12),
  })
}

// (claim ÷ data − 1) × 100, so that the bounds of the data count once.
function relative(claim: Bounds, data: Bounds): Bounds {
  return mapBounds(divideBounds(claim, data), (x) => ({ n: (x.n - x.d) * 100n, d: x.d }))
}

function verdictOf(claim: Bounds, range: Bounds, data: Bounds): ClaimVerdict {
  const [stated, known] = [knownExactly(claim), knownExactly(data)]
  if (stated !== undefined && known !== undefined && stated.n * known.d === known.n * stated.d) return 'equal'
  const below = beyond(range.high, data.low)
  const above = beyond(data.high, range.low)
  if (below || above) return range.rough || data.rough ? 'undecided' : 'inconsistent'
  return within(data, range) ? 'consistent' : 'undecided'
}

function beyond(high: Bounds['high'], low: Bounds['low']): boolean {
  if (high === undefined || low === undefined) return false
  const order = high.at.n * low.at.d - low.at.n * high.at.d
  return order < 0n || (order === 0n && (high.open || low.open))
}

function within(inner: Bounds, outer: Bounds): boolean {
  const reaches = (end: Bounds['low'], limit: Bounds['low'], side: 1 | -1): boolean => {
    if (limit === undefined) return true
    if (end === undefined) return false
    const order = (end.at.n * limit.at.d - limit.at.n * end.at.d) * BigInt(side)
    return order > 0n || (order === 0n && (end.open || !limit.open))
  }
  return reaches(inner.low, outer.low, 1) && reaches(inner.high, outer.high, -1)
}

// One step of the last printed digit. Bounds stand for themselves.
function stepOf({ claimed, places }: PublishedClaim, claim: Bounds): Exact | undefined {
  if (pointOf(claim) === undefined) return undefined
  const text = typeof claimed === 'object' ? (claimed as { readonly value: DecimalText }).value : String(claimed)
  const point = text.indexOf('.')
  const digits = places ?? (point === -1 ? 0 : text.length - 1 - point)
  return digits >= 0 ? { n: 1n, d: powerOfTen(digits) } : { n: powerOfTen(-digits), d: 1n }
}

// From a half step below, which still rounds up to the figure, to a half step above, which does not round down to it any more.
function widened(claim: Bounds, reach: Exact, open: boolean): Bounds {
  const point = pointOf(claim)!
  const away = point.n < 0n
  return {
    low: { at: addExact(point, { n: -reach.n, d: reach.d }), open: open || away },
    high: { at: addExact(point, reach), open: open || !away },
    rough: claim.rough,
  }
}

function dataOf(data: PublishedClaim['data']): Bounds | NotComputable<ClaimReason> {
  if (!isParts(data)) return readKnown(data, 'data')
  let sum = exactBounds(exactInteger(0))
  for (const [index, { amount, times = '1', per = '1' }] of data.entries()) {
    const known = readKnown(amount, `data[${index}].amount`)
    if ('status' in known) return known
    const factor = multiplierOf(times, per, index)
    if ('status' in factor) return factor
    const size = factor.n < 0n ? { n: -factor.n, d: factor.d } : factor
    const product = mapBounds(known, (x) => multiplyExact(x, size))
    sum = addBounds(sum, factor.n < 0n ? negateBounds(product) : product)
  }
  return sum
}

function multiplierOf(times: FigureInput, per: FigureInput, index: number): Exact | NotComputable<ClaimReason> {
  for (const [field, input] of [
    ['times', times],
    ['per', per],
  ] as const) {
    const known = readKnown(input, `data[${index}].${field}`)
    if ('status' in known) return known
  }
  const divisor = exactOf(per)
  if (divisor.n === 0n) {
    return notComputable('zero-divisor', [diagnostic('zero-divisor', 'error', `data[${index}].per`)])
  }
  const sign = divisor.n < 0n ? -1n : 1n
  return multiplyExact(exactOf(times), { n: divisor.d * sign, d: divisor.n * sign })
}

function isParts(data: PublishedClaim['data']): data is readonly ClaimPart[] {
  return Array.isArray(data)
}
