import type { DiagnosticData, Explanation } from '../kernel/index.js'
import {
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactToShownText,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { decided } from './compiled-book.js'
import { given, step, type PointWayCode } from './explanation-steps.js'
import { ratioWorth, measuredValue } from './measured-worths.js'
import type { PointWorth, ProportionWorth, RatioWorth, RollUpWorth } from './point-worths.js'
import { memberFigures } from './roll-up-worth.js'
import { classOn, figureFor, lastDayInScheme, measurementOf, type ScoringDesk } from './scoring-desk.js'

/** How points came about that follow a measured figure or the scores of others; `undefined` where the figure says it all. */
export function explainFigure(
  desk: ScoringDesk<Exact>,
  worth: PointWorth,
  data: DiagnosticData,
): Explanation | undefined {
  switch (worth.by) {
    case 'proportion':
      return proportionTree(desk, worth, data)
    case 'measure': {
      if (worth.bands !== undefined || worth.factor === undefined) return undefined
      const factor = given('points-by-factor', {}, exactOf(worth.factor as string))
      return measuredTimes(desk, worth.measure, factor, data)
    }
    case 'ratio':
      return ratioTree(desk, worth, data)
    case 'members':
      return membersTree(desk, worth, data)
    default:
      return undefined
  }
}

function proportionTree(
  desk: ScoringDesk<Exact>,
  worth: ProportionWorth,
  data: DiagnosticData,
): Explanation | undefined {
  const full = figureFor(desk, worth.full, classOn(desk, lastDayInScheme(desk)))
  const rate = measuredValue(desk, worth.measure)
  if (full === undefined || rate.kind !== 'points') return undefined
  const whole = given('points-full', {}, full)
  const most = worth.most === 'none' ? undefined : exactOf(worth.most as string)
  if (most === undefined || compareExact(rate.points, most) <= 0) {
    return measuredTimes(desk, worth.measure, whole, data)
  }
  const title = { title: data['title']! }
  const cap = given('points-rate-cap', {}, most)
  const rates = [given('points-measure', title, rate.points), cap]
  return step('points-asked', data, 'product', [step('points-measure', title, 'minimum', rates), whole])
}

// A fraction is multiplied before it is divided, so that no quotient is rounded on the way.
function measuredTimes(
  desk: ScoringDesk<Exact>,
  measure: string,
  by: Explanation,
  data: DiagnosticData,
): Explanation | undefined {
  const found = measurementOf(desk, measure)
  if (found === undefined) return undefined
  const title = { title: data['title']! }
  if (found.value !== undefined) {
    return step('points-asked', data, 'product', [given('points-measure', title, exactOf(found.value)), by])
  }
  const [upper, lower] = [exactOf(found.numerator!), exactOf(found.denominator!)]
  return step('points-asked', data, 'quotient', [
    step('points-full-times', title, 'product', [given('points-numerator', title, upper), by]),
    given('points-denominator', title, lower),
  ])
}

function ratioTree(desk: ScoringDesk<Exact>, worth: RatioWorth, data: DiagnosticData): Explanation | undefined {
  const measured = measuredValue(desk, worth.measure)
  const result = ratioWorth(desk, worth)
  const each = exactOf(worth.points as string)
  if (measured.kind !== 'points' || result.kind !== 'points' || each.n === 0n) return undefined
  const base = exactOf(worth.base as string)
  const steps = divideExact(subtractExact(result.points, base), each)
  const words = { value: exactToShownText(measured.points, 12), target: worth.target, unit: worth.step }
  return step('points-asked', data, 'sum', [
    given('points-base', {}, base),
    step('points-ratio', {}, 'product', [given('points-ratio-steps', words, steps), given('points-worth', data, each)]),
  ])
}

function membersTree(desk: ScoringDesk<Exact>, worth: RollUpWorth, data: DiagnosticData): Explanation | undefined {
  const figures = memberFigures(desk, worth).counted
  if (figures.length === 0) return undefined
  const lines = figures.map(({ member, figure }) =>
    given('points-of-member', { member: member.name ?? member.id }, figure),
  )
  const count = String(figures.length)
  const way = decided(worth.combine)
  const head = { count, way: `points-way-${way}` satisfies PointWayCode }
  const combined =
    lines.length === 1
      ? lines[0]!
      : way === 'mean'
        ? step('points-members', head, 'quotient', [
            step('points-members', { count, way: 'points-way-sum' }, 'sum', lines),
            given('points-number', {}, exactInteger(figures.length)),
          ])
        : step('points-members', head, way === 'sum' ? 'sum' : way === 'highest' ? 'maximum' : 'minimum', lines)
  if (worth.factor === undefined) return step('points-asked', data, 'sum', [combined])
  return step('points-asked', data, 'product', [
    combined,
    given('points-by-factor', {}, exactOf(worth.factor as string)),
  ])
}
