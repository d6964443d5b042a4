import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, refuse, type Desk } from './desk.js'
import { blank, take, takeAny } from './desk-amounts.js'
import { figureIn, figureInBase, over, times, total } from './desk-steps.js'
import { itemised, type AccountItem } from './itemised.js'
import type { FieldMethod } from './methods.js'
import { molarRatios } from './substance-forms.js'
import { dimensionText, readUnit, sameDimension, type Dimension } from './units.js'
import { asWaterWanted } from './water-depth.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'
import { eachOnce } from './inputs.js'

/** What a question about plain figures names: the unit of the answer and its one rounding step. */
export interface UnitQuestion {
  /** Unit of the answer; absent: base units (`mu`, `kilogram`, `yuan`, …). */
  readonly unit?: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** A total and what it is shared over. */
export interface PerUnitFacts {
  /** What is shared: crayfish, income, subsidy; absent: the text does not give it (`total`). */
  readonly total?: FieldAmount
  /** What it is shared over: mu, households, days; absent: the text does not say (`divisor`). */
  readonly per?: FieldAmount
  /** Unit of the total where it is absent. */
  readonly totalUnit?: string
  /** Unit of the divisor where it is absent. */
  readonly divisorUnit?: string
}

/**
 * Divides a total by what it is shared over; units cancel, and the answer carries the rest of them.
 *
 * Reasons: `zero-divisor`, `unknown-unit`, `wrong-unit` (the unit that was asked for does not fit), `not-a-figure`. Needs: `total`, `divisor`.
 *
 * @param method - the method; only its decisions and conventions are looked at
 * @param facts - the total and the divisor
 * @param question - unit and rounding of the answer
 * @returns the figure
 * @example
 * ```ts
 * import { perUnit, openMethod } from 'xiangzhen/ecology'
 * const facts = { total: { value: '10', unit: 'wanJin' }, per: { value: '1000', unit: 'mu' } }
 * const result = perUnit(openMethod, facts, { unit: 'jin/mu', rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.figure // => '100.0'
 * ```
 */
export function perUnit(
  method: FieldMethod,
  facts: PerUnitFacts,
  question: UnitQuestion,
): Result<FieldFigure, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts)) return unusableFacts(desk)
  const unitOf = (amount: FieldAmount | undefined, absent: string | undefined) => amount?.unit ?? absent ?? 'fraction'
  const whole = take(desk, facts.total, {
    code: 'total',
    path: 'total',
    unit: unitOf(facts.total, facts.totalUnit),
    signed: true,
  })
  const per = take(desk, facts.per, {
    code: 'divisor',
    path: 'per',
    unit: unitOf(facts.per, facts.divisorUnit),
    signed: true,
  })
  const share = over(desk, 'per-unit', whole, per, 'zero-divisor', 'per')
  const figure = shownIn(desk, share, question.unit)
  return finish(desk, () => figure)
}

/** An amount to convert. */
export interface ConversionFacts {
  /** The amount. */
  readonly amount: FieldAmount
}

/**
 * Converts an amount to another unit of its dimension, exactly. Between two forms of one substance (`kilogram:N2O-N` and
 * `kilogram:N2O`, `C` and `CO2`, `C-eq` and `CO2e`, `CH4-C` and `CH4`, `P` and `P2O5`, `K` and `K2O`) it applies the ratio of molar masses; a depth becomes a volume on the area (300 mm
 * are 200 m³ a mu); between any other two qualifiers it refuses, because paddy is not milled rice.
 *
 * Reasons: `wrong-unit`, `unknown-unit`, `not-a-figure`, `negative-amount` never (a surplus may be negative).
 *
 * @example
 * ```ts
 * import { convertAmount, openMethod } from 'xiangzhen/ecology'
 * const rounding = { digits: 4, mode: 'halfUp' as const }
 * const area = convertAmount(openMethod, { amount: { value: '1000', unit: 'mu' } }, { unit: 'hectare', rounding })
 * area.status === 'computed' && area.value.figure // => '66.6667'
 * const gas = convertAmount(openMethod, { amount: { value: '1.4', unit: 'kilogram:N2O-N' } }, { unit: 'kilogram:N2O', rounding })
 * gas.status === 'computed' && gas.value.figure // => '2.2000'
 * ```
 */
export function convertAmount(
  method: FieldMethod,
  facts: ConversionFacts,
  question: UnitQuestion & { readonly unit: string },
): Result<FieldFigure, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'amount')) return unusableFacts(desk)
  const amount = takeAny(desk, facts.amount, 'amount', 'amount')
  const figure = figureIn(desk, convertSubstance(desk, amount, question.unit, 'amount'), question.unit, 'unit')
  return finish(desk, () => figure)
}

/** Amounts of one dimension. */
export interface SumFacts {
  /** The amounts, each with the id by which the explanation names it. */
  readonly items: readonly { readonly id: string; readonly amount: FieldAmount }[]
}

/** A sum with its items. */
export interface AmountSum {
  /** Each item in the unit of the answer, with its share. */
  readonly items: readonly AccountItem[]
  /** Their sum. */
  readonly total: FieldFigure
}

/**
 * Adds amounts of one dimension; mu and tonnes, paddy and milled rice, total and planted mu refuse to be added (`units-differ`).
 *
 * @example
 * ```ts
 * import { sumAmounts, openMethod } from 'xiangzhen/ecology'
 * const items = [
 *   { id: 'carp', amount: { value: '3200', unit: 'kilogram' } },
 *   { id: 'mandarin fish', amount: { value: '350', unit: 'kilogram' } },
 * ]
 * const result = sumAmounts(openMethod, { items }, { unit: 'tonne', rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.total.figure // => '3.55'
 * ```
 */
export function sumAmounts(
  method: FieldMethod,
  facts: SumFacts,
  question: UnitQuestion & { readonly unit: string },
): Result<AmountSum, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'items[].amount')) return unusableFacts(desk)
  eachOnce(desk, facts.items, 'items')
  const lines = facts.items.map((item, index) => takeAny(desk, item.amount, 'item', `items[${index}].amount`, item.id))
  const sum = total(desk, 'sum-of-items', lines, question.unit, 'items')
  const value = itemised(desk, facts.items, lines, sum, question.unit)
  return finish(desk, () => value)
}

/** A step in the unit that the question names, else in base units. */
export function shownIn(desk: Desk, step: Working, unit: string | undefined): FieldFigure {
  return unit === undefined ? figureInBase(desk, step) : figureIn(desk, step, unit, 'unit')
}

/** Brings a step to the substance that a unit names, by molar masses; refuses where there is no such ratio. */
export function convertSubstance(desk: Desk, step: Working, unit: string, path: string): Working {
  const wanted = readUnit(unit)
  if ('refused' in wanted || step.dimension === undefined || sameDimension(step.dimension, wanted.dimension))
    return step
  const water = asWaterWanted(step, wanted.dimension)
  if (water !== undefined) return water
  const [from] = unmatched(step.dimension, wanted.dimension)
  const [to] = unmatched(wanted.dimension, step.dimension)
  const ratio = from === undefined || to === undefined ? undefined : molarRatios[`${tag(from)}>${tag(to)}`]
  if (ratio === undefined) {
    refuse(desk, 'wrong-unit', path, { unit: dimensionText(step.dimension), wanted: unit })
    return blank
  }
  const converted = times('substance', [
    step,
    constant(ratio, 'molar-ratio', { from: tag(from as string), to: tag(to as string) }),
  ])
  return { ...converted, dimension: wanted.dimension }
}

function unmatched(a: Dimension, b: Dimension): readonly string[] {
  return [...a.keys()].filter((word) => a.get(word) !== b.get(word))
}

function tag(word: string): string {
  return word.split(':')[1] ?? ''
}
