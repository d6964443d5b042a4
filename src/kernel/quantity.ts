import { diagnostic } from './diagnostic.js'
import {
  addExact,
  compareExact,
  decimalPlaces,
  divideExact,
  exactToPlainText,
  exactToText,
  isZeroExact,
  multiplyExact,
  negateExact,
  roundExact,
  type Exact,
} from './exact.js'
import { readFigure, type DecimalText, type FigureInput, type FigureRefusal } from './figures.js'
import { computed, notComputable, type NotComputable, type Result } from './result.js'
import { type Rounding } from './rounding.js'
import { isUnit, unitDefinitions, type SameDimension, type Unit } from './units.js'

/**
 * On what a quantity is counted, where two ways of counting look alike and must not be mixed: area with or without its ditches
 * (`totalArea`, `plantedArea`), product or pure nutrient (实物, 折纯: `productWeight`, `nutrientWeight`), nitrous oxide or the
 * nitrogen in it (`nitrousOxide`, `nitrousOxideNitrogen`), rice with or without its husk (`paddy`, `milledRice`).
 */
export type QuantityBasis =
  | 'totalArea'
  | 'plantedArea'
  | 'productWeight'
  | 'nutrientWeight'
  | 'nitrousOxide'
  | 'nitrousOxideNitrogen'
  | 'paddy'
  | 'milledRice'

/** A figure with its unit, and with the basis where there is more than one. */
export interface Quantity<U extends Unit = Unit> {
  /** How much, counted in the unit. */
  readonly value: FigureInput
  /** In what. */
  readonly unit: U
  /** On what it is counted; two quantities go together only when these agree. */
  readonly basis?: readonly QuantityBasis[] | undefined
}

/** A quantity that was computed: its value is decimal text. */
export interface ComputedQuantity<U extends Unit = Unit> extends Quantity<U> {
  /** How much, counted in the unit. */
  readonly value: DecimalText
}

/** So much per unit of something else: jin per mu, yuan per household. */
export interface UnitRate<U extends Unit = Unit, P extends Unit = Unit> {
  /** How much there is for one of `per`. */
  readonly value: FigureInput
  /** The unit of the amount. */
  readonly unit: U
  /** The unit that it is counted on. */
  readonly per: P
  /** Basis of the amount. */
  readonly basis?: readonly QuantityBasis[] | undefined
  /** Basis of what it is counted on. */
  readonly perBasis?: readonly QuantityBasis[] | undefined
}

/** A rate that was computed: its value is decimal text. */
export interface ComputedUnitRate<U extends Unit = Unit, P extends Unit = Unit> extends UnitRate<U, P> {
  /** How much there is for one of `per`. */
  readonly value: DecimalText
}

/**
 * Why quantities do not go together. `needs-rounding`: the exact value has no finite decimal form (a mu in square metres), so the
 * caller must name a rounding.
 */
export type QuantityReason =
  FigureRefusal | 'unknown-unit' | 'dimension-mismatch' | 'basis-mismatch' | 'needs-rounding' | 'zero-base'

/**
 * Writes a quantity in another unit of the same dimension, exactly.
 *
 * @param rounding - needed only where the value has no finite decimal form
 * @returns reasons: `dimension-mismatch`, `needs-rounding`, and those of a figure
 * @example
 * ```ts
 * import { convertQuantity } from 'xiangzhen/kernel'
 * convertQuantity({ value: '1000', unit: 'mu' }, 'squareMetre', { digits: 2, mode: 'halfUp' })
 * // => { status: 'computed', value: { value: '666666.67', unit: 'squareMetre' }, diagnostics: [] }
 * ```
 */
export function convertQuantity<U extends Unit, T extends SameDimension<U>>(
  quantity: Quantity<U>,
  unit: T,
  rounding?: Rounding,
): Result<ComputedQuantity<T>, QuantityReason> {
  const inBase = baseOf(quantity, unit)
  return 'status' in inBase ? inBase : written(inBase, unit, quantity.basis, rounding)
}

/**
 * Adds two quantities of one dimension and one basis; the sum has the unit of the first.
 *
 * @returns reasons: `dimension-mismatch`, `basis-mismatch`, `needs-rounding`, and those of a figure
 * @example
 * ```ts
 * import { addQuantities } from 'xiangzhen/kernel'
 * addQuantities({ value: '1', unit: 'tonne' }, { value: '500', unit: 'jin' })
 * // => { status: 'computed', value: { value: '1.25', unit: 'tonne' }, diagnostics: [] }
 * ```
 */
export function addQuantities<U extends Unit>(
  a: Quantity<U>,
  b: Quantity<SameDimension<U>>,
  rounding?: Rounding,
): Result<ComputedQuantity<U>, QuantityReason> {
  const pair = together(a, b)
  return 'status' in pair ? pair : written(addExact(...pair), a.unit, a.basis, rounding)
}

/**
 * Takes the second quantity from the first; the difference has the unit of the first. The difference of two percentages is in
 * percentage points.
 *
 * @returns reasons as {@link addQuantities}
 * @example
 * ```ts
 * import { subtractQuantities } from 'xiangzhen/kernel'
 * subtractQuantities({ value: '1', unit: 'hectare' }, { value: '3', unit: 'mu' })
 * // => { status: 'computed', value: { value: '0.8', unit: 'hectare' }, diagnostics: [] }
 * subtractQuantities({ value: '12', unit: 'percent' }, { value: '10', unit: 'percent' })
 * // => { status: 'computed', value: { value: '2', unit: 'percentagePoint' }, diagnostics: [] }
 * ```
 */
export function subtractQuantities<U extends Unit>(
  a: Quantity<U>,
  b: Quantity<SameDimension<U>>,
  rounding?: Rounding,
): Result<ComputedQuantity<U | 'percentagePoint'>, QuantityReason> {
  const pair = together(a, b)
  if ('status' in pair) return pair
  const [first, second] = pair
  const difference = addExact(first, negateExact(second))
  if (unitDefinitions[a.unit].dimension !== 'ratio') return written(difference, a.unit, a.basis, rounding)
  return written(multiplyExact(difference, { n: 100n, d: 1n }), 'percentagePoint', a.basis, rounding)
}

/**
 * Compares two quantities of one dimension and one basis: −1, 0 or 1.
 *
 * @returns reasons: `dimension-mismatch`, `basis-mismatch`, and those of a figure
 * @example
 * ```ts
 * import { compareQuantities } from 'xiangzhen/kernel'
 * compareQuantities({ value: '15', unit: 'mu' }, { value: '1', unit: 'hectare' })
 * // => { status: 'computed', value: 0, diagnostics: [] }
 * ```
 */
export function compareQuantities<U extends Unit>(
  a: Quantity<U>,
  b: Quantity<SameDimension<U>>,
): Result<-1 | 0 | 1, QuantityReason> {
  const pair = together(a, b)
  return 'status' in pair ? pair : computed(compareExact(...pair))
}

/**
 * How much of one quantity there is for one unit of another: 10万斤 on 1000亩 is 100斤 a mu.
 *
 * @param rounding - needed only where the value has no finite decimal form
 * @returns reasons: `zero-base`, `needs-rounding`, and those of a figure
 * @example
 * ```ts
 * import { unitRate } from 'xiangzhen/kernel'
 * unitRate({ value: '100000', unit: 'jin' }, { value: '1000', unit: 'mu', basis: ['totalArea'] })
 * // => { status: 'computed', value: { value: '100', unit: 'jin', per: 'mu', perBasis: ['totalArea'] }, diagnostics: [] }
 * ```
 */
export function unitRate<U extends Unit, P extends Unit>(
  amount: Quantity<U>,
  over: Quantity<P>,
  rounding?: Rounding,
): Result<ComputedUnitRate<U, P>, QuantityReason> {
  const above = baseOf(amount, amount.unit)
  if ('status' in above) return above
  const below = baseOf(over, over.unit)
  if ('status' in below) return below
  if (isZeroExact(below)) return refused('zero-base', { unit: over.unit })
  const sizes = divideExact(unitDefinitions[over.unit].size, unitDefinitions[amount.unit].size)
  const value = multiplyExact(divideExact(above, below), sizes)
  return rateOf(value, { ...amount, per: over.unit, perBasis: over.basis }, rounding)
}

/**
 * Writes a rate in other units of the same dimensions: kilograms a hectare for jin a mu.
 *
 * @returns reasons: `dimension-mismatch`, `needs-rounding`, and those of a figure
 * @example
 * ```ts
 * import { convertUnitRate } from 'xiangzhen/kernel'
 * convertUnitRate({ value: '800', unit: 'jin', per: 'mu' }, 'kilogram', 'hectare')
 * // => { status: 'computed', value: { value: '6000', unit: 'kilogram', per: 'hectare' }, diagnostics: [] }
 * ```
 */
export function convertUnitRate<U extends Unit, P extends Unit, T extends SameDimension<U>, Q extends SameDimension<P>>(
  rate: UnitRate<U, P>,
  unit: T,
  per: Q,
  rounding?: Rounding,
): Result<ComputedUnitRate<T, Q>, QuantityReason> {
  const amount = baseOf(rate, unit)
  if ('status' in amount) return amount
  const one = baseOf({ value: 1, unit: rate.per }, per)
  if ('status' in one) return one
  const value = divideExact(
    divideExact(amount, unitDefinitions[unit].size),
    divideExact(one, unitDefinitions[per].size),
  )
  return rateOf(value, { ...rate, unit, per }, rounding)
}

/**
 * How much a rate gives on a quantity: 100斤 a mu on 1000亩 is 100000斤. The quantity must be counted on the basis of the rate.
 *
 * @returns reasons: `dimension-mismatch`, `basis-mismatch`, `needs-rounding`, and those of a figure
 * @example
 * ```ts
 * import { amountAtRate } from 'xiangzhen/kernel'
 * amountAtRate({ value: '100', unit: 'jin', per: 'mu' }, { value: '2', unit: 'hectare' })
 * // => { status: 'computed', value: { value: '3000', unit: 'jin' }, diagnostics: [] }
 * ```
 */
export function amountAtRate<U extends Unit, P extends Unit>(
  rate: UnitRate<U, P>,
  over: Quantity<SameDimension<P>>,
  rounding?: Rounding,
): Result<ComputedQuantity<U>, QuantityReason> {
  const pair = together({ value: 1, unit: rate.per, basis: rate.perBasis }, over)
  if ('status' in pair) return pair
  const amount = baseOf(rate, rate.unit)
  if ('status' in amount) return amount
  const [one, many] = pair
  return written(multiplyExact(amount, divideExact(many, one)), rate.unit, rate.basis, rounding)
}

function refused(
  code: QuantityReason,
  data: Readonly<Record<string, string>>,
  path = '',
): NotComputable<QuantityReason> {
  return notComputable(code, [diagnostic(code, 'error', path, data)])
}

// The value in the base unit of the dimension, once the other unit is found to measure the same.
function baseOf(quantity: Pick<Quantity, 'value' | 'unit'>, unit: Unit): Exact | NotComputable<QuantityReason> {
  for (const name of [quantity.unit, unit]) {
    if (!isUnit(name)) return refused('unknown-unit', { unit: String(name) })
  }
  const [own, other] = [unitDefinitions[quantity.unit], unitDefinitions[unit]]
  if (own.dimension !== other.dimension) return refused('dimension-mismatch', { unit: quantity.unit, other: unit })
  const reading = readFigure(quantity.value)
  return reading.ok ? multiplyExact(reading.figure, own.size) : refused(reading.code, { text: reading.text }, 'value')
}

function together(a: Quantity, b: Quantity): [Exact, Exact] | NotComputable<QuantityReason> {
  const first = baseOf(a, b.unit)
  if ('status' in first) return first
  const second = baseOf(b, a.unit)
  if ('status' in second) return second
  const [basis, other] = [basisText(a.basis), basisText(b.basis)]
  return basis === other ? [first, second] : refused('basis-mismatch', { basis, other })
}

function basisText(basis: readonly QuantityBasis[] | undefined): string {
  return [...(basis ?? [])].sort().join(' ')
}

function written<U extends Unit>(
  inBase: Exact,
  unit: U,
  basis: readonly QuantityBasis[] | undefined,
  rounding: Rounding | undefined,
): Result<ComputedQuantity<U>, QuantityReason> {
  const value = valueText(divideExact(inBase, unitDefinitions[unit].size), rounding)
  if (value === undefined) return refused('needs-rounding', { unit })
  return computed({ value, unit, ...(basis === undefined ? {} : { basis }) })
}

function rateOf<U extends Unit, P extends Unit>(
  value: Exact,
  { unit, per, basis, perBasis }: Omit<UnitRate<U, P>, 'value'>,
  rounding: Rounding | undefined,
): Result<ComputedUnitRate<U, P>, QuantityReason> {
  const text = valueText(value, rounding)
  if (text === undefined) return refused('needs-rounding', { unit })
  return computed({
    value: text,
    unit,
    per,
    ...(basis === undefined ? {} : { basis }),
    ...(perBasis === undefined ? {} : { perBasis }),
  })
}

function valueText(value: Exact, rounding: Rounding | undefined): DecimalText | undefined {
  if (rounding !== undefined) {
    return exactToText(roundExact(value, rounding), rounding.digits < 0 ? 0 : rounding.digits, rounding.mode)
  }
  return decimalPlaces(value) === undefined ? undefined : exactToPlainText(value)
}
