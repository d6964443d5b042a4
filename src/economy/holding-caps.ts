import { addExact, compareExact, exactZero, multiplyExact, powerOfTen, type Exact } from '../kernel/internal.js'
import { exactRate } from './portions.js'
import type { ShareBook } from './share-book.js'
import type { HoldingCap, ShareHolder, ShareRules } from './share-rules.js'

/** The holding that a cap speaks of, and all shares that it is measured against. */
export interface CappedHolding {
  /** The cap. */
  readonly cap: HoldingCap
  /** The holder, or the household. */
  readonly owner: string
  /** What the owner has. */
  readonly held: Exact
  /** All shares of the classes that count. */
  readonly all: Exact
  /** Whether the owner is above the cap. */
  readonly above: boolean
}

/** The first cap that forbids that a holder receives so many shares more; `undefined` when none does. */
export function capInTheWay(
  rules: ShareRules,
  classes: ReadonlyMap<string, ShareBook>,
  holders: ReadonlyMap<string, ShareHolder>,
  book: ShareBook,
  to: string,
  shares: number,
): HoldingCap | undefined {
  const more: Exact = { n: BigInt(shares), d: powerOfTen(book.rule.digits) }
  return rules.caps?.find((cap) => {
    if (cap.classes !== undefined && !cap.classes.includes(book.rule.id)) return false
    const owner = ownerOf(cap, to, holders)
    const { held, all } = holdingUnder(cap, owner, classes, holders)
    return compareExact(addExact(held, more), multiplyExact(exactRate(cap.rate), all)) > 0
  })
}

/** Every owner's holding under a cap. */
export function holdingsUnder(
  cap: HoldingCap,
  classes: ReadonlyMap<string, ShareBook>,
  holders: ReadonlyMap<string, ShareHolder>,
): readonly CappedHolding[] {
  const held = new Map<string, Exact>()
  let all = exactZero
  for (const book of countedBooks(cap, classes)) {
    for (const [holder, account] of book.accounts) {
      const owner = ownerOf(cap, holder, holders)
      const shares: Exact = { n: BigInt(account.shares), d: powerOfTen(book.rule.digits) }
      held.set(owner, addExact(held.get(owner) ?? exactZero, shares))
      all = addExact(all, shares)
    }
  }
  const limit = multiplyExact(exactRate(cap.rate), all)
  return [...held.keys()].sort().map((owner) => {
    const own = held.get(owner)!
    return { cap, owner, held: own, all, above: compareExact(own, limit) > 0 }
  })
}

function holdingUnder(
  cap: HoldingCap,
  owner: string,
  classes: ReadonlyMap<string, ShareBook>,
  holders: ReadonlyMap<string, ShareHolder>,
): { readonly held: Exact; readonly all: Exact } {
  const ids = cap.per === 'holder' ? [owner] : [...holders.keys()].filter((id) => ownerOf(cap, id, holders) === owner)
  let held = exactZero
  let all = exactZero
  for (const book of countedBooks(cap, classes)) {
    const d = powerOfTen(book.rule.digits)
    for (const id of new Set([owner, ...ids])) {
      held = addExact(held, { n: BigInt(book.accounts.get(id)?.shares ?? 0), d })
    }
    all = addExact(all, { n: BigInt(book.granted - book.ended), d })
  }
  return { held, all }
}

function countedBooks(cap: HoldingCap, classes: ReadonlyMap<string, ShareBook>): readonly ShareBook[] {
  return [...classes.values()].filter((book) => cap.classes === undefined || cap.classes.includes(book.rule.id))
}

function ownerOf(cap: HoldingCap, holder: string, holders: ReadonlyMap<string, ShareHolder>): string {
  return cap.per === 'holder' ? holder : (holders.get(holder)?.household ?? holder)
}
