import type { PlainDate } from '../kernel/index.js'
import type { ShareClass } from './share-rules.js'

/** One holder's shares of one class, counted in the smallest part of a share. */
export interface ShareAccount {
  shares: number
  frozen: number
  pledged: number
  /** Last day of rights kept after leaving. */
  until: PlainDate | undefined
  /** Shares that began after `youngFrom`, oldest first. */
  young: { date: PlainDate; shares: number }[] | undefined
}

/** All accounts of a class. */
export interface ShareBook {
  readonly rule: ShareClass
  readonly accounts: Map<string, ShareAccount>
  granted: number
  ended: number
}

/** Ends the shares whose kept rights are over. */
export function endRights(book: ShareBook, on: PlainDate): void {
  for (const account of book.accounts.values()) {
    if (account.until !== undefined && account.until < on) end(book, account)
  }
}

/** Ends all shares of an account. */
export function end(book: ShareBook, account: ShareAccount): void {
  book.ended += account.shares
  account.shares = account.frozen = account.pledged = 0
  account.young = undefined
}

/** The account of a holder, opened when there is none. */
export function accountOf(book: ShareBook, holder: string): ShareAccount {
  let account = book.accounts.get(holder)
  if (account === undefined) {
    account = { shares: 0, frozen: 0, pledged: 0, until: undefined, young: undefined }
    book.accounts.set(holder, account)
  }
  return account
}

/** Takes shares out of an account, old ones first; young ones that leave keep their day with the receiver. */
export function take(
  account: ShareAccount,
  shares: number,
): readonly { readonly date: PlainDate; readonly shares: number }[] {
  const young = account.young ?? []
  const old = account.shares - young.reduce((sum, lot) => sum + lot.shares, 0)
  account.shares -= shares
  let rest = shares - old
  const moved: { date: PlainDate; shares: number }[] = []
  while (rest > 0) {
    const lot = young[0]!
    const part = lot.shares < rest ? lot.shares : rest
    moved.push({ date: lot.date, shares: part })
    lot.shares -= part
    if (lot.shares === 0) young.shift()
    rest -= part
  }
  return moved
}

/** Adds shares that began within the year. */
export function addYoung(account: ShareAccount, date: PlainDate, shares: number): void {
  account.young = account.young ?? []
  account.young.push({ date, shares })
}

/** Keys of a map in code unit order; a map filled in order is not sorted again. */
export function sortedIds(map: ReadonlyMap<string, unknown>): readonly string[] {
  const ids = [...map.keys()]
  for (let i = 1; i < ids.length; i += 1) if (ids[i - 1]! > ids[i]!) return ids.sort()
  return ids
}
