import { readFigure, type DecimalText } from '../kernel/index.js'
import { ownValue, addExact, compareExact, exactOf, exactZero, multiplyExact, type Exact } from '../kernel/internal.js'
import type { SchemeEvent } from './scheme-facts.js'

/** A condition of a scheme, over the figures of one subject. */
export type SchemeCondition =
  AllConditions | AnyCondition | SomeConditions | NotCondition | FlagCondition | GroupCondition | FigureCondition

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

/** So many of them hold (符合下列情形之三的). */
export interface SomeConditions {
  /** Conditions of which so many must hold. */
  readonly some: readonly SchemeCondition[]
  /** How many, from 1. */
  readonly number: number
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

/** The subject belongs to a group. */
export interface GroupCondition {
  /** Ids of groups of which it is one. */
  readonly groups: readonly string[]
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
 * A figure of a subject. `total` after all steps, `base` before any sheet is added, `percent` of the applicable maximum, `completeness` (share of the weight that is
 * answered, 0 to 1); `points`, `share` (points by weight, 0 to 1), `actual` or `completion` (actual by target, 1 is reached) of a node;
 * `events` counted; `subject`: a figure of the subject itself; `rank` from the top or from the bottom (1 is first or last); `mean`: the mean of the totals
 * that are ranked together; `lists`: on how many of the named lists the subject is; `sum`: other figures added, each `times` a factor.
 */
export type SchemeFigure =
  | { readonly of: 'total' | 'base' | 'percent' | 'completeness' }
  | { readonly of: 'points' | 'share' | 'actual' | 'completion'; readonly node: string }
  | { readonly of: 'events'; readonly code: string; readonly where?: readonly EventAttributeTest[] }
  | { readonly of: 'subject'; readonly name: string }
  | { readonly of: 'rank'; readonly from: 'top' | 'bottom' }
  | { readonly of: 'mean' }
  | { readonly of: 'lists'; readonly lists: readonly string[] }
  | { readonly of: 'sum'; readonly parts: readonly FigurePart[] }

/** One figure of a sum. */
export interface FigurePart {
  /** The figure. */
  readonly figure: SchemeFigure
  /** Factor; below zero it is taken off. Absent: 1. */
  readonly times?: DecimalText
}

/** What an event's attribute must be. An event without the attribute does not pass. */
export interface EventAttributeTest extends SchemeLimits {
  /** Name of the attribute (`finder`, `size`). */
  readonly attribute: string
  /** It is one of these. */
  readonly is?: readonly string[]
}

/** A figure that is not made of others. */
export type PlainFigure = Exclude<SchemeFigure, { readonly of: 'sum' }>

/** What a condition can look at; `undefined` is: not known. */
export interface ConditionView {
  readonly figure: (figure: PlainFigure) => Exact | undefined
  readonly flag: (name: string) => boolean
  readonly group: string | undefined
}

/**
 * Whether a condition holds: `undefined` when a figure that decides it is not known. What is known already can decide: one false
 * member refuses `all`, one true member grants `any`.
 */
export function holds(condition: SchemeCondition, view: ConditionView): boolean | undefined {
  if ('flag' in condition) return view.flag(condition.flag)
  if ('groups' in condition) return view.group !== undefined && condition.groups.includes(view.group)
  if ('figure' in condition) {
    const figure = figureIn(condition.figure, view)
    return figure === undefined ? undefined : withinLimits(figure, condition)
  }
  if ('not' in condition) {
    const inner = holds(condition.not, view)
    return inner === undefined ? undefined : !inner
  }
  const answers = innerConditions(condition).map((one) => holds(one, view))
  const met = answers.filter((answer) => answer === true).length
  const open = answers.filter((answer) => answer === undefined).length
  const number = 'some' in condition ? condition.number : 'any' in condition ? 1 : answers.length
  if (met >= number) return true
  return met + open < number ? false : undefined
}

/** The conditions that a condition is made of; none for one that looks at the facts itself. */
export function innerConditions(condition: SchemeCondition): readonly SchemeCondition[] {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  if ('some' in condition) return condition.some
  return 'not' in condition ? [condition.not] : []
}

/** Every figure that a condition looks at, those within sums too. */
export function figuresIn(condition: SchemeCondition | undefined): readonly SchemeFigure[] {
  if (condition === undefined) return []
  return 'figure' in condition ? figuresOf(condition.figure) : innerConditions(condition).flatMap(figuresIn)
}

/** A figure, or the figures that it is the sum of. */
export function figuresOf(figure: SchemeFigure): readonly SchemeFigure[] {
  return figure.of === 'sum' ? figure.parts.flatMap((part) => figuresOf(part.figure)) : [figure]
}

/** A figure of a subject; a sum with a figure that is not known is not known. */
export function figureIn(figure: SchemeFigure, view: ConditionView): Exact | undefined {
  if (figure.of !== 'sum') return view.figure(figure)
  let sum = exactZero
  for (const part of figure.parts) {
    const own = figureIn(part.figure, view)
    if (own === undefined) return undefined
    sum = addExact(sum, part.times === undefined ? own : multiplyExact(own, exactOf(part.times)))
  }
  return sum
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
