import { compareDates, dayNumber, deadline, isPlainDate, type PlainDate } from '../kernel/index.js'
import { compareExact, exactInteger, exactOf, exactZero } from '../kernel/internal.js'
import { byChoice, leafPoints, leafRefused, type LeafInput, type LeafOutcome } from './leaf.js'
import type { DeadlineMethod, EarlyRule } from './methods.js'
import { wholeOptions, wholeSteps } from './leaf-targets.js'
import type { Actual } from './scheme-facts.js'
import {
  chosenStep,
  differenceStep,
  givenStep,
  minimumStep,
  productStep,
  quotientStep,
  sumStep,
  type Working,
} from './working.js'

/** W when done by a day. */
export function scoreDeadline(
  method: DeadlineMethod,
  row: Actual | undefined,
  input: LeafInput,
): LeafOutcome | undefined {
  const due = lastDayOf(method, input)
  if (typeof due !== 'string') return due
  const done = row?.on
  const data = { due, done: done ?? null }
  const full = givenStep('weight', input.weight)
  if (done === undefined) {
    // Nothing was done yet: before the day is over that says nothing.
    if (compareDates(input.span.asOf, due) <= 0) return undefined
    return leafPoints(chosenStep('never-done', exactOf(method.never ?? '0'), data))
  }
  const days = dayNumber(done) - dayNumber(due)
  if (days <= 0) return inTime(method.early, -days, chosenStep('in-time', input.weight, data))
  const { late } = method
  const points = givenStep('late-points', exactOf(late.points))
  if (late.kind === 'left') return leafPoints(chosenStep('late', points.figure, data))
  if (late.kind === 'off') {
    return byChoice(input, 'late-from', late.from, ['weight', 'zero'], (from) =>
      leafPoints(differenceStep('late', [from === 'weight' ? full : givenStep('zero', exactZero), points], data)),
    )
  }
  const step = givenStep('days', exactInteger(days))
  const off = (stretches: Working): LeafOutcome =>
    leafPoints(differenceStep('late', [full, productStep('late-days', [stretches, points])], data))
  if (late.days === undefined) return off(step)
  const parts = quotientStep('steps-in-gap', step, givenStep('step-size', exactInteger(late.days)))
  return byChoice(input, 'step-rounding', late.whole ?? input.policies.stepRounding, wholeOptions, (whole) =>
    off(wholeSteps(parts, whole)),
  )
}

function inTime(early: EarlyRule | undefined, days: number, full: Working): LeafOutcome {
  if (early === undefined || days === 0) return leafPoints(full)
  const each = givenStep('points-per-day', exactOf(early.points))
  const more = productStep('early-days', [givenStep('days', exactInteger(days)), each])
  if (early.most === undefined) return leafPoints(sumStep('with-bonus', [full, more]))
  const most = givenStep('most', exactOf(early.most))
  const limited = minimumStep('bonus-limited', [more, most])
  const over = compareExact(more.figure, most.figure) > 0
  return leafPoints(sumStep('with-bonus', [full, limited]), over ? ['most'] : [])
}

function lastDayOf(method: DeadlineMethod, input: LeafInput): PlainDate | LeafOutcome {
  const { due } = method
  if (due.kind === 'on') return due.date
  if (due.kind === 'yearly') {
    const days = [input.span.from, input.span.to].map((day) => `${day.slice(0, 4)}-${due.day}`)
    const inside = days.find((day) => isPlainDate(day) && day >= input.span.from && day <= input.span.to)
    return inside ?? leafRefused('no-such-deadline', { day: due.day })
  }
  const starts = input.eventsOf(due.event).map((event) => event.on)
  if (starts.length === 0) return leafRefused('no-such-deadline', { event: due.event })
  const first = starts.reduce((a, b) => (a < b ? a : b))
  const result = deadline(first, due.term, input.span.calendar)
  if (result.status === 'computed') return result.value.lastDay
  if (result.status === 'not-computable') return leafRefused(result.reason, { event: due.event })
  return { is: 'needs', missing: result.missing.map((need) => ({ ...need, at: input.indicator.id })) }
}
