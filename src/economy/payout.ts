import {
  computed,
  decisionFor,
  divideWhole,
  needs,
  type Decision,
  type DecimalText,
  type DecisionNeed,
  type FractionText,
  type Result,
} from '../kernel/index.js'
import {
  divideColumn,
  divideExact,
  divideRounded,
  fractionText,
  fromScaled,
  mulDiv,
  toScaled,
  wholeExact,
  type Exact,
} from '../kernel/internal.js'
import { divideBounded, payoutOrders, tieOrders, type PaymentBounds, type PoolPayout } from './bounded-payout.js'
import type { HolderRecipients, PayoutOrder, PayoutRule } from './charter.js'
import type { DivisionKey, HolderFilter } from './division-keys.js'
import type { Claims } from './claims.js'

/** The measure of a division and what the grain leaves of it, before anybody decides who has the rest. */
export interface PoolDivision {
  /** What the parts are measured by. */
  readonly by: DivisionKey
  /** Who takes part. */
  readonly among?: HolderFilter
  /** Payments. */
  readonly payments: number
  /** Sum of the weights (shares, heads, mu, jin). */
  readonly weight: FractionText
  /** Smallest unit of a payment, in yuan. */
  readonly grain: DecimalText
  /** The exact amount for one unit of weight, in yuan. */
  readonly exactPerUnit: FractionText
  /** The amount for one unit of weight, rounded down to the grain, in yuan. */
  readonly perUnit: DecimalText
  /** What is paid when every payment is rounded down to the grain, in yuan. */
  readonly roundedDown: DecimalText
  /** What that leaves, in yuan. */
  readonly residue: DecimalText
}

/** A division carried out: what each entry of the claims gets. */
export interface DividedPool {
  readonly division: PoolDivision
  readonly payout: Result<PoolPayout>
  /** Fen of each entry; `undefined` when the payout is open. */
  readonly fen: Float64Array | undefined
}

/** The smallest payment in fen; `undefined` when it is not a positive whole number of fen. */
export function grainFen(grain: DecimalText): number | undefined {
  const fen = toScaled(grain, 2)
  return fen !== undefined && fen > 0 ? fen : undefined
}

/**
 * Divides a pool among claims. Everything is counted in whole grains; what the grain leaves goes where the rule says.
 *
 * @param pool - fen to be divided
 * @param claims - who takes part
 * @param rule - method, residue, ties
 * @param context - the id of the pool, the bounds of single payments, the grain in fen, the account for amounts below one grain
 */
export function dividePool(
  pool: number,
  claims: Claims,
  rule: PayoutRule,
  context: {
    readonly at: string
    readonly to: HolderRecipients
    readonly bounds: PaymentBounds | undefined
    readonly grain: number
    readonly remainder: string | undefined
    readonly decisions: readonly Decision[]
  },
): DividedPool {
  const { at, grain, decisions } = context
  const exactPerUnit = divideExact({ n: BigInt(pool), d: 100n }, claims.total)
  const step: Exact = { n: BigInt(grain), d: 100n }
  const perUnit = Number(wholeExact(divideExact(exactPerUnit, step), 'floor')) * grain
  const grains = (pool - (pool % grain)) / grain
  const down = rule.method === 'perUnit' ? perUnitGrains(perUnit / grain, claims) : roundedDown(grains, claims)
  let floor = 0
  for (let i = 0; i < down.length; i += 1) {
    down[i]! *= grain
    floor += down[i]!
  }
  const residue = pool - floor
  const division: PoolDivision = {
    by: context.to.by,
    ...(context.to.among === undefined ? {} : { among: context.to.among }),
    payments: claims.ids.length,
    weight: fractionText(claims.total),
    grain: fromScaled(grain, 2),
    exactPerUnit: fractionText(exactPerUnit),
    perUnit: fromScaled(perUnit, 2),
    roundedDown: fromScaled(floor, 2),
    residue: fromScaled(residue, 2),
  }
  const { bounds } = context
  if (bounds !== undefined) return { division, ...divideBounded(pool, claims, rule, { ...context, bounds }) }
  if (residue === 0) return { division, payout: paid(floor, 0, null), fen: down }

  const owner = rule.residue ?? decisionFor(decisions, 'residue-owner', at)?.value
  if (owner === undefined) {
    const need: DecisionNeed = { code: 'residue-owner', at, options: ['largestRemainder', 'undistributed'] }
    return { division, payout: needs([need]), fen: undefined }
  }
  if (owner !== 'largestRemainder') return { division, payout: paid(floor, residue, owner), fen: down }
  return { division, ...byLargestRemainder(pool, grains, claims, rule, context) }
}

function byLargestRemainder(
  pool: number,
  grains: number,
  claims: Claims,
  rule: PayoutRule,
  context: Parameters<typeof dividePool>[3],
): { readonly payout: Result<PoolPayout>; readonly fen: Float64Array | undefined } {
  const { at, grain, decisions, remainder } = context
  const under = pool - grains * grain
  const missing: DecisionNeed[] = []
  const owner = remainder ?? decisionFor(decisions, 'remainder-owner')?.value
  if (under > 0 && owner === undefined)
    missing.push({ code: 'remainder-owner', options: ['undistributed'], free: 'text' })
  const order = rule.ties ?? (decisionFor(decisions, 'tie-in-division', at)?.value as PayoutOrder | undefined)
  const fen = largestRemainder(grains, claims, order)
  if (fen === undefined) missing.push({ code: 'tie-in-division', at, options: payoutOrders })
  if (fen === undefined || missing.length > 0) return { payout: needs(missing), fen: undefined }
  for (let i = 0; i < fen.length; i += 1) fen[i]! *= grain
  return { payout: paid(pool - under, under, under > 0 ? owner! : null), fen }
}

// Largest remainder in an order that settles ties; `undefined` when ties matter and no order is given.
function largestRemainder(grains: number, claims: Claims, order: PayoutOrder | undefined): Float64Array | undefined {
  const { ids, column: weights } = claims
  if (weights === undefined) return wideLargestRemainder(grains, claims, order)
  if (order === undefined) {
    const first = divideColumn(grains, weights, 'first')
    const last = divideColumn(grains, weights, 'last')
    return first.every((amount, i) => amount === last[i]) ? first : undefined
  }
  if (order === 'byId') return divideColumn(grains, weights, 'first')
  const side = order === 'largestWeightThenId' ? -1 : 1
  const sorted = ids.map((_, i) => i).sort((a, b) => side * (weights[a]! - weights[b]!) || a - b)
  const amounts = divideColumn(
    grains,
    Float64Array.from(sorted, (i) => weights[i]!),
    'first',
  )
  const fen = new Float64Array(ids.length)
  sorted.forEach((i, place) => {
    fen[i] = amounts[place]!
  })
  return fen
}

function wideLargestRemainder(
  grains: number,
  claims: Claims,
  order: PayoutOrder | undefined,
): Float64Array | undefined {
  const shares = Array.from(claims.weights, (weight, i) => ({ id: String(i), weight }))
  const ties = order === undefined ? 'report' : tieOrders[order]
  const division = divideWhole(grains, shares, { grain: '1', method: 'largestRemainder', ties })
  return division.status === 'computed'
    ? Float64Array.from(division.value.shares, (one) => Number(one.amount))
    : undefined
}

// Every claim's part of the pool, rounded down to whole grains.
function roundedDown(grains: number, claims: Claims): Float64Array {
  const { weights, column, total, unit } = claims
  const sum = wholeExact(divideExact(total, unit), 'floor')
  if (column !== undefined) {
    const all = Number(sum)
    return column.map((weight) => mulDiv(grains, weight, all, 'floor'))
  }
  return Float64Array.from(weights, (weight) => Number(divideRounded(BigInt(grains) * BigInt(weight), sum, 'floor')))
}

// A fixed number of grains for each unit of weight, rounded down for parts of a unit.
function perUnitGrains(rate: number, claims: Claims): Float64Array {
  const { n, d } = claims.unit
  return Float64Array.from(claims.weights, (weight) =>
    Number(divideRounded(BigInt(rate) * BigInt(weight) * n, d, 'floor')),
  )
}

function paid(given: number, residue: number, residueOwner: string | null): Result<PoolPayout> {
  return computed({ given: fromScaled(given, 2), residue: fromScaled(residue, 2), residueOwner })
}
