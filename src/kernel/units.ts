import { type Exact } from './exact.js'

/** The units of quantities, each with its dimension. */
export interface UnitDimensions {
  /** 亩, exactly 2000/3 m². */
  mu: 'area'
  /** 公顷, 10 000 m². */
  hectare: 'area'
  /** 平方米. */
  squareMetre: 'area'
  /** 平方公里, 1500 亩. */
  squareKilometre: 'area'
  /** 克. */
  gram: 'mass'
  /** 斤, 500 g. */
  jin: 'mass'
  /** 公斤. */
  kilogram: 'mass'
  /** 担, 50 kg. */
  dan: 'mass'
  /** 吨. */
  tonne: 'mass'
  /** 元. */
  yuan: 'money'
  /** 万元. */
  tenThousandYuan: 'money'
  /** 亿元. */
  hundredMillionYuan: 'money'
  /** 户. */
  household: 'households'
  /** 人. */
  person: 'persons'
  /** 人次. */
  visit: 'visits'
  /** 度. */
  kilowattHour: 'energy'
  /** 立方米. */
  cubicMetre: 'volume'
  /** 升. */
  litre: 'volume'
  /** 米. */
  metre: 'length'
  /** 公里. */
  kilometre: 'length'
  /** A part of one. */
  fraction: 'ratio'
  /** 百分之一. */
  percent: 'ratio'
  /** 千分之一. */
  permille: 'ratio'
  /** 百分点, the difference of two percentages and no percentage itself. */
  percentagePoint: 'ratioDifference'
}

/** A unit. */
export type Unit = keyof UnitDimensions

/** What a unit measures; quantities of different dimensions are never added or compared. */
export type UnitDimension = UnitDimensions[Unit]

/** The units that measure the same as a given one. */
export type SameDimension<U extends Unit> = {
  [Other in Unit]: UnitDimensions[Other] extends UnitDimensions[U] ? Other : never
}[Unit]

/** What a unit measures, and how many of the dimension's base unit it is. */
export interface UnitDefinition<U extends Unit = Unit> {
  readonly dimension: UnitDimensions[U]
  readonly size: Exact
}

const of = /*#__PURE__*/ <D extends UnitDimension>(dimension: D, n: bigint, d = 1n): { dimension: D; size: Exact } => ({
  dimension,
  size: { n, d },
})

/** All units, counted in square metres, grams, yuan, litres, metres, and one. */
export const unitDefinitions: { readonly [U in Unit]: UnitDefinition<U> } = /*#__PURE__*/ (() => ({
  mu: of('area', 2000n, 3n),
  hectare: of('area', 10_000n),
  squareMetre: of('area', 1n),
  squareKilometre: of('area', 1_000_000n),
  gram: of('mass', 1n),
  jin: of('mass', 500n),
  kilogram: of('mass', 1000n),
  dan: of('mass', 50_000n),
  tonne: of('mass', 1_000_000n),
  yuan: of('money', 1n),
  tenThousandYuan: of('money', 10_000n),
  hundredMillionYuan: of('money', 100_000_000n),
  household: of('households', 1n),
  person: of('persons', 1n),
  visit: of('visits', 1n),
  kilowattHour: of('energy', 1n),
  cubicMetre: of('volume', 1000n),
  litre: of('volume', 1n),
  metre: of('length', 1n),
  kilometre: of('length', 1000n),
  fraction: of('ratio', 1n),
  percent: of('ratio', 1n, 100n),
  permille: of('ratio', 1n, 1000n),
  percentagePoint: of('ratioDifference', 1n),
}))()

/** The names of all units. */
export const units = /*#__PURE__*/ (() => Object.keys(unitDefinitions) as Unit[])()

/**
 * Whether a text names a unit.
 *
 * @example
 * ```ts
 * import { isUnit } from 'xiangzhen/kernel'
 * isUnit('mu') // => true
 * isUnit('acre') // => false
 * ```
 */
export function isUnit(text: unknown): text is Unit {
  return typeof text === 'string' && Object.prototype.hasOwnProperty.call(unitDefinitions, text)
}

/** The words by which people write units, longest first where one ends in another. */
export const unitWords: readonly (readonly [string, Unit])[] = [
  ['个百分点', 'percentagePoint'],
  ['百分点', 'percentagePoint'],
  ['平方公里', 'squareKilometre'],
  ['平方千米', 'squareKilometre'],
  ['km²', 'squareKilometre'],
  ['km2', 'squareKilometre'],
  ['平方米', 'squareMetre'],
  ['立方米', 'cubicMetre'],
  ['千瓦时', 'kilowattHour'],
  ['kWh', 'kilowattHour'],
  ['公顷', 'hectare'],
  ['hm²', 'hectare'],
  ['hm2', 'hectare'],
  ['㎡', 'squareMetre'],
  ['m²', 'squareMetre'],
  ['m2', 'squareMetre'],
  ['m³', 'cubicMetre'],
  ['m3', 'cubicMetre'],
  ['ha', 'hectare'],
  ['公里', 'kilometre'],
  ['千米', 'kilometre'],
  ['km', 'kilometre'],
  ['公斤', 'kilogram'],
  ['千克', 'kilogram'],
  ['kg', 'kilogram'],
  ['市斤', 'jin'],
  ['人次', 'visit'],
  ['倍', 'fraction'],
  ['亩', 'mu'],
  ['斤', 'jin'],
  ['担', 'dan'],
  ['吨', 'tonne'],
  ['克', 'gram'],
  ['元钱', 'yuan'],
  ['元', 'yuan'],
  ['块钱', 'yuan'],
  ['块', 'yuan'],
  ['户', 'household'],
  ['人', 'person'],
  ['度', 'kilowattHour'],
  ['方', 'cubicMetre'],
  ['升', 'litre'],
  ['米', 'metre'],
  ['%', 'percent'],
  ['‰', 'permille'],
  ['t', 'tonne'],
  ['g', 'gram'],
  ['L', 'litre'],
  ['m', 'metre'],
]
