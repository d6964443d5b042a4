import {
  addExact,
  compareExact,
  exactOf,
  exactZero,
  minExact,
  multiplyExact,
  powerOfTen,
  type Exact,
} from '../kernel/internal.js'
import { exactRate } from './portions.js'
import type { ShareBook } from './share-book.js'
import type { HoldingCap, ShareHolder, ShareRules } from './share-rules.js'

/** The holding that a cap speaks of, and all shares that it is measured against. */
export interface CappedHolding {
  /** The cap. */
  readonly cap: HoldingCap
  /** The holder, or the household; the cap's id where all are measured together. */
  readonly owner: string
  /** What the owner has. */
  readonly held: Exact
  /** All shares that make the whole. */
  readonly all: Exact
  /** The most that the cap allows; `undefined` when it states nothing. */
  readonly limit: Exact | undefined
  /** Whether the owner is above the cap. */
  readonly above: boolean
}

/** The first cap that forbids that a holder receives so many shares more; `undefined` when none does. */
export function capInTheWay(
  rules: ShareRules,
  classes: ReadonlyMap<string, ShareBook>,
  holders: ReadonlyMap<string, ShareHolder>,
  book: ShareBook,
  move: { readonly from: string; readonly to: string; readonly shares: number },
): HoldingCap | undefined {
  const more: Exact = { n: BigInt(move.shares), d: powerOfTen(book.rule.digits) }
  return rules.caps?.find((cap) => {
    if (!measures(cap, book, move.to, holders)) return false
    const owner = ownerOf(cap, move.to, holders)
    // Within a household, or within all that is measured together, nothing grows.
    if (measures(cap, book, move.from, holders) && ownerOf(cap, move.from, holders) === owner) return false
    const alone = cap.per === 'holder' ? owner : undefined
    const held = heldBy(cap, classes, holders, alone).get(owner) ?? exactZero
    const limit = limitOf(cap, wholeOf(cap, classes))
    return limit !== undefined && compareExact(addExact(held, more), limit) > 0
  })
}

/** Every owner's holding under a cap. */
export function holdingsUnder(
  cap: HoldingCap,
  classes: ReadonlyMap<string, ShareBook>,
  holders: ReadonlyMap<string, ShareHolder>,
): readonly CappedHolding[] {
  const held = heldBy(cap, classes, holders)
  const all = wholeOf(cap, classes)
  const limit = limitOf(cap, all)
  return [...held.keys()].sort().map((owner) => {
    const own = held.get(owner)!
    return { cap, owner, held: own, all, limit, above: limit !== undefined && compareExact(own, limit) > 0 }
  })
}

// The lower of the part of the whole and the number of shares.
function limitOf({ rate, shares }: HoldingCap, all: Exact): Exact | undefined {
  const part = rate === undefined ? undefined : multiplyExact(exactRate(rate), all)
  const count = shares === undefined ? undefined : exactOf(shares)
  return part !== undefined && count !== undefined ? minExact(part, count) : (part ?? count)
}

function heldBy(
  cap: HoldingCap,
  classes: ReadonlyMap<string, ShareBook>,
  holders: ReadonlyMap<string, ShareHolder>,
  alone?: string,
): ReadonlyMap<string, Exact> {
  const held = new Map<string, Exact>()
  for (const book of classes.values()) {
    for (const holder of alone === undefined ? book.accounts.keys() : [alone]) {
      const account = book.accounts.get(holder)
      if (account === undefined || !measures(cap, book, holder, holders)) continue
      const owner = ownerOf(cap, holder, holders)
      const shares: Exact = { n: BigInt(account.shares), d: powerOfTen(book.rule.digits) }
      held.set(owner, addExact(held.get(owner) ?? exactZero, shares))
    }
  }
  return held
}

function wholeOf(cap: HoldingCap, classes: ReadonlyMap<string, ShareBook>): Exact {
  const counted = cap.whole ?? cap.classes ?? 'all'
  let all = exactZero
  for (const book of classes.values()) {
    if (counted !== 'all' && !counted.includes(book.rule.id)) continue
    all = addExact(all, { n: BigInt(book.granted - book.ended), d: powerOfTen(book.rule.digits) })
  }
  return all
}

function measures(
  cap: HoldingCap,
  book: ShareBook,
  holder: string,
  holders: ReadonlyMap<string, ShareHolder>,
): boolean {
  if (cap.classes !== undefined && !cap.classes.includes(book.rule.id)) return false
  return cap.kinds === undefined || cap.kinds.includes(holders.get(holder)?.kind ?? 'member')
}

function ownerOf(cap: HoldingCap, holder: string, holders: ReadonlyMap<string, ShareHolder>): string {
  if (cap.per === 'together') return cap.id
  return cap.per === 'holder' ? holder : (holders.get(holder)?.household ?? holder)
}
