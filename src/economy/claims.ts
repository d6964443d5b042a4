import type { Decision, DecisionNeed, PlainDate } from '../kernel/index.js'
import {
  compareExact,
  divideExact,
  exactInteger,
  exactZero,
  greatestCommonDivisor,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import type { DivisionKey, HolderFilter } from './division-keys.js'
import { both, figureOf, productOf, takingPart } from './holder-filter.js'
import type { ResultPeriod } from './part-year.js'
import { shareClaims } from './share-claims.js'
import type { ShareFold } from './share-replay.js'
import type { ShareHolder, ShareRules } from './share-rules.js'
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
  /** Whether the entries are households, each with all its holders. */
  readonly perHousehold?: true
}

/** Claims that were found, or what is missing. */
export type ClaimsFound =
  | { readonly ok: true; readonly value: Claims }
  | { readonly ok: false; readonly missing: readonly DecisionNeed[]; readonly unknown: readonly string[] }

/** The claims of nobody. */
export const emptyClaims: Claims = {
  ids: [],
  frozen: [],
  weights: [],
  column: undefined,
  total: exactZero,
  unit: { n: 1n, d: 1n },
}

/** Whether nothing is missing but somebody who takes part: a group of the holders in which nobody is this year. */
export function isNobody(found: ClaimsFound, { holders }: ClaimBook): boolean {
  return holders.size > 0 && !found.ok && found.missing.length === 0 && found.unknown.every((name) => name === 'claims')
}

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
    const found = claimsOf(entries.sort(byIdOrder))
    return found.ok ? { ok: true, value: { ...found.value, perHousehold: true } } : found
  } else if (by === 'heads') {
    for (const one of takingPart(among, book)) pushEntries(entries, one.id, exactInteger(one.persons ?? 1), one.count)
  } else {
    for (const one of takingPart(among, book)) {
      const weight = 'product' in by ? productOf(one, by.product, book) : figureOf(one, by.figures, book)
      if (weight !== undefined) pushEntries(entries, one.id, weight, one.count)
    }
  }
  return claimsOf(entries)
}

/** Entries in code unit order of their ids. */
export function byIdOrder(a: WeightEntry, b: WeightEntry): number {
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

/** Weights over one common denominator; as a column of safe integers where they fit. */
export function claimsOf(entries: readonly WeightEntry[]): ClaimsFound {
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
