import { type DecisionNeed } from '../kernel/index.js'
import { dayOfNumber } from '../kernel/internal.js'
import { needAbout } from './case-needs.js'
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
import { rulingOn } from './ruling.js'

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
  if (arithmetic.sign(whole) === 0) return { kind: 'points', points: whole }
  const restart = desk.restarted === true ? decided(desk.reading.timing.ownPeriod!) : undefined
  if (restart?.since.by === 'event') {
    const { id } = subject
    const need = needAbout('opening-of-own-period', id)
    const held = rulingOn(restart.opening, desk.decisions, need)
    if (held.status !== 'computed') return { kind: 'needs', needs: [need] }
    if (held.value === 'none') return { kind: 'points', points: arithmetic.zero }
  }
  const late = subject.from > frame.score.from
  const early = subject.to < frame.score.to && subject.to <= frame.schemeUntil
  const joined = late ? partRule(desk, 'opening-of-joiner', opening.joiners, account, needs) : 'full'
  const left = early ? partRule(desk, 'opening-of-leaver', opening.leavers, account, needs) : 'full'
  if (joined === undefined || left === undefined) return { kind: 'needs', needs }
  const { score } = frame
  const first = firstDayInScheme(desk)
  const before = lostBetween(desk, joined, score.from, first, [first, first - 1])
  const last = subject.to
  const after = lostBetween(desk, left, last, score.to, [last, last + 1])
  const all = before.of * after.of
  const held = all - before.lost * after.of - after.lost * before.of
  if (held === all) return { kind: 'points', points: whole }
  const points = arithmetic.multiply(whole, arithmetic.whole(held > 0 ? held : 0))
  return { kind: 'points', points: arithmetic.divide(points, arithmetic.whole(all)) }
}

// The part of the score period, in days or months, for which nothing is held.
interface LostPart {
  readonly lost: number
  readonly of: number
}

// What lies between two days at one end of the score period; a month that is cut is lost or not as the rule says.
function lostBetween<T>(
  desk: ScoringDesk<T>,
  rule: PartRule,
  from: number,
  to: number,
  edge: readonly [number, number],
): LostPart {
  const { score } = desk.frame
  if (rule === 'full' || rule === 'none') return { lost: rule === 'none' ? 1 : 0, of: 1 }
  if (rule === 'byDay') return { lost: to - from, of: score.to - score.from + 1 }
  const months = monthOf(score.to) - monthOf(score.from) + 1
  return {
    lost: monthOf(to) - monthOf(from) + (rule === 'byFullMonth' && monthOf(edge[0]) === monthOf(edge[1]) ? 1 : 0),
    of: months,
  }
}

function monthOf(day: number): number {
  const { year, month } = dayOfNumber(day)
  return year * 12 + month
}

type PartRule = 'full' | 'byDay' | 'byMonth' | 'byFullMonth' | 'none'

function partRule<T>(
  desk: ScoringDesk<T>,
  code: 'opening-of-joiner' | 'opening-of-leaver',
  stated: PointOpening['joiners'],
  account: BookAccount,
  needs: DecisionNeed[],
): PartRule | undefined {
  const need = needAbout(code, desk.subject.id, { account: account.id })
  const rule = rulingOn(stated, desk.decisions, need)
  if (rule.status === 'computed') return rule.value
  addNeed(needs, need)
  return undefined
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
  const need = needAbout('opening-at-class-change', desk.subject.id, { account: account.id })
  const rule = rulingOn(opening.classChange, desk.decisions, need)
  if (rule.status !== 'computed') {
    addNeed(needs, need)
    return start
  }
  if (rule.value === 'start') return start
  if (rule.value === 'end') return end
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
