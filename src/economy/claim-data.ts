import { diagnostic, notComputable, type FigureInput, type NotComputable } from '../kernel/index.js'
import { exactInteger, exactOf, multiplyExact, type Exact } from '../kernel/internal.js'
import {
  addBounds,
  boundsSign,
  divideBounds,
  exactBounds,
  mapBounds,
  negateBounds,
  type Bounds,
  type ObservedFigure,
} from './bounds.js'
import { readKnown } from './proportions.js'
import type { ClaimReason } from './published-claim.js'

/** What stands behind a claim: one figure, amounts to be summed, or a growth. */
export type ClaimData = ObservedFigure | readonly ClaimPart[] | ClaimGrowth

/** A growth behind a claim: 增长了3.2倍 is `increasedBy`, 增长到4.2倍 `increasedTo`, 增长320% `percent`. */
export interface ClaimGrowth {
  /** The figure of the base. */
  readonly from: ObservedFigure
  /** The later figure. */
  readonly to: ObservedFigure
  /** What of the growth is claimed. */
  readonly as: 'increasedBy' | 'increasedTo' | 'percent'
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

/** What the data behind a claim give. */
export function dataBehind(data: ClaimData): Bounds | NotComputable<ClaimReason> {
  if (isGrowth(data)) return growthBehind(data)
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

function isGrowth(data: ClaimData): data is ClaimGrowth {
  return typeof data === 'object' && data !== null && 'from' in data
}

function growthBehind({ from, to, as }: ClaimGrowth): Bounds | NotComputable<ClaimReason> {
  const before = readKnown(from, 'data.from')
  if ('status' in before) return before
  const after = readKnown(to, 'data.to')
  if ('status' in after) return after
  if (boundsSign(before) !== 1) {
    return notComputable('base-not-positive', [diagnostic('base-not-positive', 'error', 'data.from', {})])
  }
  if (as === 'percent') return relative(after, before)
  const times = divideBounds(after, before)
  return as === 'increasedTo' ? times : mapBounds(times, (x) => ({ n: x.n - x.d, d: x.d }))
}

function isParts(data: ClaimData): data is readonly ClaimPart[] {
  return Array.isArray(data)
}

/** (claim ÷ data − 1) × 100, so that the bounds of the data count once. */
export function relative(claim: Bounds, data: Bounds): Bounds {
  return mapBounds(divideBounds(claim, data), (x) => ({ n: (x.n - x.d) * 100n, d: x.d }))
}
