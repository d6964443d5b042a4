import { computed, divideWhole, needs, type DecimalText, type DivisionCode, type Result } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactOf,
  exactToPlainText,
  exactZero,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { byCodeUnit } from './ledger-events.js'

/** What somebody claims of something that may be too little. */
export interface ScarceClaim {
  readonly id: string
  readonly amount: DecimalText
  /** Claims are served in the order of these; those with the same one together. */
  readonly turn: string
}

/** What each claim was given. */
export type Grants = ReadonlyMap<string, Exact>

/** How claims are served: all together, or turn by turn, each turn in whole claims or down to the last part. */
export interface Serving {
  readonly order: 'together' | 'byTurn' | 'wholeByTurn'
  /** What happens to several claims of the turn that does not fit. */
  readonly sameTurn: () => 'proRata' | 'wait'
  /** Smallest part that is given. */
  readonly grain: DecimalText
}

/** Serves claims out of what there is: exactly, nobody gets more than was claimed. */
export function serveClaims(
  claims: readonly ScarceClaim[],
  amount: Exact,
  { order, sameTurn, grain }: Serving,
): Result<Grants, DivisionCode> {
  if (compareExact(sumOf(claims), amount) <= 0)
    return computed(new Map(claims.map((one) => [one.id, exactOf(one.amount)])))
  if (order === 'together') return proRata(grain, claims, amount)
  const grants = new Map<string, Exact>()
  let left = amount
  for (const turn of [...new Set(claims.map((one) => one.turn))].sort(byCodeUnit)) {
    const ofTurn = claims.filter((claim) => claim.turn === turn)
    const sum = sumOf(ofTurn)
    if (compareExact(sum, left) <= 0) {
      for (const one of ofTurn) grants.set(one.id, exactOf(one.amount))
      left = subtractExact(left, sum)
      continue
    }
    // The first turn that does not fit: nothing of it, all that is left to its one claim, or a share of that to each.
    if (order === 'wholeByTurn' || (ofTurn.length > 1 && sameTurn() === 'wait')) break
    const part = proRata(grain, ofTurn, left)
    if (part.status !== 'computed') return part
    for (const [id, given] of part.value) grants.set(id, given)
    break
  }
  return computed(grants)
}

/** What all claims come to. */
export function sumOf(claims: readonly ScarceClaim[]): Exact {
  return claims.reduce((sum, one) => addExact(sum, exactOf(one.amount)), exactZero)
}

function proRata(grain: DecimalText, claims: readonly ScarceClaim[], amount: Exact): Result<Grants, DivisionCode> {
  const shares = claims.map((one) => ({ id: one.id, weight: one.amount }))
  const division = divideWhole(exactToPlainText(amount), shares, {
    grain,
    method: 'largestRemainder',
    ties: 'report',
    remainderOwner: 'budget',
  })
  if (division.status === 'not-computable') return division
  if (division.status === 'needs') return needs(division.missing, division.diagnostics)
  return computed(new Map(division.value.shares.map((one) => [one.id, exactOf(one.amount)])))
}
