import { addExact, compareExact, exactZero, wholeExact, type Exact } from './exact.js'
import { greatestCommonDivisor } from './fraction.js'
import {
  largestRemainder,
  nobody,
  pick,
  withOneMore,
  type Comparison,
  type DivisionTies,
  type Placed,
  type QuotaList,
  type Tied,
} from './largest-remainder.js'

export { namedOrders, type DivisionOrder, type DivisionTies } from './largest-remainder.js'

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
interface Placing extends QuotaList {
  readonly weights: readonly bigint[]
  readonly caps: readonly (bigint | undefined)[]
  readonly minimums: readonly bigint[]
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

function indexes(on: Placing): number[] {
  return on.ids.map((_, index) => index)
}
