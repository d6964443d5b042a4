import { decisionFor, type Decision, type DecisionNeed, type PlainDate } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  greatestCommonDivisor,
  multiplyExact,
  ownValue,
  powerOfTen,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import type { DivisionKey, HolderFilter } from './charter.js'
import { partOfYear, type ResultPeriod } from './part-year.js'
import { sortedIds, type ShareAccount, type ShareBook } from './share-book.js'
import type { ShareFold } from './share-replay.js'
import type { PartYear, ShareHolder, ShareRules } from './share-rules.js'
import { sumOfWeights, type WeightEntry } from './weight-sum.js'

/** What is known of those who may take part in a division. */
export interface ClaimBook {
  /** Holders in code unit order of their ids. */
  readonly holders: ReadonlyMap<string, ShareHolder>
  /** The register on the record date. */
  readonly fold: ShareFold | undefined
  /** Rules of shares. */
  readonly shares: ShareRules | undefined
  /** Decisions of the charter. */
  readonly decisions: readonly Decision[]
  /** The period of the result. */
  readonly period: ResultPeriod | undefined
  /** The record date. */
  readonly recordDate: PlainDate
  /** Figures that were quantified to holders, by figure and holder. */
  readonly quantified: Map<string, ReadonlyMap<string, Exact>>
}

/** Who takes part in a division, one entry for each payment. */
export interface Claims {
  /** Whose the entry is, in code unit order; an id stands twice when part of the holding is frozen, and once for each of several alike. */
  readonly ids: readonly string[]
  /** Which entries are frozen. */
  readonly frozen: readonly boolean[]
  /** Weights, counted in `unit`s. */
  readonly weights: ArrayLike<number | bigint>
  /** The same as a column of safe integers with a safe sum, where they fit. */
  readonly column: Float64Array | undefined
  /** The sum of the weights, in units of the text (shares, heads, mu). */
  readonly total: Exact
  /** How much one count of a weight is. */
  readonly unit: Exact
}

/** Claims that were found, or what is missing. */
export type ClaimsFound =
  | { readonly ok: true; readonly value: Claims }
  | { readonly ok: false; readonly missing: readonly DecisionNeed[]; readonly unknown: readonly string[] }

/** Collects the claims of a division. */
export function findClaims(by: DivisionKey, among: HolderFilter | undefined, book: ClaimBook): ClaimsFound {
  if (by === 'shares') return shareClaims(among, book)
  if (typeof by !== 'string' && 'sum' in by) {
    const sum = sumOfWeights(by.sum, (part) => findClaims(part.by, both(among, part.among), book))
    return sum.ok ? claimsOf(sum.entries) : sum
  }
  const entries: WeightEntry[] = []
  if (by === 'households') {
    for (const [id, count] of householdsOf(among, book)) pushEntries(entries, id, exactInteger(1), count)
    entries.sort(byIdOrder)
  } else if (by === 'heads') {
    for (const one of takingPart(among, book)) pushEntries(entries, one.id, exactInteger(one.persons ?? 1), one.count)
  } else {
    for (const one of takingPart(among, book)) {
      const weight = figureOf(one, by.figures, book)
      if (weight !== undefined) pushEntries(entries, one.id, weight, one.count)
    }
  }
  return claimsOf(entries)
}

/** The sum of some figures of a holder; `undefined` when none of them is known. */
export function figureOf(holder: ShareHolder, figures: readonly string[], book: ClaimBook): Exact | undefined {
  let sum: Exact | undefined
  for (const name of figures) {
    const text = ownValue(holder.figures, name)
    const one = book.quantified.get(name)?.get(holder.id) ?? (text === undefined ? undefined : exactOf(text))
    if (one !== undefined) sum = sum === undefined ? one : addExact(sum, one)
  }
  return sum
}

/** Holders that pass a filter, in code unit order. */
export function takingPart(among: HolderFilter | undefined, book: ClaimBook): readonly ShareHolder[] {
  return [...book.holders.values()].filter((holder) => passes(holder, among, book))
}

/** A filter of one measure, within that of the whole division. */
interface NestedFilter extends HolderFilter {
  readonly within?: HolderFilter
}

function both(whole: HolderFilter | undefined, part: HolderFilter | undefined): NestedFilter | undefined {
  if (whole === undefined || part === undefined) return whole ?? part
  return { ...whole, ...part, within: whole }
}

function byIdOrder(a: WeightEntry, b: WeightEntry): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function pushEntries(entries: WeightEntry[], id: string, weight: Exact, count = 1, frozen = false): void {
  for (let copy = 0; copy < count; copy += 1) entries.push({ id, weight, frozen })
}

function householdsOf(among: HolderFilter | undefined, book: ClaimBook): ReadonlyMap<string, number> {
  const households = new Map<string, number>()
  for (const one of takingPart(among, book)) households.set(one.household ?? one.id, one.count ?? 1)
  return households
}

function passes(holder: ShareHolder, among: NestedFilter | undefined, book: ClaimBook): boolean {
  if (among === undefined) return true
  const { classes, groups, units, within } = among
  if (within !== undefined && !passes(holder, within, book)) return false
  if (groups !== undefined && !groups.some((group) => holder.groups?.includes(group) === true)) return false
  if (units !== undefined && !unitsOf(holder, book).some((unit) => units.includes(unit))) return false
  return (
    classes === undefined ||
    classes.some((id) => (book.fold?.classes.get(id)?.accounts.get(holder.id)?.shares ?? 0) > 0)
  )
}

// The holder's own sub-ledger and every village into which it merged.
function unitsOf(holder: ShareHolder, book: ClaimBook): readonly string[] {
  const chain: string[] = []
  let unit = book.fold?.unitOf.get(holder.id) ?? holder.unit
  while (unit !== undefined && !chain.includes(unit)) {
    chain.push(unit)
    unit = book.fold?.mergedInto.get(unit)
  }
  return chain
}

function shareClaims(among: HolderFilter | undefined, book: ClaimBook): ClaimsFound {
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

// Weights over one common denominator; as a column of safe integers where they fit.
function claimsOf(entries: readonly WeightEntry[]): ClaimsFound {
  const total = sumExact(entries.map((entry) => entry.weight))
  if (entries.some(({ weight }) => weight.n < 0n)) return { ok: false, missing: [], unknown: ['negative-weight'] }
  if (compareExact(total, exactZero) <= 0) return { ok: false, missing: [], unknown: ['claims'] }
  const common = entries.reduce((lcm, { weight: { d } }) => (lcm / greatestCommonDivisor(lcm, d)) * d, 1n)
  const wide = entries.map(({ weight }) => weight.n * (common / weight.d))
  const fits = wide.reduce((a, b) => a + b, 0n) <= BigInt(Number.MAX_SAFE_INTEGER)
  const column = fits ? Float64Array.from(wide, Number) : undefined
  return {
    ok: true,
    value: {
      ids: entries.map((entry) => entry.id),
      frozen: entries.map((entry) => entry.frozen),
      weights: column ?? wide,
      column,
      total,
      unit: divideExact(exactInteger(1), exactInteger(common)),
    },
  }
}
