import { readFigure, type DecimalText } from '../kernel/index.js'
import { ownValue, compareExact, exactOf, type Exact } from '../kernel/internal.js'
import type { SchemeEvent } from './scheme-facts.js'

/** A condition of a scheme, over the figures of one subject. */
export type SchemeCondition = AllConditions | AnyCondition | NotCondition | FlagCondition | FigureCondition

/** All of them hold. */
export interface AllConditions {
  /** Conditions that must all hold. */
  readonly all: readonly SchemeCondition[]
}

/** At least one of them holds. */
export interface AnyCondition {
  /** Conditions of which one must hold. */
  readonly any: readonly SchemeCondition[]
}

/** It does not hold. */
export interface NotCondition {
  /** The condition that must not hold. */
  readonly not: SchemeCondition
}

/** The subject carries a flag. */
export interface FlagCondition {
  /** Name of the flag. */
  readonly flag: string
}

/** A figure within limits; every limit that is stated must hold. */
export interface FigureCondition extends SchemeLimits {
  /** The figure. */
  readonly figure: SchemeFigure
}

/** SchemeLimits of a figure, in its unit. */
export interface SchemeLimits {
  /** This much or more (以上, 不低于). */
  readonly atLeast?: DecimalText
  /** More than this (超过). */
  readonly moreThan?: DecimalText
  /** This much or less. */
  readonly atMost?: DecimalText
  /** Less than this (以下, 不足). */
  readonly lessThan?: DecimalText
}

/**
 * A figure of a subject. `total` after all steps, `percent` of the applicable maximum, `completeness` (share of the weight that is
 * answered, 0 to 1); `points`, `share` (points by weight, 0 to 1), `actual` or `completion` (actual by target, 1 is reached) of a node;
 * `events` counted; `subject`: a figure of the subject itself; `rank` from the top or from the bottom (1 is first or last).
 */
export type SchemeFigure =
  | { readonly of: 'total' | 'percent' | 'completeness' }
  | { readonly of: 'points' | 'share' | 'actual' | 'completion'; readonly node: string }
  | { readonly of: 'events'; readonly code: string; readonly where?: readonly EventAttributeTest[] }
  | { readonly of: 'subject'; readonly name: string }
  | { readonly of: 'rank'; readonly from: 'top' | 'bottom' }

/** What an event's attribute must be. An event without the attribute does not pass. */
export interface EventAttributeTest extends SchemeLimits {
  /** Name of the attribute (`finder`, `size`). */
  readonly attribute: string
  /** It is one of these. */
  readonly is?: readonly string[]
}

/** What a condition can look at; `undefined` is: not known. */
export interface ConditionView {
  readonly figure: (figure: SchemeFigure) => Exact | undefined
  readonly flag: (name: string) => boolean
}

/**
 * Whether a condition holds: `undefined` when a figure that decides it is not known. What is known already can decide: one false
 * member refuses `all`, one true member grants `any`.
 */
export function holds(condition: SchemeCondition, view: ConditionView): boolean | undefined {
  if ('all' in condition) return everyOf(condition.all, view)
  if ('any' in condition) return someOf(condition.any, view)
  if ('not' in condition) {
    const inner = holds(condition.not, view)
    return inner === undefined ? undefined : !inner
  }
  if ('flag' in condition) return view.flag(condition.flag)
  const figure = view.figure(condition.figure)
  return figure === undefined ? undefined : withinLimits(figure, condition)
}

function everyOf(list: readonly SchemeCondition[], view: ConditionView): boolean | undefined {
  let known = true
  for (const one of list) {
    const answer = holds(one, view)
    if (answer === false) return false
    if (answer === undefined) known = false
  }
  return known ? true : undefined
}

function someOf(list: readonly SchemeCondition[], view: ConditionView): boolean | undefined {
  let known = true
  for (const one of list) {
    const answer = holds(one, view)
    if (answer === true) return true
    if (answer === undefined) known = false
  }
  return known ? false : undefined
}

/** Whether a figure keeps all stated limits. */
function withinLimits(figure: Exact, limits: SchemeLimits): boolean {
  if (limits.atLeast !== undefined && compareExact(figure, exactOf(limits.atLeast)) < 0) return false
  if (limits.moreThan !== undefined && compareExact(figure, exactOf(limits.moreThan)) <= 0) return false
  if (limits.atMost !== undefined && compareExact(figure, exactOf(limits.atMost)) > 0) return false
  return limits.lessThan === undefined || compareExact(figure, exactOf(limits.lessThan)) < 0
}

/** Whether an event passes every test. */
export function eventPasses(event: SchemeEvent, tests: readonly EventAttributeTest[] | undefined): boolean {
  return (tests ?? []).every((test) => attributePasses(ownValue(event.attributes, test.attribute), test))
}

function attributePasses(value: string | undefined, test: EventAttributeTest): boolean {
  if (value === undefined) return false
  if (test.is !== undefined && !test.is.includes(value)) return false
  if (!hasLimits(test)) return true
  const reading = readFigure(value)
  return reading.ok && withinLimits(reading.figure, test)
}

function hasLimits(limits: SchemeLimits): boolean {
  const { atLeast, moreThan, atMost, lessThan } = limits
  return (atLeast ?? moreThan ?? atMost ?? lessThan) !== undefined
}
