import { readFigure, type DecimalText } from '../kernel/index.js'
import type { PointsCode } from './codes.js'
import { decided } from './compiled-book.js'
import type { ProportionWorth, RatioWorth } from './point-worths.js'
import { classOn, figureFor, lastDayInScheme, measurementOf, type ScoringDesk } from './scoring-desk.js'

/** What an item without entries comes to. */
export type StandingWorth<T> =
  | { readonly kind: 'points'; readonly points: T }
  | { readonly kind: 'notApplicable'; readonly reason: PointsCode }
  | { readonly kind: 'unknown'; readonly reason: PointsCode }

/** A figure with its factor. */
export function timesFactor<T>(desk: ScoringDesk<T>, value: T, factor: DecimalText | undefined): T {
  return factor === undefined ? value : desk.arithmetic.multiply(value, desk.arithmetic.read(factor))
}

/** A measured value or rate of the subject. Nothing over nothing does not apply; something over nothing is unknown. */
export function measuredValue<T>(desk: ScoringDesk<T>, measure: string): StandingWorth<T> {
  const { arithmetic } = desk
  const found = measurementOf(desk, measure)
  if (found === undefined) return { kind: 'unknown', reason: 'missing-measurement' }
  if (found.value !== undefined) {
    return readFigure(found.value).ok
      ? { kind: 'points', points: arithmetic.read(found.value) }
      : { kind: 'unknown', reason: 'entry-not-a-figure' }
  }
  const { numerator, denominator } = found
  if (numerator === undefined || denominator === undefined) return { kind: 'unknown', reason: 'missing-measurement' }
  if (!readFigure(numerator).ok || !readFigure(denominator).ok) return { kind: 'unknown', reason: 'entry-not-a-figure' }
  const [upper, lower] = [arithmetic.read(numerator), arithmetic.read(denominator)]
  if (arithmetic.sign(lower) !== 0) return { kind: 'points', points: arithmetic.divide(upper, lower) }
  return arithmetic.sign(upper) === 0
    ? { kind: 'notApplicable', reason: 'zero-denominator' }
    : { kind: 'unknown', reason: 'zero-denominator' }
}

/** Points that follow a ratio up and down from a target. */
export function ratioWorth<T>(desk: ScoringDesk<T>, worth: RatioWorth): StandingWorth<T> {
  const { arithmetic } = desk
  const measured = measuredValue(desk, worth.measure)
  if (measured.kind !== 'points') return measured
  const step = arithmetic.read(worth.step)
  if (arithmetic.sign(step) <= 0) return { kind: 'unknown', reason: 'step-not-positive' }
  const distance = arithmetic.subtract(measured.points, arithmetic.read(worth.target))
  const below = arithmetic.sign(distance) < 0
  const partial = decided(worth.partial)
  let steps: T
  if (partial === 'proRata') steps = arithmetic.divide(distance, step)
  else if (partial === 'floor' || !below) steps = arithmetic.steps(distance, step)
  else {
    const down = arithmetic.steps(arithmetic.negate(distance), step)
    steps = arithmetic.negate(down)
  }
  const change = arithmetic.multiply(steps, arithmetic.read(worth.points as string))
  return { kind: 'points', points: arithmetic.add(arithmetic.read(worth.base as string), change) }
}

/** Full points times completion. */
export function proportionWorth<T>(desk: ScoringDesk<T>, worth: ProportionWorth): StandingWorth<T> {
  const { arithmetic } = desk
  const measured = measuredValue(desk, worth.measure)
  if (measured.kind !== 'points') return measured
  const full = figureFor(desk, worth.full, classOn(desk, lastDayInScheme(desk)))
  if (full === undefined) return { kind: 'notApplicable', reason: 'not-for-class' }
  let rate = measured.points
  if (worth.most !== 'none') {
    const most = arithmetic.read(worth.most as string)
    if (arithmetic.compare(rate, most) > 0) rate = most
  }
  return { kind: 'points', points: arithmetic.multiply(full, rate) }
}
