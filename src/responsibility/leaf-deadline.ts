import { compareDates, dayNumber, deadline, isPlainDate, type PlainDate } from '../kernel/index.js'
import { exactInteger, exactOf, exactZero } from '../kernel/internal.js'
import { byChoice, leafPoints, leafRefused, type LeafInput, type LeafOutcome } from './leaf.js'
import type { DeadlineMethod } from './methods.js'
import type { Actual } from './scheme-facts.js'
import { chosenStep, differenceStep, givenStep, productStep } from './working.js'

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
  if (days <= 0) return leafPoints(chosenStep('in-time', input.weight, data))
  const { late } = method
  const points = givenStep('late-points', exactOf(late.points))
  if (late.kind === 'left') return leafPoints(chosenStep('late', points.figure, data))
  if (late.kind === 'off') {
    return byChoice(input, 'late-from', late.from, ['weight', 'zero'], (from) =>
      leafPoints(differenceStep('late', [from === 'weight' ? full : givenStep('zero', exactZero), points], data)),
    )
  }
  const off = productStep('late-days', [givenStep('days', exactInteger(days)), points])
  return leafPoints(differenceStep('late', [full, off], data))
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
