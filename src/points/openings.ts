import { decisionFor, type DecisionNeed } from '../kernel/index.js'
import { dayOfNumber } from '../kernel/internal.js'
import { decided, type BookAccount } from './compiled-book.js'
import type { PointsCode } from './codes.js'
import type { ClassedFigure } from './point-items.js'
import type { CarriedOpening, PointOpening } from './rule-book.js'
import {
  addNeed,
  classOn,
  figureFor,
  firstDayInScheme,
  lastDayInScheme,
  scoreBefore,
  type ScoringDesk,
} from './scoring-desk.js'

/** What an account holds from the start. */
export type OpeningPoints<T> =
  | { readonly kind: 'points'; readonly points: T }
  | { readonly kind: 'unknown'; readonly reason: PointsCode }
  | { readonly kind: 'needs'; readonly needs: readonly DecisionNeed[] }

/** The opening points of an account for one subject. */
export function openingOf<T>(desk: ScoringDesk<T>, account: BookAccount): OpeningPoints<T> {
  const { arithmetic, frame, subject } = desk
  if (account.account.opening === undefined) return { kind: 'points', points: arithmetic.zero }
  const opening = decided(account.account.opening)
  const needs: DecisionNeed[] = []
  const whole = wholeOpening(desk, account, opening, needs)
  if (whole === undefined) return { kind: 'unknown', reason: 'not-for-class' }
  if (needs.length > 0) return { kind: 'needs', needs }
  if (subject.from <= frame.score.from) return { kind: 'points', points: whole }
  switch (opening.joiners === undefined ? undefined : decided(opening.joiners)) {
    case undefined:
      addNeed(needs, { code: 'opening-of-joiner', at: subject.id, options: ['full', 'byDay', 'byMonth', 'none'] })
      return decidedJoiner(desk, whole, needs)
    case 'full':
      return { kind: 'points', points: whole }
    case 'none':
      return { kind: 'points', points: arithmetic.zero }
    case 'byDay':
      return { kind: 'points', points: partByDay(desk, whole) }
    case 'byMonth':
      return { kind: 'points', points: partByMonth(desk, whole) }
  }
}

function decidedJoiner<T>(desk: ScoringDesk<T>, whole: T, needs: readonly DecisionNeed[]): OpeningPoints<T> {
  const value = decisionFor(desk.decisions, 'opening-of-joiner', desk.subject.id)?.value
  if (value === 'full') return { kind: 'points', points: whole }
  if (value === 'none') return { kind: 'points', points: desk.arithmetic.zero }
  if (value === 'byDay') return { kind: 'points', points: partByDay(desk, whole) }
  if (value === 'byMonth') return { kind: 'points', points: partByMonth(desk, whole) }
  return { kind: 'needs', needs }
}

function partByDay<T>(desk: ScoringDesk<T>, whole: T): T {
  const { score } = desk.frame
  return part(desk, whole, score.to - firstDayInScheme(desk) + 1, score.to - score.from + 1)
}

// The month of joining counts.
function partByMonth<T>(desk: ScoringDesk<T>, whole: T): T {
  const { score } = desk.frame
  const month = (day: number): number => dayOfNumber(day).year * 12 + dayOfNumber(day).month
  const last = month(score.to)
  return part(desk, whole, last - month(firstDayInScheme(desk)) + 1, last - month(score.from) + 1)
}

function part<T>(desk: ScoringDesk<T>, whole: T, held: number, all: number): T {
  const { arithmetic } = desk
  return arithmetic.divide(arithmetic.multiply(whole, arithmetic.whole(held)), arithmetic.whole(all))
}

function wholeOpening<T>(
  desk: ScoringDesk<T>,
  account: BookAccount,
  opening: PointOpening,
  needs: DecisionNeed[],
): T | undefined {
  const { points } = opening
  if (typeof points === 'object' && 'share' in points) return carriedOpening(desk, points)
  return byClassOverTime(desk, account, opening, points, needs)
}

function byClassOverTime<T>(
  desk: ScoringDesk<T>,
  account: BookAccount,
  opening: PointOpening,
  points: ClassedFigure,
  needs: DecisionNeed[],
): T | undefined {
  const { arithmetic } = desk
  if (typeof points === 'string' || !('byClass' in points)) return figureFor(desk, points, undefined)
  const [first, last] = [firstDayInScheme(desk), lastDayInScheme(desk)]
  const start = figureFor(desk, points, classOn(desk, first))
  const end = figureFor(desk, points, classOn(desk, last))
  if (start === undefined || end === undefined) return start ?? end
  if (arithmetic.compare(start, end) === 0) return start
  const rule =
    opening.classChange === undefined
      ? decisionFor(desk.decisions, 'opening-at-class-change', desk.subject.id)?.value
      : decided(opening.classChange)
  if (rule === 'start') return start
  if (rule === 'end') return end
  if (rule !== 'byDay') {
    addNeed(needs, {
      code: 'opening-at-class-change',
      at: desk.subject.id,
      options: ['start', 'end', 'byDay'],
      data: { account: account.id },
    })
    return start
  }
  let sum = arithmetic.zero
  for (let day = first; day <= last; day += 1) {
    sum = arithmetic.add(sum, figureFor(desk, points, classOn(desk, day)) ?? arithmetic.zero)
  }
  return arithmetic.divide(sum, arithmetic.whole(last - first + 1))
}

function carriedOpening<T>(desk: ScoringDesk<T>, carried: CarriedOpening): T | undefined {
  const { arithmetic } = desk
  const before = scoreBefore(desk)
  const score =
    before === undefined || before.exempt === true
      ? undefined
      : decided(carried.of) === 'raw'
        ? before.raw
        : before.effective
  if (score === undefined) return figureFor(desk, carried.first, classOn(desk, firstDayInScheme(desk)))
  let points = arithmetic.multiply(arithmetic.read(score), arithmetic.read(carried.share))
  const rounding = decided(carried.rounding)
  if (rounding !== 'none') points = arithmetic.round(points, rounding)
  if (carried.most !== 'none') {
    const most = arithmetic.read(carried.most as string)
    if (arithmetic.compare(points, most) > 0) points = most
  }
  return points
}
