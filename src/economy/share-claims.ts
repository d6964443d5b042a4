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
  const leaving = classes.some(hasLeft) ? (book.shares?.leavingYear ?? 'none') : 'none'
  const young = classes.some((one) => hasYoung(one, leaving !== 'none'))
  const partYear = young ? (book.shares?.partYear ?? partYearDecided(book)) : 'full'
  if (partYear === undefined) {
    const options = ['full', 'none', 'byDays', 'byMonths']
    return { ok: false, missing: [{ code: 'part-year-shares', options }], unknown: [] }
  }
  const digits = classes.reduce((most, { rule }) => (rule.digits > most ? rule.digits : most), 0)
  const { classes: _, ...filter } = among ?? {}
  const year = partOfYear(partYear, book.period, book.recordDate)
  const last = partOfYear(leaving, book.period, book.recordDate)
  // Days of one rule and months of the other meet in their product.
  const whole = year.whole === last.whole ? year.whole : year.whole * last.whole
  const missed = (date: PlainDate | undefined): number =>
    date === undefined ? 0 : year.missed(date) * (whole / year.whole)
  const had = (date: PlainDate): number => last.had(date) * (whole / last.whole)
  const parts = classes.map((one): SharePart => {
    const step = Number(powerOfTen(digits - one.rule.digits))
    return {
      accounts: one.accounts,
      frozen: (account) => account.frozen * step * whole,
      all: (account) => {
        const lost = (account.young ?? []).reduce((sum, lot) => sum + lot.shares * missed(lot.date), 0)
        const kept = (account.left ?? []).reduce(
          (sum, { from, until, shares }) => sum + shares * Math.max(0, had(until) - missed(from)),
          0,
        )
        return (account.shares * whole - lost + kept) * step
      },
    }
  })
  const unit: Exact = { n: 1n, d: powerOfTen(digits) * BigInt(whole) }
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

// Whether shares began within the year: some that are held, or some that ended and count.
function hasYoung({ accounts }: ShareBook, ended: boolean): boolean {
  for (const { young, left } of accounts.values()) {
    if (young !== undefined && young.length > 0) return true
    if (ended && left?.some((lot) => lot.from !== undefined) === true) return true
  }
  return false
}

function hasLeft(book: ShareBook): boolean {
  for (const { left } of book.accounts.values()) if (left !== undefined) return true
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
      if (account === undefined || (account.shares === 0 && account.left === undefined)) continue
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
