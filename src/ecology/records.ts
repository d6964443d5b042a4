import type { Label, PlainDate } from '../kernel/index.js'
import type { FieldAmount, FigureOrigin, RecordSource } from './amounts.js'
import type { InputUse, SubstanceContent } from './inputs.js'

/** What every field record says of itself. */
export interface FieldRecordHead {
  /** Id of the record. */
  readonly id: string
  /** How its figures came to be. */
  readonly origin: FigureOrigin
  /** Where they stand. */
  readonly source?: RecordSource
  /** The day that they hold for. */
  readonly asOf?: PlainDate
}

/** The lie of the land, as standards distinguish it. */
export type Terrain = 'plain' | 'hill' | 'mountain'

/** Kinds of products of a co-culture. */
export type ProductGroup = 'grain' | 'aquatic' | 'poultry' | 'other'

/** A plot (地块), or several that are reported together. */
export interface Plot extends FieldRecordHead {
  /** What kind of record it is. */
  readonly kind: 'plot'
  /** All land of the plot, ditches and pits included; absent: the text gives rates per area alone. */
  readonly land?: FieldAmount
  /** Land under the crop. Absent: land less ditches, where these are known. */
  readonly planted?: FieldAmount
  /** Ditches and pits (沟坑). */
  readonly ditch?: FieldAmount
  /** The share of ditches and pits, where the text gives a share and no area. */
  readonly ditchShare?: FieldAmount
  /** Terrain; absent: the text does not say. */
  readonly terrain?: Terrain
}

/** What a plot yielded in a season. */
export interface FieldProduct extends FieldRecordHead {
  /** What kind of record it is. */
  readonly kind: 'product'
  /** Plot; absent: all plots of the report. */
  readonly plot?: string
  /** Season (季), the host's own id. */
  readonly season: string
  /** Product: `rice`, `crayfish`, `fish`, `crab`, `duck`, … */
  readonly product: string
  /** What kind of product it is; known for `rice`, `crayfish`, `fish`, `crab`, `shrimp`, `turtle`, `loach`, `frog`, `duck`, asked for others where it matters. */
  readonly group?: ProductGroup
  /**
   * The yield: a total (`wanJin`), or a rate per area (`kilogram/mu:total`, `kilogram/mu:planted`). The qualifier of the mass says
   * the form (`jin:paddy`, `jin:milled`), the qualifier of the area its basis; both are asked for where they matter and are missing.
   */
  readonly amount?: FieldAmount
  /** Price: `yuan/jin`; a price of milled rice does not fit an amount of paddy. */
  readonly price?: FieldAmount
  /** What it brought, where the text gives the value of this product and no price. */
  readonly value?: FieldAmount
}

/** What was put on a plot in a season. */
export interface FieldInput extends FieldRecordHead {
  /** What kind of record it is. */
  readonly kind: 'input'
  /** Plot; absent: all plots of the report. */
  readonly plot?: string
  /** Season (季), the host’s own id. */
  readonly season: string
  /** What it is for. */
  readonly use: InputUse
  /** Name of the product. */
  readonly product: Label
  /** Product weight (实物量): a total, or a rate per area. */
  readonly amount: FieldAmount
  /** What it holds (折纯, 有效成分). */
  readonly contents?: readonly SubstanceContent[]
  /** Share of dry matter, where the contents are of dry matter (`gram/kilogram:dry`) and the amount is as it lay. */
  readonly dryMatter?: FieldAmount
}

/** What a season on a plot cost. */
export interface FieldCost extends FieldRecordHead {
  /** What kind of record it is. */
  readonly kind: 'cost'
  /** Plot; absent: all plots of the report. */
  readonly plot?: string
  /** Season (季), the host’s own id. */
  readonly season: string
  /** What it was spent on. */
  readonly what: Label
  /** Yuan, or yuan per area. */
  readonly amount: FieldAmount
}

/** A figure of a village or a county with its base. */
export interface VillageRate extends FieldRecordHead {
  /** What kind of record it is. */
  readonly kind: 'rate'
  /** Metric: `strawUtilisation`, `sanitaryToilets`, … */
  readonly metric: string
  /** What was reached. */
  readonly reached: FieldAmount
  /** What it is a share of. */
  readonly of: FieldAmount
}

/** A metric that a text states without what it was computed from ("fertiliser −15 %"). */
export interface StatedMetric extends FieldRecordHead {
  /** What kind of record it is. */
  readonly kind: 'metric'
  /** Season (季); absent: the metric is of no season. */
  readonly season?: string
  /** Metric: `fertiliserReduction`, `pesticideReduction`, `ditchShare`, … */
  readonly metric: string
  /** The figure, with its qualifiers. */
  readonly amount: FieldAmount
  /** For a change: what it is measured against. */
  readonly comparator?: string
}

/** One record of the field book. */
export type FieldRecord = Plot | FieldProduct | FieldInput | FieldCost | VillageRate | StatedMetric

/** Field records sorted by kind, as the calculators take them. */
export interface FieldBook {
  /** Plots. */
  readonly plots: readonly Plot[]
  /** Products. */
  readonly products: readonly FieldProduct[]
  /** Inputs. */
  readonly inputs: readonly FieldInput[]
  /** Costs. */
  readonly costs: readonly FieldCost[]
  /** Rates. */
  readonly rates: readonly VillageRate[]
  /** Stated metrics. */
  readonly metrics: readonly StatedMetric[]
}

/**
 * Sorts field records by kind.
 *
 * @example
 * ```ts
 * import { fieldBook } from 'xiangzhen/ecology'
 * const north = { kind: 'plot', id: 'north', origin: 'stated', land: { value: '1000', unit: 'mu' } } as const
 * fieldBook([north]).plots.length // => 1
 * ```
 */
export function fieldBook(records: readonly FieldRecord[]): FieldBook {
  return {
    plots: records.filter((one): one is Plot => one.kind === 'plot'),
    products: records.filter((one): one is FieldProduct => one.kind === 'product'),
    inputs: records.filter((one): one is FieldInput => one.kind === 'input'),
    costs: records.filter((one): one is FieldCost => one.kind === 'cost'),
    rates: records.filter((one): one is VillageRate => one.kind === 'rate'),
    metrics: records.filter((one): one is StatedMetric => one.kind === 'metric'),
  }
}
