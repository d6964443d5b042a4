import type { Result, Rounding } from '../kernel/index.js'
import {
  absoluteExact,
  compareExact,
  divideExact,
  exactOf,
  exactOne,
  multiplyExact,
  roundExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import { percentChange } from './changes.js'
import type { EcologyCode } from './codes.js'
import { convertSubstance, shownIn } from './per-unit.js'
import { ask, finish, openDesk, quietDesk, refuse, remark, troubleOf, warn, type Desk } from './desk.js'
import { takeAny, writtenPlaces } from './desk-amounts.js'
import { figureIn, less, over, part, times, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { combineDimensions, dimensionText, readUnit, sameDimension } from './units.js'
import { belowZero, isExactSpan, type Working } from './working.js'
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

/**
 * How the stated figure stands to the computed one: equal; equal after rounding to the printed digits; equal after cutting
 * them off; inside each other's bounds; inside the tolerance; not reconcilable; or the equation has been used to find an unknown.
 */
export type Agreement =
  'exact' | 'rounded' | 'truncated' | 'withinBounds' | 'withinTolerance' | 'disagrees' | 'solved' | 'bounded'

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

function agreementOf(
  desk: Desk,
  amount: FieldAmount,
  stated: Working,
  sum: Working,
  question: ReconcileQuestion,
): Agreement {
  const agreement = printedAgreement(amount, stated, sum)
  if (agreement === 'truncated') remark(desk, 'figure-truncated', 'stated', { unit: amount.unit })
  if (agreement === 'withinBounds') compareEnds(desk, amount, stated, sum)
  if (agreement !== 'disagrees') return agreement
  const tolerance = toleranceOf(desk, amount, question)
  if (tolerance === undefined) return agreement
  if (withinTolerance(stated, sum, tolerance)) return 'withinTolerance'
  reportGap(desk, amount, stated, sum)
  return 'disagrees'
}

function printedAgreement(amount: FieldAmount, stated: Working, sum: Working): Agreement {
  const printed = amount.value ?? amount.about
  if (printed === undefined || sum.span.mid === undefined || !isExactSpan(sum.span))
    return overlaps(stated, sum) ? 'withinBounds' : 'disagrees'
  const scale = (readUnit(amount.unit) as { readonly scale: Exact }).scale
  const value = divideExact(sum.span.mid, scale)
  const figure = exactOf(printed)
  if (compareExact(value, figure) === 0) return 'exact'
  const digits = writtenPlaces(printed)
  if (compareExact(roundExact(value, { digits, mode: 'halfUp' }), figure) === 0) return 'rounded'
  return compareExact(roundExact(value, { digits, mode: 'down' }), figure) === 0 ? 'truncated' : 'disagrees'
}

function overlaps(a: Working, b: Working): boolean {
  const above = a.span.low !== undefined && b.span.high !== undefined && compareExact(a.span.low, b.span.high) > 0
  const below = a.span.high !== undefined && b.span.low !== undefined && compareExact(a.span.high, b.span.low) < 0
  return !above && !below
}

function toleranceOf(desk: Desk, amount: FieldAmount, question: ReconcileQuestion): Exact | undefined {
  const decided = desk.decisions.find((one) => one.code === 'tolerance')
  const given = question.tolerance ?? (decided === undefined ? undefined : { value: decided.value, unit: 'percent' })
  if (given !== undefined) return takeAny(desk, given, 'tolerance', 'tolerance').span.mid ?? exactOne
  if (amount.about === undefined) return { n: 0n, d: 1n }
  ask(desk, { code: 'tolerance', options: [], free: 'figure', data: { unit: 'percent' } })
  return undefined
}

function withinTolerance(stated: Working, sum: Working, tolerance: Exact): boolean {
  const [a, b] = [stated.span.mid, sum.span.mid]
  if (a === undefined || b === undefined) return false
  return compareExact(absoluteExact(subtractExact(a, b)), multiplyExact(absoluteExact(a), tolerance)) <= 0
}

// At the digits of the question, or at as many as it takes to see that the two differ.
function reportGap(desk: Desk, amount: FieldAmount, stated: Working, sum: Working): void {
  const { unit } = amount
  for (let digits = Math.max(desk.rounding.digits, placesOf(amount)); ; digits += 1) {
    const [written, computed] = [stated, sum].map((one) => shownSpan(desk, one, unit, digits))
    if (written === computed && digits < 30) continue
    warn(desk, 'figures-disagree', 'stated', { unit, stated: written as string, computed: computed as string })
    break
  }
  const [a, b] = [stated.span.mid, sum.span.mid]
  if (a === undefined || b === undefined || b.n === 0n || a.n === 0n) return
  const ratio = divideExact(a, b)
  for (const power of [10n, 100n, 1000n, 10000n]) {
    const times: Exact = { n: power, d: 1n }
    if (near(ratio, times) || near(divideExact(exactOne, ratio), times))
      warn(desk, 'power-of-ten-gap', 'stated', { power: String(power) })
  }
}

// The ends of a printed range against those of the product, at the digits that are printed.
function compareEnds(desk: Desk, amount: FieldAmount, stated: Working, sum: Working): void {
  if (amount.value !== undefined || amount.atLeast === undefined || amount.atMost === undefined) return
  if (sum.span.low === undefined || sum.span.high === undefined) return
  const [written, computed] = [stated, sum].map((one) => shownSpan(desk, one, amount.unit, placesOf(amount)))
  if (written !== computed)
    remark(desk, 'range-ends-differ', 'stated', {
      unit: amount.unit,
      stated: written as string,
      computed: computed as string,
    })
}

/** Decimal places of an amount as it is written. */
function placesOf({ value, about, atLeast, atMost }: FieldAmount): number {
  return Math.max(...[value, about, atLeast, atMost].map(writtenPlaces))
}

function shownSpan(desk: Desk, step: Working, unit: string, digits: number): string {
  const shown = { ...quietDesk(desk), rounding: { ...desk.rounding, digits } }
  const { figure, atLeast, atMost } = figureIn(shown, step, unit, 'stated')
  return figure ?? `${atLeast ?? '…'}–${atMost ?? '…'}`
}

// Two figures printed with few digits differ by a power of ten within two percent.
function near(ratio: Exact, power: Exact): boolean {
  const off = absoluteExact(subtractExact(divideExact(ratio, power), exactOne))
  return compareExact(off, { n: 1n, d: 50n }) <= 0
}
