import {
  computed,
  decisionFor,
  divideWhole,
  needs,
  type DecimalText,
  type Decision,
  type DecisionNeed,
  type Result,
} from '../kernel/index.js'
import { fromScaled, toScaled } from '../kernel/internal.js'
import type { HolderRecipients, PayoutOrder, PayoutRule } from './charter.js'
import type { Claims } from './claims.js'

/** How a pool was paid out. */
export interface PoolPayout {
  /** What holders get, in yuan. */
  readonly given: DecimalText
  /** What they do not get, in yuan. */
  readonly residue: DecimalText
  /** The account that keeps the residue; `null` when there is none. */
  readonly residueOwner: string | null
}

/** The orders that settle equal claims on the last grain. */
export const payoutOrders: readonly PayoutOrder[] = ['byId', 'largestWeightThenId', 'smallestWeightThenId']

/** The same as orders of the division; claims stand in the order of their ids. */
export const tieOrders = {
  byId: ['first'],
  largestWeightThenId: ['largestWeight', 'first'],
  smallestWeightThenId: ['smallestWeight', 'first'],
} as const

/** The bounds of the payments, in the order of the claims. */
export interface PaymentBounds {
  readonly atMost: readonly (DecimalText | undefined)[]
  readonly atLeast: readonly (DecimalText | undefined)[]
}

/** Divides a pool whose single payments have a cap or a minimum. */
export function divideBounded(
  pool: number,
  claims: Claims,
  rule: PayoutRule,
  context: {
    readonly at: string
    readonly to: HolderRecipients
    readonly bounds: PaymentBounds
    readonly grain: number
    readonly remainder: string | undefined
    readonly decisions: readonly Decision[]
  },
): { readonly payout: Result<PoolPayout>; readonly fen: Float64Array | undefined } {
  const { at, to, bounds, grain, remainder, decisions } = context
  const missing: DecisionNeed[] = []
  const overCap = to.overCap ?? decisionFor(decisions, 'over-cap', at)?.value
  if (to.atMostEach !== undefined && overCap === undefined) {
    missing.push({ code: 'over-cap', at, options: ['respread', 'leave'] })
  }
  const owner = rule.residue ?? decisionFor(decisions, 'residue-owner', at)?.value
  if (owner === undefined) missing.push({ code: 'residue-owner', at, options: ['largestRemainder', 'undistributed'] })
  if (missing.length > 0) return { payout: needs(missing), fen: undefined }

  const order = rule.ties ?? (decisionFor(decisions, 'tie-in-division', at)?.value as PayoutOrder | undefined)
  const keeper = owner === 'largestRemainder' ? (remainder ?? decisionFor(decisions, 'remainder-owner')?.value) : owner!
  const payees = oneEach(claims)
  const shares = payees.map(({ weight, entries }, index) => ({
    id: String(index),
    weight,
    cap: bounds.atMost[entries[0]!],
    // Who has no claim gets nothing, not the minimum.
    minimum: weight === 0n ? undefined : bounds.atLeast[entries[0]!],
  }))
  const terms = {
    grain: fromScaled(grain, 2),
    overCap: overCap === 'respread' ? ('respread' as const) : ('leave' as const),
    ...(keeper === undefined ? {} : { remainderOwner: keeper }),
  }
  const division = divideWhole(
    fromScaled(pool, 2),
    shares,
    owner === 'largestRemainder'
      ? { ...terms, method: 'largestRemainder', ties: order === undefined ? 'report' : tieOrders[order] }
      : { ...terms, method: 'separate', each: 'down', remainderOwner: owner! },
  )
  if (division.status === 'needs') {
    return { payout: needs([{ code: 'tie-in-division', at, options: payoutOrders }]), fen: undefined }
  }
  if (division.status === 'not-computable') {
    const open = division.reason === 'remainder-without-owner'
    const need: DecisionNeed = { code: 'remainder-owner', options: ['undistributed'], free: 'text' }
    return { payout: open ? needs([need]) : division, fen: undefined }
  }
  const { shares: parts, given, remainder: left, remainderOwner } = division.value
  return {
    payout: computed({ given: money(given), residue: money(left), residueOwner: remainderOwner }),
    fen: spread(
      parts.map((part) => toScaled(part.amount, 2)!),
      payees,
      claims,
      grain,
    ),
  }
}

/** One payee of the claims: the entries of free and frozen shares together. */
interface BoundedPayee {
  readonly entries: readonly number[]
  readonly weight: bigint
}

// The frozen part of a holding follows the free part of the same holder; a bound holds for both together.
function oneEach({ ids, frozen, weights }: Claims): readonly BoundedPayee[] {
  const payees: BoundedPayee[] = []
  for (let i = 0; i < ids.length; i += 1) {
    const beside = frozen[i] === false && frozen[i + 1] === true && ids[i + 1] === ids[i]
    const entries = beside ? [i, i + 1] : [i]
    payees.push({ entries, weight: entries.reduce((sum, one) => sum + BigInt(weights[one]!), 0n) })
    if (beside) i += 1
  }
  return payees
}

// What a payee gets is split between free and frozen shares in whole grains; the free ones have what the grain leaves.
function spread(
  amounts: readonly number[],
  payees: readonly BoundedPayee[],
  { ids, weights }: Claims,
  grain: number,
): Float64Array {
  const fen = new Float64Array(ids.length)
  payees.forEach(({ entries: [free, bound], weight }, index) => {
    const amount = amounts[index]!
    const grains = (BigInt(amount) * BigInt(bound === undefined ? 0 : weights[bound]!)) / (weight * BigInt(grain) || 1n)
    const set = Number(grains) * grain
    if (bound !== undefined) fen[bound] = set
    fen[free!] = amount - set
  })
  return fen
}

function money(text: string): string {
  return fromScaled(toScaled(text, 2)!, 2)
}
