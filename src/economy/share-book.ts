import type { PlainDate } from '../kernel/index.js'
import type { ShareClass } from './share-rules.js'

/** One holder's shares of one class, counted in the smallest part of a share. */
export interface ShareAccount {
  shares: number
  frozen: number
  pledged: number
  /** Shares of somebody who left, which end when kept rights are over. */
  ending: { until: PlainDate; shares: number }[]
  /** Shares that began after `youngFrom`, oldest first. */
  young: { date: PlainDate; shares: number }[] | undefined
  /** Shares that ended within the year, with the day on which they began in it. */
  left: { from: PlainDate | undefined; until: PlainDate; shares: number }[] | undefined
}

/** All accounts of a class. */
export interface ShareBook {
  readonly rule: ShareClass
  readonly accounts: Map<string, ShareAccount>
  granted: number
  ended: number
}

/** Which shares leave first where an account has some that began within the year. */
export type LeaveFirst = 'oldest' | 'newest'

/** Ends the shares whose kept rights are over before a day. */
export function endRights(book: ShareBook, on: PlainDate, yearFrom: PlainDate | undefined): void {
  for (const account of book.accounts.values()) {
    if (account.ending.length === 0) continue
    const over = account.ending.filter((lot) => lot.until < on)
    account.ending = account.ending.filter((lot) => lot.until >= on)
    for (const lot of over) endShares(book, account, lot.shares, lot.until, yearFrom)
  }
}

/** Ends some shares of an account; what is frozen or pledged ends with the last ones. */
export function endShares(
  book: ShareBook,
  account: ShareAccount,
  shares: number,
  until: PlainDate,
  yearFrom: PlainDate | undefined,
): void {
  keepLeaving(account, take(account, shares, 'oldest'), shares, until, yearFrom)
  account.frozen = Math.min(account.frozen, account.shares)
  account.pledged = Math.min(account.pledged, account.shares - account.frozen)
  book.ended += shares
}

/** Remembers shares that ended within the year: some began in it, the others before. */
export function keepLeaving(
  account: ShareAccount,
  young: readonly { readonly date: PlainDate; readonly shares: number }[],
  shares: number,
  until: PlainDate,
  yearFrom: PlainDate | undefined,
): void {
  if (yearFrom === undefined || until < yearFrom) return
  const left = (account.left = account.left ?? [])
  let old = shares
  for (const lot of young) {
    left.push({ from: lot.date, until, shares: lot.shares })
    old -= lot.shares
  }
  if (old > 0) left.push({ from: undefined, until, shares: old })
}

/** The account of a holder, opened when there is none. */
export function accountOf(book: ShareBook, holder: string): ShareAccount {
  let account = book.accounts.get(holder)
  if (account === undefined) {
    account = { shares: 0, frozen: 0, pledged: 0, ending: [], young: undefined, left: undefined }
    book.accounts.set(holder, account)
  }
  return account
}

/** Shares of an account that end on a day that is fixed already. */
export function endingShares(account: ShareAccount): number {
  return account.ending.reduce((sum, lot) => sum + lot.shares, 0)
}

/** Takes shares out of an account, in the order that is stated; young ones that leave keep their day with the receiver. */
export function take(
  account: ShareAccount,
  shares: number,
  first: LeaveFirst,
): readonly { readonly date: PlainDate; readonly shares: number }[] {
  const young = account.young ?? []
  const old = account.shares - young.reduce((sum, lot) => sum + lot.shares, 0)
  account.shares -= shares
  let rest = first === 'oldest' ? shares - old : shares
  const moved: { date: PlainDate; shares: number }[] = []
  while (rest > 0 && young.length > 0) {
    const lot = first === 'oldest' ? young[0]! : young[young.length - 1]!
    const part = lot.shares < rest ? lot.shares : rest
    moved.push({ date: lot.date, shares: part })
    lot.shares -= part
    if (lot.shares === 0) young.splice(young.indexOf(lot), 1)
    rest -= part
  }
  return moved
}

/** Adds shares that began within the year. */
export function addYoung(account: ShareAccount, date: PlainDate, shares: number): void {
  const young = (account.young = account.young ?? [])
  let place = young.length
  while (place > 0 && young[place - 1]!.date > date) place -= 1
  young.splice(place, 0, { date, shares })
}

/** Keys of a map in code unit order; a map filled in order is not sorted again. */
export function sortedIds(map: ReadonlyMap<string, unknown>): readonly string[] {
  const ids = [...map.keys()]
  for (let i = 1; i < ids.length; i += 1) if (ids[i - 1]! > ids[i]!) return ids.sort()
  return ids
}
