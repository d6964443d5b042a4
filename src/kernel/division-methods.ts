import { addExact, compareExact, exactZero, wholeExact, type Exact } from './exact.js'
import { greatestCommonDivisor } from './fraction.js'

/**
 * An order among shares. `first` and `last` speak of the list as it is given, so the result depends on its order; `byId` (by
 * code unit), `largestWeight` and `smallestWeight` do not. `prefer` names ids, as a drawn lot or a decision does.
 */
export type DivisionOrder =
  'first' | 'last' | 'byId' | 'largestWeight' | 'smallestWeight' | { readonly prefer: readonly string[] }

/** The orders that settle a tie one after the other; what they leave tied is reported, never chosen. `'report'` settles nothing. */
export type DivisionTies = 'report' | readonly DivisionOrder[]

/** How a single share goes to its grain, without its sign: `down` never promises more than there is. */
export type DivisionRounding = 'down' | 'up' | 'halfUp' | 'halfEven' | 'halfDown'

/**
 * Who has what the grain leaves over.
 * - `largestRemainder` (Hamilton, 最大余额法): a grain each to the largest fractions, ties by `ties`.
 * - `oneEach`: a grain each, in `order`, to shares of positive weight, whatever their fractions.
 * - `toOne`: shares go to the grain by `each`, and the first in `order` has what the others leave (尾差归一户).
 * - `separate`: shares go to the grain by `each`; the rest stays apart with the remainder's owner.
 * - `wholeBlocks`: only whole multiples of the weights in lowest terms are given out; the rest stays apart.
 * - `runningRemainder`: one after the other takes the whole part of its share in what is still there.
 * - `saintelague`: the divisor method with 1, 3, 5, … (places on a list), ties by `ties`.
 */
export type DivisionMethod =
  | { readonly method: 'largestRemainder' | 'saintelague'; readonly ties: DivisionTies }
  | { readonly method: 'oneEach'; readonly order: DivisionTies }
  | { readonly method: 'toOne'; readonly order: DivisionTies; readonly each: DivisionRounding }
  | { readonly method: 'separate'; readonly each: DivisionRounding; readonly remainderOwner: string }
  | { readonly method: 'wholeBlocks'; readonly remainderOwner: string }
  | { readonly method: 'runningRemainder'; readonly from: 'first' | 'last' }

/** What a method works on, in grains. */
interface Placing {
  readonly ids: readonly string[]
  readonly weights: readonly bigint[]
  readonly quotas: readonly Exact[]
  readonly caps: readonly (bigint | undefined)[]
  readonly minimums: readonly bigint[]
}

type Placed = { readonly outcome: 'placed'; readonly grains: readonly bigint[] }
type Tied = {
  readonly outcome: 'tied'
  readonly tied: readonly number[]
  readonly grains: bigint
  readonly options: readonly string[]
}
type Refused = { readonly outcome: 'refused'; readonly code: 'residue-out-of-bounds' }

/** Puts exact quotas into whole grains by the method of the rule. */
export function placeGrains(on: Placing, rule: DivisionMethod): Placed | Tied | Refused {
  switch (rule.method) {
    case 'largestRemainder':
      return largestRemainder(on, rule.ties)
    case 'saintelague':
      return sainteLague(on, rule.ties)
    case 'oneEach':
      return oneEach(on, rule.order)
    case 'toOne':
      return toOne(on, rule.order, rule.each)
    case 'separate':
      return placed(on.quotas.map((quota) => wholeExact(quota, rule.each)))
    case 'wholeBlocks':
      return wholeBlocks(on)
    case 'runningRemainder':
      return runningRemainder(on, rule.from)
  }
}

function placed(grains: readonly bigint[]): Placed {
  return { outcome: 'placed', grains }
}

function floorsOf(on: Placing): bigint[] {
  return on.quotas.map((quota) => wholeExact(quota, 'floor'))
}

function wholeOf(on: Placing): bigint {
  return wholeExact(on.quotas.reduce(addExact, exactZero), 'floor')
}

function sumOf(grains: readonly bigint[]): bigint {
  return grains.reduce((a, b) => a + b, 0n)
}

function largestRemainder(on: Placing, ties: DivisionTies): Placed | Tied {
  const floors = floorsOf(on)
  const fractions = on.quotas.map((quota, index) => ({ n: quota.n - floors[index]! * quota.d, d: quota.d }))
  const left = wholeOf(on) - sumOf(floors)
  const larger = (a: number, b: number): number => compareExact(fractions[b]!, fractions[a]!)
  const candidates = indexes(on).filter((index) => fractions[index]!.n > 0n)
  return withOneMore(floors, pick(on, candidates, left, larger, ties))
}

function oneEach(on: Placing, order: DivisionTies): Placed | Tied {
  const floors = floorsOf(on)
  const open = indexes(on).filter((i) => on.weights[i]! > 0n && (on.caps[i] === undefined || floors[i]! < on.caps[i]))
  return withOneMore(floors, pick(on, open, wholeOf(on) - sumOf(floors), nobody, order))
}

function toOne(on: Placing, order: DivisionTies, each: DivisionRounding): Placed | Tied | Refused {
  const grains = on.quotas.map((quota) => wholeExact(quota, each))
  const residue = wholeOf(on) - sumOf(grains)
  if (residue === 0n) return placed(grains)
  const positive = indexes(on).filter((index) => on.weights[index]! > 0n)
  const chosen = pick(on, positive, 1n, nobody, order)
  if (chosen.outcome === 'tied') return chosen
  const receiver = chosen.picked[0]!
  const amount = grains[receiver]! + residue
  const cap = on.caps[receiver]
  if (amount < on.minimums[receiver]! || (cap !== undefined && amount > cap)) {
    return { outcome: 'refused', code: 'residue-out-of-bounds' }
  }
  grains[receiver] = amount
  return placed(grains)
}

function wholeBlocks(on: Placing): Placed {
  const divisor = on.weights.reduce(greatestCommonDivisor, 0n)
  if (divisor === 0n) return placed(on.weights)
  const blocks = wholeOf(on) / (sumOf(on.weights) / divisor)
  return placed(on.weights.map((weight) => (weight / divisor) * blocks))
}

function runningRemainder(on: Placing, from: 'first' | 'last'): Placed {
  const grains = on.weights.map(() => 0n)
  let left = wholeOf(on)
  let weightLeft = sumOf(on.weights)
  for (const index of from === 'first' ? indexes(on) : indexes(on).reverse()) {
    const weight = on.weights[index]!
    if (weight === 0n) continue
    const share = (left * weight) / weightLeft
    grains[index] = share
    left -= share
    weightLeft -= weight
  }
  return placed(grains)
}

function sainteLague(on: Placing, ties: DivisionTies): Placed | Tied {
  const whole = wholeOf(on)
  // Near the answer from the start: the rounded quotas; then place by place.
  const grains = on.quotas.map((quota) => wholeExact(quota, 'halfDown'))
  const positive = indexes(on).filter((index) => on.weights[index]! > 0n)
  const next = (index: number): Exact => ({ n: on.weights[index]!, d: 2n * grains[index]! + 1n })
  const last = (index: number): Exact => ({ n: on.weights[index]!, d: 2n * grains[index]! - 1n })
  const surplus = sumOf(grains) - whole
  if (surplus < 0n) {
    const queue = heapOf(positive, (a, b) => compareExact(next(b), next(a)))
    for (let left = -surplus; left > 0n; left -= 1n) {
      grains[queue[0]!]! += 1n
      sink(queue, 0, (a, b) => compareExact(next(b), next(a)))
    }
  }
  if (surplus > 0n) {
    // One without a place has none to give: it stands behind all who have.
    const weaker = (a: number, b: number): number =>
      grains[a]! === 0n || grains[b]! === 0n
        ? Number(grains[a]! === 0n) - Number(grains[b]! === 0n)
        : compareExact(last(a), last(b))
    const queue = heapOf(positive, weaker)
    for (let left = surplus; left > 0n; left -= 1n) {
      grains[queue[0]!]! -= 1n
      sink(queue, 0, weaker)
    }
  }
  const seated = positive.filter((index) => grains[index]! > 0n)
  if (seated.length === 0) return placed(grains)
  const edge = last(seated.reduce((a, b) => (compareExact(last(b), last(a)) < 0 ? b : a)))
  const holders = seated.filter((index) => compareExact(last(index), edge) === 0)
  const waiting = positive.filter((index) => compareExact(next(index), edge) === 0)
  for (const index of holders) grains[index]! -= 1n
  return withOneMore(grains, pick(on, [...holders, ...waiting], BigInt(holders.length), nobody, ties))
}

// A binary heap: the first of the list comes before all others.
function heapOf(list: readonly number[], before: Comparison): number[] {
  const heap = [...list]
  for (let at = (heap.length >> 1) - 1; at >= 0; at -= 1) sink(heap, at, before)
  return heap
}

function sink(heap: number[], from: number, before: Comparison): void {
  let at = from
  for (;;) {
    let first = at
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && before(heap[child]!, heap[first]!) < 0) first = child
    }
    if (first === at) return
    const moved = heap[at]!
    heap[at] = heap[first]!
    heap[first] = moved
    at = first
  }
}

type Picked = { readonly outcome: 'picked'; readonly picked: readonly number[] }

function withOneMore(grains: bigint[], picked: Picked | Tied): Placed | Tied {
  if (picked.outcome === 'tied') return picked
  for (const index of picked.picked) grains[index]! += 1n
  return placed(grains)
}

// The first `count` of the candidates by merit, then by the orders of the rule; what stays equal across the cut is a tie.
function pick(on: Placing, candidates: number[], count: bigint, merit: Comparison, ties: DivisionTies): Picked | Tied {
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

type Comparison = (a: number, b: number) => number

const nobody: Comparison = () => 0

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

function comparisonOf(on: Placing, order: DivisionOrder): Comparison {
  switch (order) {
    case 'first':
      return (a, b) => a - b
    case 'last':
      return (a, b) => b - a
    case 'byId':
      return (a, b) => (on.ids[a]! < on.ids[b]! ? -1 : 1)
    case 'largestWeight':
      return (a, b) => sign(on.weights[b]! - on.weights[a]!)
    case 'smallestWeight':
      return (a, b) => sign(on.weights[a]! - on.weights[b]!)
    default: {
      const place = new Map(order.prefer.map((id, index) => [id, index]))
      const placeOf = (index: number): number => place.get(on.ids[index]!) ?? place.size
      return (a, b) => placeOf(a) - placeOf(b)
    }
  }
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0
}

function indexes(on: Placing): number[] {
  return on.ids.map((_, index) => index)
}
