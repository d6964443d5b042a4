import type { Result } from '../kernel/index.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import { changeOf, type ChangeQuestion, type FieldChange } from './changes.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, refuse } from './desk.js'
import { takeAny } from './desk-amounts.js'
import { figureIn } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { byCodeUnit } from './units.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** One side of a comparison: a figure and the conditions that it was made under. */
export interface ComparedFigure {
  /** Id by which results and findings name it. */
  readonly id: string
  /** The figure with its unit. */
  readonly amount: FieldAmount
  /** Season, area basis, boundary, edition of warming potentials, base of a rate, … by name. */
  readonly conditions: Readonly<Record<string, string>>
}

/** What must be alike for two figures to be compared. */
export interface CompareQuestion extends ChangeQuestion {
  /** Names of conditions that must be the same on both sides. */
  readonly alike: readonly string[]
}

/** Two figures side by side. */
export interface FieldComparison extends Omit<FieldChange, 'comparator'> {
  /** The first figure, in its unit. */
  readonly a: FieldFigure
  /** The second figure, in its unit. */
  readonly b: FieldFigure
  /** Conditions on which they differ although nobody asked that they be alike: read the figures with them. */
  readonly differing: readonly string[]
}

/**
 * Compares two figures, or refuses with every reason: a condition that differs, a condition that one side does not state, units of another dimension or basis. One demonstration plot is not a county; a footprint by AR4 is not one by AR5.
 *
 * Reasons: `condition-differs`, `condition-not-stated`, `units-differ`, `unknown-unit`, `not-a-figure`.
 *
 * @param method - decisions and conventions
 * @param facts - the two figures; the change is that of `a` against `b`
 * @param question - what must be alike
 * @returns both figures and their change
 * @example
 * ```ts
 * import { compareFields, openMethod } from 'xiangzhen/ecology'
 * const side = (id: string, value: string, gwp: string) => ({ id, amount: { value, unit: 'kilogram:CO2e/mu' }, conditions: { gwp, season: '2025' } })
 * const facts = { a: side('north', '300', 'AR4'), b: side('south', '310', 'AR5') }
 * const result = compareFields(openMethod, facts, { alike: ['gwp', 'season'], rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'not-computable' && result.reason // => 'condition-differs'
 * ```
 */
export function compareFields(
  method: FieldMethod,
  facts: { readonly a: ComparedFigure; readonly b: ComparedFigure },
  question: CompareQuestion,
): Result<FieldComparison, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'a', 'b')) return unusableFacts(desk)
  const [a, b] = [facts.a, facts.b]
  for (const condition of question.alike) {
    const [left, right] = [stated(a, condition), stated(b, condition)]
    if (left === undefined || right === undefined)
      refuse(desk, 'condition-not-stated', `conditions.${condition}`, {
        condition,
        id: left === undefined ? a.id : b.id,
      })
    else if (left !== right) refuse(desk, 'condition-differs', `conditions.${condition}`, { condition, left, right })
  }
  const first = takeAny(desk, a.amount, 'value', 'a.amount', a.id)
  const second = takeAny(desk, b.amount, 'base', 'b.amount', b.id)
  const shown = { a: figureIn(desk, first, a.amount.unit, 'a'), b: figureIn(desk, second, b.amount.unit, 'b') }
  const change = changeOf(desk, first, second, b.amount.unit, 'b.amount')
  const names = [...new Set([...Object.keys(a.conditions), ...Object.keys(b.conditions)])].sort(byCodeUnit)
  const differing = names.filter((name) => !question.alike.includes(name) && stated(a, name) !== stated(b, name))
  return finish(desk, () => ({ ...shown, ...change, differing }))
}

function stated(side: ComparedFigure, condition: string): string | undefined {
  return Object.prototype.hasOwnProperty.call(side.conditions, condition) ? side.conditions[condition] : undefined
}
