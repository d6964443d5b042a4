import type { Result, Rounding } from '../kernel/index.js'
import { agreementOf, type Agreement } from './agreement.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import { percentChange } from './changes.js'
import type { EcologyCode } from './codes.js'
import { convertSubstance, shownIn } from './per-unit.js'
import { finish, openDesk, refuse, remark, troubleOf, warn, type Desk } from './desk.js'
import { takeAny } from './desk-amounts.js'
import { figureIn, less, over, part, times, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { combineDimensions, dimensionText, readUnit, sameDimension } from './units.js'
import { belowZero, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'
import { eachOnce } from './inputs.js'

/** A factor that the text does not give, such as a price. The same id in two items is the same unknown. */
export interface UnknownFactor {
  /** Id of the unknown. */
  readonly unknown: string
  /** Its unit: `yuan/jin`. */
  readonly unit: string
}

/** One product of the equation: quantity × price × area, or a single amount. */
export interface ReconcileItem {
  /** Id by which findings and explanation name it. */
  readonly id: string
  /** The factors; units must cancel to the unit of the stated figure. */
  readonly factors: readonly (FieldAmount | UnknownFactor)[]
}

/** A stated figure and what it should be the sum of. */
export interface ReconcileFacts {
  /** The figure as the text states it. */
  readonly stated: FieldAmount
  /** What it should be the sum of. */
  readonly items: readonly ReconcileItem[]
}

/** What a reconciliation names. */
export interface ReconcileQuestion {
  /** The one rounding step of the answer's figures. */
  readonly rounding: Rounding
  /** The gap that still passes, as a share of the stated figure (`5 percent`); absent: the printed digits must agree. */
  readonly tolerance?: FieldAmount
}

/** What was found out about an unknown. */
export interface SolvedUnknown {
  /** Id of the unknown. */
  readonly id: string
  /** Its value, where it is the only unknown. */
  readonly value?: FieldFigure
  /** The most that it can be when every other unknown is zero. */
  readonly atMost?: FieldFigure
}

/** A stated figure against its arithmetic. */
export interface Reconciliation {
  /** How they stand to each other. */
  readonly agreement: Agreement
  /** The stated figure in its unit. */
  readonly stated: FieldFigure
  /** The sum of the items in the unit of the stated figure; without unknowns only. */
  readonly computed?: FieldFigure
  /** Each known item in the unit of the stated figure. */
  readonly items: readonly { readonly id: string; readonly amount: FieldFigure }[]
  /** Stated less computed. */
  readonly gap?: FieldFigure
  /** The gap as a share of the computed figure. */
  readonly gapPercent?: FieldOutcome
  /** Stated ÷ computed. */
  readonly ratio?: FieldOutcome
  /** The unknowns of the equation. */
  readonly unknowns: readonly SolvedUnknown[]
}

/**
 * Holds a stated figure against quantity × price × area. It reports the gap and never chooses between the two. With one unknown
 * it solves for it; with more it gives the bound of each.
 *
 * Findings: `figures-disagree`, `power-of-ten-gap` (the ratio is 10, 100, … or its inverse: look at the units), `figure-truncated`,
 * `one-equation-many-unknowns`. Needs: `tolerance` for a figure stated as "about" that does not agree to its digits.
 * Reasons: `units-differ`, `unknown-unit`, `not-a-figure`, `zero-divisor`.
 *
 * @param method - decisions (`tolerance`)
 * @param facts - the stated figure and the items
 * @param question - rounding and tolerance
 * @returns how they agree
 * @example
 * ```ts
 * import { reconcile, openMethod } from 'xiangzhen/ecology'
 * const items = [
 *   { id: 'mandarin fish', factors: [{ value: '350', unit: 'kilogram' }, { value: '50', unit: 'yuan/kilogram' }] },
 *   { id: 'carp', factors: [{ value: '3200', unit: 'kilogram' }, { value: '22', unit: 'yuan/kilogram' }] },
 * ]
 * const facts = { stated: { value: '87900', unit: 'yuan' }, items }
 * const result = reconcile(openMethod, facts, { rounding: { digits: 0, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.agreement // => 'exact'
 * ```
 */
export function reconcile(
  method: FieldMethod,
  facts: ReconcileFacts,
  question: ReconcileQuestion,
): Result<Reconciliation, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'stated', 'items[].factors[]')) return unusableFacts(desk)
  eachOnce(desk, facts.items, 'items')
  const unit = facts.stated.unit
  const stated = takeAny(desk, facts.stated, 'stated', 'stated')
  const terms = facts.items.map((item, index) => termOf(desk, item, `items[${index}]`, stated, unit))
  const known = terms.filter((term) => term.unknown === undefined)
  const sum = total(
    desk,
    'sum-of-items',
    known.map((term) => term.working),
    unit,
    'items',
  )
  const items = known.map((term) => ({ id: term.id, amount: figureIn(desk, term.working, unit, 'items') }))
  const shownStated = figureIn(desk, stated, unit, 'stated')
  const open = terms.filter((term) => term.unknown !== undefined)
  if (open.length > 0) {
    const unknowns = unknownsOf(desk, open, less(desk, 'rest', stated, sum, 'stated'))
    return finish(desk, () => ({
      agreement: unknowns.length === 1 ? 'solved' : 'bounded',
      stated: shownStated,
      items,
      unknowns,
    }))
  }
  const gap = figureIn(desk, less(desk, 'gap', stated, sum, 'stated'), unit, 'stated')
  const gapPercent = part(desk, 'percent', 'stated', (inner) => percentChange(inner, stated, sum, 'stated'))
  const ratio = part(desk, 'times', 'stated', (inner) => over(inner, 'ratio', stated, sum, 'zero-divisor', 'stated'))
  const shownSum = figureIn(desk, sum, unit, 'items')
  const agreement = troubleOf(desk) === undefined ? agreementOf(desk, facts.stated, stated, sum, question) : 'disagrees'
  return finish(desk, () => ({
    agreement,
    stated: shownStated,
    computed: shownSum,
    items,
    gap,
    gapPercent,
    ratio,
    unknowns: [],
  }))
}

interface Term {
  readonly id: string
  readonly working: Working
  readonly unknown: UnknownFactor | undefined
}

function termOf(desk: Desk, item: ReconcileItem, path: string, stated: Working, unit: string): Term {
  const unknowns = item.factors.filter(isUnknown)
  const amounts = item.factors.filter((factor): factor is FieldAmount => !isUnknown(factor))
  const factors = amounts.map((factor, index) => takeAny(desk, factor, 'factor', `${path}.factors[${index}]`, item.id))
  const raw = times('item', factors, { id: item.id })
  const product = unknowns.length === 0 ? convertSubstance(desk, raw, unit, path) : raw
  const [unknown] = unknowns
  if (unknowns.length > 1) refuse(desk, 'two-unknowns-in-one-item', path, { id: item.id })
  if (unknown === undefined) return { id: item.id, working: product, unknown }
  const read = readUnit(unknown.unit)
  if ('refused' in read)
    refuse(desk, 'unknown-unit', path, { unit: unknown.unit, word: read.word, instead: read.instead })
  else if (product.dimension !== undefined && stated.dimension !== undefined) {
    const whole = combineDimensions(product.dimension, read.dimension, 1)
    if (!sameDimension(whole, stated.dimension))
      refuse(desk, 'units-differ', path, { left: dimensionText(whole), right: dimensionText(stated.dimension) })
  }
  return { id: item.id, working: product, unknown }
}

function isUnknown(factor: FieldAmount | UnknownFactor): factor is UnknownFactor {
  return typeof factor === 'object' && 'unknown' in factor
}

function unknownsOf(desk: Desk, open: readonly Term[], rest: Working): readonly SolvedUnknown[] {
  const ids = [...new Set(open.map((term) => (term.unknown as UnknownFactor).unknown))]
  if (rest.dimension !== undefined && belowZero(rest)) warn(desk, 'figures-disagree', 'stated', { id: ids.join(', ') })
  if (ids.length > 1) remark(desk, 'one-equation-many-unknowns', 'items', { unknowns: ids })
  return ids.map((id) => {
    const terms = open.filter((term) => term.unknown?.unknown === id)
    const unit = terms[0]?.unknown?.unit ?? ''
    const coefficient = total(
      desk,
      'coefficient',
      terms.map((term) => term.working),
      unit,
      'items',
      { id },
    )
    const value = shownIn(desk, over(desk, 'solved', rest, coefficient, 'zero-divisor', 'items', { id }), unit)
    return ids.length === 1 ? { id, value } : { id, atMost: value }
  })
}
