import {
  dateOfDay,
  dayNumber,
  periodBounds,
  periodOf,
  type Decision,
  type DecisionNeed,
  type Period,
  type PeriodKind,
} from '../kernel/index.js'
import { subtractExact, type Exact } from '../kernel/internal.js'
import { needAbout } from './case-needs.js'
import { exactArithmetic, together } from './arithmetic.js'
import { decided, type BookReading } from './compiled-book.js'
import type { PointsCode } from './codes.js'
import type { SettlementQuestion } from './entries.js'
import type { EntryDetail } from './gather-entries.js'
import { type FrameDays } from './score-frame.js'
import { exactFigure, type Figure, type PartOutcome, type SubjectNumbers } from './subject-numbers.js'
import { calendarSpan, spansWithin, type DaySpan } from './windows.js'
import { rulingOn } from './ruling.js'

/** The frames that a period is read from. */
export interface PeriodPlan {
  readonly kind: PeriodKind
  /** The days that were asked for. */
  readonly span: DaySpan
  readonly frames: readonly PlannedFrame[]
  /** `single`: the score itself. `movement`: the second frame less the first. Others: how the frames become one. */
  readonly combine: 'single' | 'movement' | 'sum' | 'mean' | 'lowest' | 'last'
  readonly needs: readonly DecisionNeed[]
  readonly reason: PointsCode | undefined
}

/** The days of a frame, and the period that it is the score of. */
export interface PlannedFrame extends FrameDays {
  readonly period: Period
  readonly kind: PeriodKind
}

/** Which score periods a period is read from. */
export function planPeriod(
  reading: BookReading,
  question: SettlementQuestion,
  decisions: readonly Decision[],
): PeriodPlan {
  const bounds = periodBounds(question.period, reading.fiscalYear)
  const span: DaySpan = { from: dayNumber(bounds.start), to: dayNumber(bounds.lastDay) }
  const unit = decided(reading.timing.score)
  const single: PeriodPlan = {
    kind: bounds.kind,
    span,
    frames: [{ score: span, until: span.to, period: question.period, kind: bounds.kind }],
    combine: 'single',
    needs: [],
    reason: undefined,
  }
  if (unit === 'custom') return single
  const score = calendarSpan(span.from, unit, reading.firstMonth)
  if (score.from === span.from && score.to === span.to) return single
  if (score.to >= span.to) {
    const need = needAbout('shorter-period')
    const within = rulingOn(reading.timing.within, decisions, need)
    const asked = { period: question.period, kind: bounds.kind }
    const standing = { score, until: span.to, ...asked }
    if (within.status !== 'computed') return { ...single, frames: [standing], needs: [need] }
    if (within.value === 'standing') return { ...single, frames: [standing] }
    const before = { score, until: span.from - 1, schemeUntil: span.to, ...asked }
    return { ...single, frames: [before, standing], combine: 'movement' }
  }
  const parts = spansWithin(span, unit, reading.firstMonth)
  if (parts === undefined) return { ...single, reason: 'period-not-made-of-score-periods' }
  const frames = parts.map((one) => ({
    score: one,
    until: one.to,
    period: periodOf(dateOfDay(one.from), unit, reading.fiscalYear),
    kind: unit,
  }))
  const need = needAbout('longer-period')
  const beyond = rulingOn(reading.timing.beyond, decisions, need)
  return beyond.status === 'computed'
    ? { ...single, frames, combine: beyond.value }
    : { ...single, frames, needs: [need] }
}

/** The frames of a plan as one; vetoes are left to the caller. */
export function combineFrames(plan: PeriodPlan, frames: readonly SubjectNumbers[]): SubjectNumbers {
  const last = frames[frames.length - 1]!
  if (plan.combine === 'single') return last
  if (plan.combine === 'movement') return movementFrom(frames[0]!, last)
  const scored = frames.filter((one) => one.standing === 'in')
  if (scored.length === 0 || plan.needs.length > 0) return last
  const { combine } = plan
  const together = (parts: readonly PartOutcome[]): PartOutcome => combineOutcomes(parts, combine)
  const first = scored[0]!
  return {
    ...last,
    standing: 'in',
    reason: undefined,
    needs: scored.flatMap((one) => one.needs),
    total: together(scored.map((one) => one.total)),
    gains: sumFigures(scored.map((one) => one.gains)),
    losses: sumFigures(scored.map((one) => one.losses)),
    items: first.items.map((_, index) => together(scored.map((one) => one.items[index]!))),
    accounts: first.accounts.map((_, index) => together(scored.map((one) => one.accounts[index]!))),
    counts: first.counts.map((_, index) => scored.reduce((sum, one) => sum + one.counts[index]!, 0)),
    quantities: first.counts.map((_, index) => sumFigures(scored.map((one) => one.quantities[index] ?? 0))),
    maximum: () => maximumTogether(scored, combine),
    pending: [...new Set(scored.flatMap((one) => one.pending))].sort(),
    dated: scored.flatMap((one) => one.dated),
    details: eachOnce(scored.flatMap((one) => one.details)),
    events: eachOnce(scored.flatMap((one) => one.events)),
  }
}

// Windows that reach back, and vetoes dated by their decision, are gathered for more than one score period.
function eachOnce(details: readonly EntryDetail[]): readonly EntryDetail[] {
  return [...new Map(details.map((one) => [`${one.entry.id} ${one.person}`, one])).values()]
}

function maximumTogether(scored: readonly SubjectNumbers[], combine: PeriodPlan['combine']): Figure | undefined {
  const parts: PartOutcome[] = []
  for (const one of scored) {
    const figure = one.maximum()
    if (figure === undefined) return undefined
    parts.push({ kind: 'points', figure })
  }
  const together = combineOutcomes(parts, combine)
  return together.kind === 'points' ? together.figure : undefined
}

function sumFigures(list: readonly Figure[]): Exact {
  return together(exactArithmetic, 'sum', list.map(exactFigure))
}

/** Figures of several score periods as one, in the way the plan names. */
export function combineOutcomes(parts: readonly PartOutcome[], combine: PeriodPlan['combine']): PartOutcome {
  if (combine === 'last') return parts[parts.length - 1]!
  const figures: Exact[] = []
  for (const part of parts) {
    if (part.kind === 'notApplicable') continue
    if (part.kind !== 'points') return part
    figures.push(exactFigure(part.figure))
  }
  if (figures.length === 0) return parts[0]!
  const way = combine === 'lowest' || combine === 'mean' ? combine : 'sum'
  return { kind: 'points', figure: together(exactArithmetic, way, figures) }
}

// The points of a shorter span alone: the score at its end less the score before it began, opening points left out.
function movementFrom(before: SubjectNumbers, after: SubjectNumbers): SubjectNumbers {
  const less = (a: PartOutcome, b: PartOutcome): PartOutcome => {
    if (a.kind !== 'points') return a
    if (b.kind === 'points')
      return { kind: 'points', figure: subtractExact(exactFigure(a.figure), exactFigure(b.figure)) }
    // Where nothing applied or was recorded, there was nothing; what is not known leaves it open what has changed.
    return b.kind === 'notApplicable' || (b.kind === 'unknown' && b.reason === 'no-records') ? a : b
  }
  return {
    ...after,
    total: less(after.total, before.total),
    gains: subtractExact(exactFigure(after.gains), exactFigure(before.gains)),
    losses: subtractExact(exactFigure(after.losses), exactFigure(before.losses)),
    items: after.items.map((one, index) => less(one, before.items[index]!)),
    accounts: after.accounts.map((one, index) => less(one, before.accounts[index]!)),
    counts: after.counts.map((count, index) => count - (before.counts[index] ?? 0)),
    quantities: after.quantities.map((one, index) =>
      subtractExact(exactFigure(one ?? 0), exactFigure(before.quantities[index] ?? 0)),
    ),
  }
}
