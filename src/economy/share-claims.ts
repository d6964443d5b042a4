import { decisionFor, type PlainDate } from '../kernel/index.js'
import { exactInteger, multiplyExact, powerOfTen, type Exact } from '../kernel/internal.js'
import type { ClaimBook, Claims, ClaimsFound } from './claims.js'
import type { HolderFilter } from './division-keys.js'
import { passes } from './holder-filter.js'
import { partOfYear } from './part-year.js'
import { sortedIds, type ShareAccount, type ShareBook } from './share-book.js'
import type { PartYear } from './share-rules.js'

/** Claims by shares on the record date. */
export function shareClaims(among: HolderFilter | undefined, book: ClaimBook): ClaimsFound {
  if (book.fold === undefined) return { ok: false, missing: [], unknown: ['shares'] }
  const classes = [...book.fold.classes.values()].filter(({ rule }) =>
    among?.classes === undefined ? rule.dividend !== 'no' : among.classes.includes(rule.id),
  )
  const young = classes.some(hasYoung)
  const partYear = young ? (book.shares?.partYear ?? partYearDecided(book)) : 'full'
  if (partYear === undefined) {
    const options = ['full', 'none', 'byDays', 'byMonths']
    return { ok: false, missing: [{ code: 'part-year-shares', options }], unknown: [] }
  }
  const digits = classes.reduce((most, { rule }) => (rule.digits > most ? rule.digits : most), 0)
  const { classes: _, ...filter } = among ?? {}
  const year = partOfYear(partYear, book.period, book.recordDate)
  const parts = classes.map((one): SharePart => {
    const step = Number(powerOfTen(digits - one.rule.digits))
    return {
      accounts: one.accounts,
      frozen: (account) => account.frozen * step * year.whole,
      all: (account) => {
        const missed = account.young === undefined ? 0 : lostShares(account, year.missed)
        return (account.shares * year.whole - missed) * step
      },
    }
  })
  const unit: Exact = { n: 1n, d: powerOfTen(digits) * BigInt(year.whole) }
  const value = shareColumns(parts, filter, book, unit)
  // Where nobody holds a share that counts (events of a class that the charter does not have), nobody has a claim.
  return value.total.n === 0n ? { ok: false, missing: [], unknown: ['claims'] } : { ok: true, value }
}

/** The accounts of a class and what they weigh. */
interface SharePart {
  readonly accounts: ReadonlyMap<string, ShareAccount>
  readonly frozen: (account: ShareAccount) => number
  readonly all: (account: ShareAccount) => number
}

// Shares times the part of the year that they missed.
function lostShares(account: ShareAccount, missed: (date: PlainDate) => number): number {
  return account.young!.reduce((sum, lot) => sum + lot.shares * missed(lot.date), 0)
}

function hasYoung(book: ShareBook): boolean {
  for (const account of book.accounts.values()) if (account.young !== undefined && account.young.length > 0) return true
  return false
}

function partYearDecided(book: ClaimBook): PartYear | undefined {
  return decisionFor(book.decisions, 'part-year-shares')?.value as PartYear | undefined
}

function shareColumns(parts: readonly SharePart[], among: HolderFilter, book: ClaimBook, unit: Exact): Claims {
  const ids: string[] = []
  const frozen: boolean[] = []
  const weights: number[] = []
  const push = (id: string, weight: number, isFrozen: boolean): void => {
    if (weight === 0) return
    ids.push(id)
    frozen.push(isFrozen)
    weights.push(weight)
  }
  const [first] = parts
  const everybody = parts.length === 1 ? first!.accounts : new Map(parts.flatMap((part) => [...part.accounts]))
  for (const id of sortedIds(everybody)) {
    const holder = book.holders.get(id)
    if (!passes(holder ?? { id }, among, book)) continue
    let bound = 0
    let all = 0
    for (const part of parts) {
      const account = part.accounts.get(id)
      if (account === undefined || account.shares === 0) continue
      bound += part.frozen(account)
      all += part.all(account)
    }
    for (let copy = holder?.count ?? 1; copy > 0; copy -= 1) {
      push(id, all - bound, false)
      push(id, bound, true)
    }
  }
  const sum = weights.reduce((a, b) => a + b, 0)
  const safe = Number.isSafeInteger(sum)
  const total = safe ? BigInt(sum) : weights.reduce((a, b) => a + BigInt(b), 0n)
  const column = safe ? Float64Array.from(weights) : undefined
  return { ids, frozen, weights: column ?? weights, column, total: multiplyExact(exactInteger(total), unit), unit }
}
