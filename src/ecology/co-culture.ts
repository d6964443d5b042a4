import type { Label, Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { ComparatorKind, FieldChange } from './changes.js'
import { fieldOf } from './co-culture-field.js'
import { reductionsOf, shownReduction } from './co-culture-inputs.js'
import { attributesOf, comparatorsOf, metricsOf } from './co-culture-metrics.js'
import { moneyOf } from './co-culture-money.js'
import { shownProduct } from './co-culture-products.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, troubleOf, type Desk } from './desk.js'
import { figureIn } from './desk-steps.js'
import { checkPlots, type FieldAreas } from './field-areas.js'
import type { InputUse } from './inputs.js'
import { judge } from './judging.js'
import type { FieldCost, FieldInput, FieldProduct, Plot, StatedMetric } from './records.js'
import type { Standard, StandardAssessment } from './standards.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** The records of one field, or of several that are reported together. */
export interface FieldRecords {
  /** The land. */
  readonly plots: readonly Plot[]
  /** What it yielded. */
  readonly products: readonly FieldProduct[]
  /** What was put on it; absent: not known. */
  readonly inputs?: readonly FieldInput[]
  /** Costs of the season; absent: not known, so there is no net. */
  readonly costs?: readonly FieldCost[]
  /** Metrics that the text states without what they come from. */
  readonly metrics?: readonly StatedMetric[]
  /** Output value that the text states for all products together. */
  readonly outputValue?: FieldAmount
}

/** The field that a co-culture is measured against. */
export interface FieldComparator extends FieldRecords {
  /** What kind of comparator it is. */
  readonly kind: ComparatorKind
  /** Its name. */
  readonly name?: Label
}

/** A co-culture and its comparator. */
export interface CoCultureFacts extends FieldRecords {
  /** The comparator. */
  readonly comparator?: FieldComparator
  /** Attributes that the standard asks for and the plots do not carry: `{ practice: 'coCulture', class: 'special' }`. */
  readonly attributes?: Readonly<Record<string, string>>
  /** Milled rice ÷ paddy, where the text gives milled rice and the standard asks for paddy. */
  readonly millingRatio?: FieldAmount
}

/** What a question about a co-culture names. */
export interface CoCultureQuestion {
  /** The season of the records. */
  readonly season: string
  /** Mass per area of the yields: `kilogram/mu`, `jin/mu`, `tonne/hectare`. */
  readonly yieldUnit: string
  /**
   * By what inputs are compared: `product` for product weight, a substance (`N`, `activeIngredient`), or `nutrient` for N + P2O5 + K2O; one for all, or one for
   * each use: `{ fertiliser: 'N', pesticide: 'activeIngredient' }`. Absent: as was decided (`input-substance`).
   */
  readonly inputSubstance?: string | Readonly<Partial<Record<InputUse, string>>>
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** What a product yielded. */
export interface CoCultureProduct {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Mass in all, kilograms; of animals their number. */
  readonly mass?: FieldFigure
  /** Per total area, ditches included. */
  readonly perTotalArea?: FieldFigure
  /** Per planted area. */
  readonly perPlantedArea?: FieldFigure
  /** Per mu where the text does not say which. */
  readonly perUnsaidArea?: FieldFigure
  /** Change against the comparator's yield, on the same basis. */
  readonly change?: Omit<FieldChange, 'comparator'>
  /** Value of this product. */
  readonly value?: FieldOutcome
  /** Why there is no yield of this product: what its records lack, or what is wrong with them. The other products stand. */
  readonly withheld?: Exclude<FieldOutcome, FieldFigure>
}

/** A co-culture, itemised, with the verdicts of a standard. */
export interface CoCulture {
  /** The season that was assessed. */
  readonly season: string
  /** What it was measured against; absent: the text names none. */
  readonly comparator?: ComparatorKind
  /** Areas in mu, as far as the plots tell. */
  readonly areas: {
    readonly land?: FieldFigure
    readonly planted?: FieldFigure
    readonly ditch?: FieldFigure
    readonly ditchShare?: FieldFigure
  }
  /** What each product yielded, by name. */
  readonly products: readonly CoCultureProduct[]
  /** Output value of all products: as stated, else Σ quantity × price. It is not income. */
  readonly outputValue: FieldOutcome
  /** Output value per mu of total area. */
  readonly outputValuePerMu: FieldOutcome
  /** Output value less costs; needs `costs`. */
  readonly net: FieldOutcome
  /** Net per mu of total area, yuan. */
  readonly netPerMu: FieldOutcome
  /** Net per mu less that of the comparator. */
  readonly netIncreasePerMu: FieldOutcome
  /** Reductions against the comparator, or as stated; or what they lack, product by product. */
  readonly reductions: readonly { readonly id: string; readonly percent: FieldOutcome; readonly comparator?: string }[]
  /** The verdicts of the standard. */
  readonly standard: StandardAssessment
}

/**
 * Assesses a co-culture of rice with crayfish, fish, crab or duck: yields on total and on planted area, ditch share, value and net per mu, changes against a named comparator, and the verdicts of a standard. Metrics that the standard
 * can ask for: `ditchShare`, `<product>Yield` (`riceYield`, `crayfishYield`), `aquaticYield`, `fertiliserReduction`, `pesticideReduction`, `netIncrease`, `netIncreasePercent` (纯收益提高 50%), `outputValuePerMu`, and every metric that the text states. A worse yield is reported as
 * plainly as a better one.
 *
 * A record that cannot be used is named in the diagnostics and withheld with what stands on it; the rest is assessed. Where the records give a metric that the text also states, the verdict stands on the records.
 *
 * Findings: `worse-than-comparator`, `stated-metric-differs`, `mixed-terrain`, `no-input-recorded`, `id-given-twice`, `unknown-plot`. Reasons: `plot-counted-twice`, `ditch-above-land`, `areas-contradict`, `negative-amount`, `zero-area`.
 * Needs inside figures and verdicts: `terrain`, `area-basis`, `grain-form`, `milling-ratio`, `comparator`, `comparator-value`, `metric`, `price`, `costs`, `area`, `product-group`, `input-substance`, `content`, `unlisted-content`, `dry-matter`.
 *
 * @param standard - the standard that it is judged by
 * @param facts - plots, products, inputs, costs, comparator
 * @param question - season and units
 * @returns the assessment, each figure and verdict with its own status
 * @example
 * ```ts
 * import { assessCoCulture } from 'xiangzhen/ecology'
 * import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
 * const stated = { origin: 'stated' as const }
 * const facts = {
 *   plots: [{ ...stated, kind: 'plot' as const, id: 'field', land: { value: '1000', unit: 'mu' }, terrain: 'plain' as const }],
 *   products: [{ ...stated, kind: 'product' as const, id: 'rice', season: '2025', product: 'rice', amount: { value: '80', unit: 'wanJin:paddy' } }],
 * }
 * const question = { season: '2025', yieldUnit: 'kilogram/mu', rounding: { digits: 0, mode: 'halfUp' as const } }
 * const result = assessCoCulture(riceFisheryStandard, facts, question)
 * result.status === 'computed' && result.value.products[0]?.perTotalArea?.figure // => '400'
 * result.status === 'computed' && result.value.standard.requirements.find((one) => one.id === 'rice-yield-plain')?.verdict // => 'notMet'
 * ```
 */
export function assessCoCulture(
  standard: Standard,
  facts: CoCultureFacts,
  question: CoCultureQuestion,
): Result<CoCulture, EcologyCode> {
  const desk = openDesk(standard, question)
  const lists = ['plots[]', 'products[]', '?inputs[].?contents[].share', '?costs[]', '?metrics[]']
  if (unusable(desk, facts, ...lists, ...lists.map((one) => `?comparator.${one}`))) return unusableFacts(desk)
  checkPlots(desk, facts.plots, 'plots')
  if (facts.comparator !== undefined) checkPlots(desk, facts.comparator.plots, 'comparator.plots')
  const own = fieldOf(desk, facts, facts.millingRatio, question.season, '')
  const { comparator } = facts
  const other =
    comparator === undefined
      ? undefined
      : fieldOf(desk, comparator, facts.millingRatio, question.season, 'comparator.', comparator.kind)
  if (troubleOf(desk) !== undefined) return finish(desk, () => undefined as never)
  const stated = (facts.metrics ?? []).filter((one) => one.season === undefined || one.season === question.season)
  const products = own.yields.map((one) => shownProduct(desk, one, own, other, question))
  const money = moneyOf(desk, facts, own, comparator, other)
  const reductions = reductionsOf(desk, stated, own, other, question)
  const assessment = judge(desk, standard, {
    metrics: metricsOf(desk, stated, own, reductions, money.metrics, question),
    comparators: other === undefined ? [] : comparatorsOf(other, question),
    attributes: attributesOf(desk, facts),
    ...(facts.millingRatio === undefined ? {} : { millingRatio: facts.millingRatio }),
  })
  return finish(desk, () => ({
    season: question.season,
    ...(comparator === undefined ? {} : { comparator: comparator.kind }),
    areas: shownAreas(desk, own.areas),
    products,
    ...money.shown,
    reductions: reductions.map((one) => shownReduction(desk, one)),
    standard: assessment,
  }))
}

function shownAreas(desk: Desk, areas: FieldAreas): CoCulture['areas'] {
  return {
    ...(areas.land === undefined ? {} : { land: figureIn(desk, areas.land, 'mu:total', 'plots') }),
    ...(areas.planted === undefined ? {} : { planted: figureIn(desk, areas.planted, 'mu:planted', 'plots') }),
    ...(areas.ditch === undefined ? {} : { ditch: figureIn(desk, areas.ditch, 'mu', 'plots') }),
    ...(areas.ditchShare === undefined ? {} : { ditchShare: figureIn(desk, areas.ditchShare, 'percent', 'plots') }),
  }
}
