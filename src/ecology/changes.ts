import type { Label, Result, Rounding } from '../kernel/index.js'
import { exactInteger, signExact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, type Desk } from './desk.js'
import { takeAny } from './desk-amounts.js'
import { figureIn, figureOfPoints, less, over, part, times } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** What a change is measured against. */
export type ComparatorKind = 'monoculture' | 'before' | 'control' | 'regionalMean' | 'target' | 'other'

/** The kinds of comparator. */
export const comparatorKinds: readonly ComparatorKind[] = [
  'monoculture',
  'before',
  'control',
  'regionalMean',
  'target',
  'other',
]

/** A figure and the named figure that it is measured against. */
export interface ChangeFacts {
  /** The figure now. */
  readonly value: FieldAmount
  /** The figure that it is measured against, in a unit of the same dimension and basis. */
  readonly base: FieldAmount
  /** What that figure is; the text may leave it open (`comparator`). */
  readonly comparator?: ComparatorKind
  /** The comparator's name. */
  readonly name?: Label
}

/** What a question about a change names. */
export interface ChangeQuestion {
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** A change, absolute and in percent. */
export interface FieldChange {
  /** What it was measured against. */
  readonly comparator: ComparatorKind
  /** Value less base, in the unit of the base; of two shares it is in percentage points. */
  readonly absolute: FieldFigure
  /** (value − base) ÷ |base|; `zero-base` where the base is zero, while `absolute` stands. */
  readonly percent: FieldOutcome
  /** Which way it went; `unknown` where the bounds do not tell. */
  readonly direction: 'up' | 'down' | 'unchanged' | 'unknown'
}

/**
 * Measures a change against a named comparator. Two shares differ by percentage points, never by percent. A zero base has
 * no percentage, but its absolute change stands.
 *
 * Reasons: `units-differ` (also for total against planted mu, paddy against milled), `unknown-unit`, `not-a-figure`. Needs: `comparator`.
 *
 * @param method - conventions and decisions, for the comparator
 * @param facts - the two figures
 * @param question - the rounding
 * @returns the change
 * @example
 * ```ts
 * import { changeAgainst, openMethod } from 'xiangzhen/ecology'
 * const result = changeAgainst(
 *   openMethod,
 *   { value: { value: '9.6', unit: 'tonne/hectare' }, base: { value: '8.42', unit: 'tonne/hectare' }, comparator: 'monoculture' },
 *   { rounding: { digits: 2, mode: 'halfUp' } },
 * )
 * result.status === 'computed' && result.value.percent.status === 'computed' && result.value.percent.figure // => '14.01'
 * ```
 */
export function changeAgainst(
  method: FieldMethod,
  facts: ChangeFacts,
  question: ChangeQuestion,
): Result<FieldChange, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'value', 'base')) return unusableFacts(desk)
  const comparator = choose(desk, 'comparator', '', comparatorKinds, facts.comparator)
  const value = takeAny(desk, facts.value, 'value', 'value')
  const base = takeAny(desk, facts.base, 'base', 'base')
  const change = changeOf(desk, value, base, facts.base.unit, 'base')
  return finish(desk, () => ({ comparator: comparator as ComparatorKind, ...change }))
}

/** The change between two steps of one dimension, the absolute one in `unit`. */
export function changeOf(
  desk: Desk,
  value: Working,
  base: Working,
  unit: string,
  path: string,
): Omit<FieldChange, 'comparator'> {
  const absolute = less(desk, 'absolute-change', value, base, path)
  const shares = absolute.dimension?.size === 0
  return {
    absolute: shares ? figureOfPoints(desk, absolute) : figureIn(desk, absolute, unit, path),
    percent: part(desk, 'percent', path, (inner) => percentChange(inner, value, base, path)),
    direction: directionOf(absolute),
  }
}

/** (value − base) ÷ |base| as a step. */
export function percentChange(desk: Desk, value: Working, base: Working, path: string): Working {
  const absolute = less(desk, 'absolute-change', value, base, path)
  const negative = base.span.mid !== undefined && signExact(base.span.mid) < 0
  const size = negative ? times('size-of-base', [base, constant(exactInteger(-1), 'minus-one')]) : base
  return over(desk, 'percent-change', absolute, size, 'zero-base', path)
}

function directionOf({ span: { mid, low, high } }: Working): FieldChange['direction'] {
  if (low !== undefined && signExact(low) > 0) return 'up'
  if (high !== undefined && signExact(high) < 0) return 'down'
  if (mid === undefined || low === undefined || high === undefined) return 'unknown'
  return signExact(low) === 0 && signExact(high) === 0 ? 'unchanged' : 'unknown'
}
