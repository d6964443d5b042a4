import { addExact, compareExact, exactZero, wholeExact, type Exact } from './exact.js'

/**
 * An order among shares. `first` and `last` speak of the list as it is given, so the result depends on its order; `byId` (by
 * code unit), `largestWeight` and `smallestWeight` do not. `prefer` names ids, as a drawn lot or a decision does.
 */
export type DivisionOrder =
  'first' | 'last' | 'byId' | 'largestWeight' | 'smallestWeight' | { readonly prefer: readonly string[] }

/** The orders that settle a tie one after the other; what they leave tied is reported, never chosen. `'report'` settles nothing. */
export type DivisionTies = 'report' | readonly DivisionOrder[]

/** Quotas in grains, and how their owners stand to one another. */
export interface QuotaList {
  readonly ids: readonly string[]
  readonly quotas: readonly Exact[]
  /** Below zero where the first weighs less than the second. */
  readonly compareWeights: Comparison
}

export type Comparison = (a: number, b: number) => number

/** Whole grains; or who is tied for how many of them, and which orders would settle it. */
export type Placed = { readonly outcome: 'placed'; readonly grains: readonly bigint[] }
export type Tied = {
  readonly outcome: 'tied'
  readonly tied: readonly number[]
  readonly grains: bigint
  readonly options: readonly string[]
}

/** A grain each to the largest fractions (Hamilton, 最大余额法); what is less than a grain of the whole stays over. */
export function largestRemainder(on: QuotaList, ties: DivisionTies): Placed | Tied {
  const floors = on.quotas.map((quota) => wholeExact(quota, 'floor'))
  const fractions = on.quotas.map((quota, index) => ({ n: quota.n - floors[index]! * quota.d, d: quota.d }))
  const left = wholeExact(on.quotas.reduce(addExact, exactZero), 'floor') - floors.reduce((a, b) => a + b, 0n)
  const larger = (a: number, b: number): number => compareExact(fractions[b]!, fractions[a]!)
  const candidates = fractions.map((_, index) => index).filter((index) => fractions[index]!.n > 0n)
  return withOneMore(floors, pick(on, candidates, left, larger, ties))
}

type Picked = { readonly outcome: 'picked'; readonly picked: readonly number[] }

export function withOneMore(grains: bigint[], picked: Picked | Tied): Placed | Tied {
  if (picked.outcome === 'tied') return picked
  for (const index of picked.picked) grains[index]! += 1n
  return { outcome: 'placed', grains }
}

// The first `count` of the candidates by merit, then by the orders of the rule; what stays equal across the cut is a tie.
export function pick(
  on: QuotaList,
  candidates: number[],
  count: bigint,
  merit: Comparison,
  ties: DivisionTies,
): Picked | Tied {
  const before = chain([merit, ...(ties === 'report' ? [] : ties.map((order) => comparisonOf(on, order)))])
  const sorted = [...candidates].sort(before)
  const cut = Number(count)
  const [inside, outside] = [sorted[cut - 1], sorted[cut]]
  if (inside === undefined || outside === undefined || before(inside, outside) !== 0) {
    return { outcome: 'picked', picked: sorted.slice(0, cut) }
  }
  const tied = sorted.filter((index) => before(index, inside) === 0).sort((a, b) => a - b)
  const sure = sorted.filter((index) => before(index, inside) < 0).length
  const options = namedOrders.filter((order) => settles(comparisonOf(on, order), tied, cut - sure))
  return { outcome: 'tied', tied, grains: BigInt(cut - sure), options }
}

/** The orders that a decision can name. */
export const namedOrders = ['first', 'last', 'byId', 'largestWeight', 'smallestWeight'] as const

export const nobody: Comparison = () => 0

function chain(comparisons: readonly Comparison[]): Comparison {
  return (a, b) => {
    for (const compare of comparisons) {
      const side = compare(a, b)
      if (side !== 0) return side
    }
    return 0
  }
}

function settles(compare: Comparison, tied: readonly number[], count: number): boolean {
  const sorted = [...tied].sort(compare)
  return compare(sorted[count - 1]!, sorted[count]!) !== 0
}

function comparisonOf(on: QuotaList, order: DivisionOrder): Comparison {
  switch (order) {
    case 'first':
      return (a, b) => a - b
    case 'last':
      return (a, b) => b - a
    case 'byId':
      return (a, b) => (on.ids[a]! < on.ids[b]! ? -1 : 1)
    case 'largestWeight':
      return (a, b) => on.compareWeights(b, a)
    case 'smallestWeight':
      return on.compareWeights
    default: {
      const place = new Map(order.prefer.map((id, index) => [id, index]))
      const placeOf = (index: number): number => place.get(on.ids[index]!) ?? place.size
      return (a, b) => placeOf(a) - placeOf(b)
    }
  }
}
