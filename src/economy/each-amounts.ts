import type { DecimalText } from '../kernel/index.js'
import { addExact, exactOf, exactToText, exactZero, multiplyExact, ownValue, type Exact } from '../kernel/internal.js'
import type { ClaimBook, Claims } from './claims.js'
import { findAmount, type FigureAmount } from './figure-amounts.js'
import { exactRate, type FigureBook, type Rate } from './portions.js'
import type { ShareHolder } from './share-rules.js'

/** A bound of single payments: the same for all, or so many times a figure of whoever is paid (不超过本人年报酬的 1 倍), added up over a household. */
export type EachAmount = FigureAmount | { readonly times: Rate; readonly own: string }

/** The bound of each payment to the fen, rounded toward the constraint; `missing` names the figure that somebody lacks. */
export interface EachBounds {
  readonly bounds: readonly (DecimalText | undefined)[]
  readonly missing?: { readonly name: string; readonly holder?: string }
}

/** The bounds of the payments of a division, in the order of its claims. */
export function eachBounds(
  amount: EachAmount | undefined,
  claims: Claims,
  mode: 'floor' | 'ceil',
  figures: Pick<FigureBook, 'figure'>,
  book: ClaimBook,
): EachBounds {
  if (amount === undefined) return { bounds: claims.ids.map(() => undefined) }
  if (typeof amount === 'string' || !('own' in amount)) {
    const found = findAmount(amount, figures)
    if (!found.ok) return { bounds: [], missing: { name: found.unknown[0]! } }
    const text = exactToText(found.value, 2, mode)
    return { bounds: claims.ids.map(() => text) }
  }
  const times = exactRate(amount.times)
  const membersOf = payeeMembers(claims, book)
  const bounds: DecimalText[] = []
  for (const id of claims.ids) {
    const own = ownAmount(membersOf(id), amount.own)
    if (own === undefined) return { bounds: [], missing: { name: amount.own, holder: id } }
    bounds.push(exactToText(multiplyExact(times, own), 2, mode))
  }
  return { bounds }
}

/** A figure of a payee, added up over the holders of a household; `undefined` when none of them has it. */
export function ownAmount(members: readonly ShareHolder[], figure: string): Exact | undefined {
  let sum: Exact | undefined
  for (const one of members) {
    const text = ownValue(one.figures, figure)
    if (text !== undefined) sum = addExact(sum ?? exactZero, exactOf(text))
  }
  return sum
}

/** Finds the holder that is paid, or the holders of the household that is. */
export function payeeMembers(
  { perHousehold }: Pick<Claims, 'perHousehold'>,
  { holders }: ClaimBook,
): (payee: string) => readonly ShareHolder[] {
  if (perHousehold !== true) {
    return (payee) => {
      const holder = holders.get(payee)
      return holder === undefined ? [] : [holder]
    }
  }
  const households = new Map<string, ShareHolder[]>()
  for (const one of holders.values()) {
    const id = one.household ?? one.id
    const members = households.get(id)
    if (members === undefined) households.set(id, [one])
    else members.push(one)
  }
  return (payee) => households.get(payee) ?? []
}
