import { addDays, daysBetween } from '../kernel/index.js'
import { type Exact, compareExact, exactInteger, exactOf, wholeExact } from '../kernel/internal.js'
import { limitedDeduction } from './leaf-targets.js'
import { type LeafInput, type LeafOutcome, byChoice, leafPoints, leafRefused, withoutTarget } from './leaf.js'
import type { RequiredMethod } from './methods.js'
import {
  type Working,
  chosenStep,
  differenceStep,
  figureText,
  givenStep,
  productStep,
  quotientStep,
} from './working.js'

/** Points off for each one missing of a required number. */
export function scoreRequired(method: RequiredMethod, figure: Working, input: LeafInput): LeafOutcome {
  const { target } = input
  if (target === undefined) return withoutTarget(input)
  return byChoice(input, 'pro-rating', method.proRate, ['full', 'months', 'days'], (proRate) => {
    if (proRate === 'full') return requiredPoints(method, figure, target, input)
    if (proRate === 'days') return requiredPoints(method, figure, proRated(target, 'days', 'counted', input), input)
    return byChoice(input, 'part-month', method.partMonth, ['counted', 'notCounted'], (partMonth) => {
      const { from, to } = input.span
      if (calendarMonths(from, to, partMonth) < 1) return leafRefused('no-whole-month', { from, to })
      return requiredPoints(method, figure, proRated(target, 'months', partMonth, input), input)
    })
  })
}

function requiredPoints(method: RequiredMethod, figure: Working, owed: Working, input: LeafInput): LeafOutcome {
  const full = givenStep('weight', input.weight)
  if (compareExact(figure.figure, owed.figure) >= 0) {
    return leafPoints(chosenStep('required-reached', input.weight, {}, [figure, owed]))
  }
  const missing = differenceStep('missing', [owed, figure])
  const said = { actual: figureText(figure.figure), owed: figureText(owed.figure), each: method.perMissing }
  const off = productStep('missing-points', [missing, givenStep('points-per-missing', exactOf(method.perMissing))], {
    ...said,
    missing: figureText(missing.figure),
    unit: input.indicator.unit ?? '',
  })
  return leafPoints(...limitedDeduction(full, off, method.most))
}

type PartMonth = 'counted' | 'notCounted'

function proRated(target: Working, by: 'months' | 'days', partMonth: PartMonth, input: LeafInput): Working {
  const { span, subject } = input
  const from = subject.from === undefined || subject.from < span.from ? span.from : subject.from
  const to = subject.to === undefined || subject.to > span.to ? span.to : subject.to
  const part = lengthOf(from, to, by, partMonth)
  const whole = lengthOf(span.from, span.to, by, partMonth)
  const share = quotientStep('share-of-period', givenStep(by, part), givenStep(by, whole))
  const owed = productStep('required-part', [target, share])
  const figure = exactInteger(wholeExact(owed.figure, 'floor'))
  return {
    code: 'required-whole',
    data: {},
    figure,
    operation: 'rounded',
    lines: [owed],
    rounding: { digits: 0, mode: 'floor' },
  }
}

function lengthOf(from: string, to: string, by: 'months' | 'days', partMonth: PartMonth): Exact {
  const length = by === 'days' ? daysBetween(from, addDays(to, 1)) : calendarMonths(from, to, partMonth)
  return exactInteger(length < 0 ? 0 : length)
}

// Months of the calendar that were there from the first day to the last, or on any day.
function calendarMonths(from: string, to: string, partMonth: PartMonth): number {
  const of = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  const touched = of(to) - of(from) + 1
  if (partMonth === 'counted') return touched
  const late = from.slice(8) === '01' ? 0 : 1
  const early = addDays(to, 1).slice(8) === '01' ? 0 : 1
  return touched - late - early
}
