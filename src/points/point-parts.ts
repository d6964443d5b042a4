import type { DecisionNeed, Diagnostic } from '../kernel/index.js'
import type { PointsCode } from './codes.js'
import type { ScoringDesk } from './scoring-desk.js'

/** What an item or account comes to: gains and losses as magnitudes, and gains that lie outside some caps; or why there is nothing. */
export type PointPart<T> =
  | {
      readonly kind: 'points'
      readonly gains: T
      readonly losses: T
      readonly outside: readonly OutsideGains<T>[]
    }
  | { readonly kind: 'notApplicable'; readonly reason: PointsCode }
  | { readonly kind: 'unknown'; readonly reason: PointsCode; readonly found?: readonly Diagnostic[] }
  | { readonly kind: 'needs'; readonly needs: readonly DecisionNeed[] }

/** Gains that the caps of some accounts do not count. */
export interface OutsideGains<T> {
  readonly accounts: readonly string[]
  readonly gains: T
}

/** The figure of a part. */
export function valueOf<T>(desk: ScoringDesk<T>, part: Extract<PointPart<T>, { kind: 'points' }>): T {
  const { arithmetic } = desk
  const inside = arithmetic.subtract(part.gains, part.losses)
  return part.outside.length === 0 ? inside : part.outside.reduce((sum, one) => arithmetic.add(sum, one.gains), inside)
}

/** A part with a figure and nothing outside. */
export function partOf<T>(desk: ScoringDesk<T>, value: T): Extract<PointPart<T>, { kind: 'points' }> {
  const { arithmetic } = desk
  return arithmetic.sign(value) >= 0
    ? { kind: 'points', gains: value, losses: arithmetic.zero, outside: nothingOutside }
    : {
        kind: 'points',
        gains: arithmetic.zero,
        losses: arithmetic.negate(value),
        outside: nothingOutside,
      }
}

/** The gains outside caps of what has none. */
export const nothingOutside: readonly never[] = []
