import {
  compareExact,
  divideExact,
  exactZero,
  isZeroExact,
  multiplyExact,
  negateExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import type { FieldFigure } from './amounts.js'
import type { CompositeFacts, OrderFlip } from './composite-index.js'
import type { Desk } from './desk.js'
import { figureIn } from './desk-steps.js'
import { constant } from './working.js'

/** A weight that turns the order, and how far off it is. */
export interface Flip {
  readonly distance: Exact
  readonly flip: OrderFlip
}

// With weight w on one indicator and the others in proportion, a score is w·x + (1 − w)·r: two lines that meet at most once.
export function flips(
  desk: Desk,
  facts: CompositeFacts,
  columns: readonly (readonly Exact[])[],
  weights: readonly Exact[],
  order: readonly number[],
  scores: readonly Exact[],
): readonly Flip[] {
  const sum = sumExact(weights)
  const found: Flip[] = []
  for (const [place, leader] of order.slice(0, -1).entries()) {
    const follower = order[place + 1] as number
    for (const [index, indicator] of facts.indicators.entries()) {
      const column = columns[index] as readonly Exact[]
      const weight = weights[index] as Exact
      const others = subtractExact(sum, weight)
      if (isZeroExact(others) || compareExact(scores[leader] as Exact, scores[follower] as Exact) === 0) continue
      const own = subtractExact(column[leader] as Exact, column[follower] as Exact)
      const gap = subtractExact(scores[leader] as Exact, scores[follower] as Exact)
      const rest = divideExact(subtractExact(gap, multiplyExact(weight, own)), others)
      const slope = subtractExact(own, rest)
      if (isZeroExact(slope)) continue
      const turning = negateExact(divideExact(multiplyExact(sum, rest), slope))
      if (compareExact(turning, exactZero) < 0 || compareExact(turning, sum) > 0) continue
      const change = subtractExact(turning, weight)
      found.push({
        distance: change.n < 0n ? negateExact(change) : change,
        flip: {
          indicator: indicator.id,
          leader: idOf(facts, leader),
          follower: idOf(facts, follower),
          turningWeight: plain(desk, turning),
          change: plain(desk, change),
        },
      })
    }
  }
  return found
}

/** The smallest change of a weight that turns the order. */
export function nearest(found: readonly Flip[]): { readonly nearestFlip?: OrderFlip } {
  const [first, ...rest] = found
  if (first === undefined) return {}
  return {
    nearestFlip: rest.reduce((best, one) => (compareExact(one.distance, best.distance) < 0 ? one : best), first).flip,
  }
}

/** A weight as a figure. */
export function plain(desk: Desk, value: Exact): FieldFigure {
  return figureIn(desk, constant(value, 'weight'), 'fraction', 'indicators')
}

/** The id of an alternative. */
export function idOf(facts: CompositeFacts, row: number): string {
  return facts.alternatives[row]?.id ?? ''
}
