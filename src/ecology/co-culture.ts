import type { Label, Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import { changeOf, percentChange, type ComparatorKind, type FieldChange } from './changes.js'
import type { EcologyCode } from './codes.js'
import {
  figureIn,
  figureInBase,
  finish,
  innerDesk,
  less,
  openDesk,
  over,
  part,
  refuse,
  take,
  takeAny,
  times,
  total,
  troubleOf,
  warn,
  type Desk,
} from './desk.js'
import { areasOf, type FieldAreas } from './field-areas.js'
import { valueOf } from './field-economics.js'
import { groupOf, yieldsOf, type ProductYield } from './field-yields.js'
import { heldBy } from './inputs.js'
import type { FieldCost, FieldInput, FieldProduct, Plot, StatedMetric } from './records.js'
import { judge, type JudgedMetric, type Standard, type StandardAssessment } from './standards.js'
import { qualifiedUnit, sameDimension } from './units.js'
import type { Working } from './working.js'

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
  /** By what inputs are compared: `product` for product weight, or a substance (`N`, `activeIngredient`). */
  readonly inputSubstance?: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** What a product yielded. */
export interface CoCultureProduct {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Mass in all, kilograms. */
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
  /** Reductions against the comparator, or as stated. */
  readonly reductions: readonly { readonly id: string; readonly percent: FieldFigure; readonly comparator?: string }[]
  /** The verdicts of the standard. */
  readonly standard: StandardAssessment
}

/**
 * Assesses a co-culture of rice with crayfish, fish, crab or duck: yields on total and on planted area, ditch share, value and net per mu, changes against a named comparator, and the verdicts of a standard. Metrics that the standard
 * can ask for: `ditchShare`, `<product>Yield` (`riceYield`, `crayfishYield`), `aquaticYield`, `fertiliserReduction`, `pesticideReduction`, `netIncrease`, `outputValuePerMu`, and every metric that the text states. A worse yield is reported as
 * plainly as a better one.
 *
 * Findings: `worse-than-comparator`, `stated-metric-differs`, `mixed-terrain`, `plot-counted-twice`. Reasons: `negative-amount`, `units-differ`, `wrong-unit`, `zero-area`, `ditch-above-land`, `not-a-figure`, `unknown-unit`.
 * Needs inside figures and verdicts: `terrain`, `area-basis`, `grain-form`, `milling-ratio`, `comparator`, `comparator-value`, `metric`, `price`, `costs`, `area`, `product-group`, `input-substance`.
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
  const own = fieldOf(desk, facts, question.season, 'plots')
  const other =
    facts.comparator === undefined ? undefined : fieldOf(desk, facts.comparator, question.season, 'comparator.plots')
  checkPlots(desk, facts.plots)
  if (troubleOf(desk) !== undefined) return finish(desk, () => undefined as never)
  const products = own.yields.map((one) => shownProduct(desk, one, own, other, facts, question))
  const money = moneyOf(desk, facts, own, other)
  const reductions = reductionsOf(desk, facts, own, other, question)
  const metrics = metricsOf(desk, facts, own, reductions, money)
  const attributes = attributesOf(desk, facts)
  const comparators = other === undefined ? [] : comparatorsOf(facts.comparator as FieldComparator, other)
  const assessment = judge(desk, standard, {
    metrics,
    comparators,
    attributes,
    ...(facts.millingRatio === undefined ? {} : { millingRatio: facts.millingRatio }),
  })
  return finish(desk, () => ({
    season: question.season,
    ...(facts.comparator === undefined ? {} : { comparator: facts.comparator.kind }),
    areas: shownAreas(desk, own.areas),
    products,
    ...money.shown,
    reductions: reductions.map(({ id, step, comparator }) => ({
      id,
      percent: figureIn(desk, step, 'percent', id),
      ...(comparator === undefined ? {} : { comparator }),
    })),
    standard: assessment,
  }))
}

interface Field {
  readonly areas: FieldAreas
  readonly products: readonly FieldProduct[]
  readonly yields: readonly ProductYield[]
  readonly inputs: readonly FieldInput[] | undefined
  readonly costs: readonly FieldCost[] | undefined
}

function fieldOf(desk: Desk, records: FieldRecords, season: string, path: string): Field {
  const areas = areasOf(desk, records.plots, path)
  const products = records.products.filter((one) => one.season === season)
  return {
    areas,
    products,
    yields: yieldsOf(desk, products, records.plots, areas),
    inputs: records.inputs?.filter((one) => one.season === season),
    costs: records.costs?.filter((one) => one.season === season),
  }
}

function checkPlots(desk: Desk, plots: readonly Plot[]): void {
  const ids = plots.map((plot) => plot.id)
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index)))
    refuse(desk, 'plot-counted-twice', 'plots', { id })
  for (const [index, plot] of plots.entries()) {
    if (plot.land === undefined || plot.ditch === undefined) continue
    const land = take(desk, plot.land, { code: 'area', path: `plots[${index}].land`, unit: 'mu' })
    const ditch = take(desk, plot.ditch, { code: 'area', path: `plots[${index}].ditch`, unit: 'mu' })
    const [a, b] = [land.span.mid, ditch.span.mid]
    if (a !== undefined && b !== undefined && b.n * a.d > a.n * b.d)
      refuse(desk, 'ditch-above-land', `plots[${index}].ditch`, { id: plot.id })
  }
}

function shownAreas(desk: Desk, areas: FieldAreas): CoCulture['areas'] {
  return {
    ...(areas.land === undefined ? {} : { land: figureIn(desk, areas.land, 'mu:total', 'plots') }),
    ...(areas.planted === undefined ? {} : { planted: figureIn(desk, areas.planted, 'mu:planted', 'plots') }),
    ...(areas.ditch === undefined ? {} : { ditch: figureIn(desk, areas.ditch, 'mu', 'plots') }),
    ...(areas.ditchShare === undefined ? {} : { ditchShare: figureIn(desk, areas.ditchShare, 'percent', 'plots') }),
  }
}

function shownProduct(
  desk: Desk,
  one: ProductYield,
  own: Field,
  other: Field | undefined,
  facts: CoCultureFacts,
  question: CoCultureQuestion,
): CoCultureProduct {
  const shown = (step: Working | undefined, key: 'perTotalArea' | 'perPlantedArea' | 'perUnsaidArea') =>
    step === undefined
      ? {}
      : { [key]: figureIn(desk, step, qualifiedUnit(question.yieldUnit, step.dimension), 'products') }
  const records = own.products.filter((record) => record.product === one.product)
  const priced = records.some((record) => record.price !== undefined || record.value !== undefined)
  return {
    id: one.product,
    ...(one.mass === undefined ? {} : { mass: figureInBase(desk, one.mass) }),
    ...shown(one.perTotal, 'perTotalArea'),
    ...shown(one.perPlanted, 'perPlantedArea'),
    ...shown(one.perUnsaid, 'perUnsaidArea'),
    ...changeAgainstField(desk, one, other, facts, question),
    ...(priced ? { value: part(desk, '', 'products', (inner) => productValue(inner, records)) } : {}),
  }
}

function changeAgainstField(
  desk: Desk,
  one: ProductYield,
  other: Field | undefined,
  facts: CoCultureFacts,
  question: CoCultureQuestion,
) {
  const base = other?.yields.find((yielded) => yielded.product === one.product)
  const pairs = [
    [one.perTotal, base?.perTotal],
    [one.perPlanted, base?.perPlanted],
    [one.perUnsaid, base?.perUnsaid],
    // A sole crop has no ditches: its yield per mu is the same on both bases.
    [one.perTotal, base?.perUnsaid],
  ] as const
  const pair = pairs.find(([a, b]) => a !== undefined && b !== undefined)
  if (pair === undefined) return {}
  const [value, against] = pair as readonly [Working, Working]
  const alike: Working =
    value.dimension === undefined || against.dimension === undefined
      ? against
      : { ...against, dimension: likeArea(value, against) }
  const change = changeOf(desk, value, alike, qualifiedUnit(question.yieldUnit, value.dimension), 'comparator')
  if (change.direction === 'down')
    warn(desk, 'worse-than-comparator', 'products', {
      name: one.product,
      comparator: (facts.comparator as FieldComparator).kind,
    })
  return { change }
}

function likeArea(value: Working, against: Working): NonNullable<Working['dimension']> {
  const area =
    [...(value.dimension as NonNullable<Working['dimension']>).keys()].find((word) => word.startsWith('mu')) ?? 'mu'
  return new Map(
    [...(against.dimension as NonNullable<Working['dimension']>)].map(([word, power]) => [
      word.startsWith('mu') ? area : word,
      power,
    ]),
  )
}

function productValue(desk: Desk, records: readonly FieldProduct[]): Working {
  const lines = records.map((record) => valueOf(desk, record, `products.${record.id}`))
  return total(desk, 'product-value', lines, 'yuan', 'products')
}

function moneyOf(desk: Desk, facts: CoCultureFacts, own: Field, other: Field | undefined) {
  const comparator = facts.comparator
  const gross = (inner: Desk) => grossOf(inner, facts, own)
  const perMu = (inner: Desk, value: Working, areas: FieldAreas, code: 'value-per-area' | 'net-per-area'): Working => {
    if (value.dimension === undefined || value.dimension.size === 2) return value
    const land = areas.land ?? take(inner, undefined, { code: 'area', path: 'plots', unit: 'mu' })
    return over(inner, code, value, land, 'zero-area', 'plots')
  }
  const net = (inner: Desk) => less(inner, 'net-value', gross(inner), costsOf(inner, own.costs, facts), 'costs')
  const netPerMu = (inner: Desk) => perMu(inner, net(inner), own.areas, 'net-per-area')
  const netIncrease = (inner: Desk): Working => {
    if (comparator === undefined || other === undefined)
      return take(inner, undefined, { code: 'comparator-value', at: 'netPerMu', path: 'comparator', unit: 'yuan/mu' })
    const otherNet = less(
      inner,
      'net-value',
      grossOf(inner, comparator, other),
      costsOf(inner, other.costs, comparator),
      'comparator.costs',
    )
    return less(
      inner,
      'net-increase',
      netPerMu(inner),
      perMu(inner, otherNet, other.areas, 'net-per-area'),
      'comparator',
    )
  }
  const valuePerMu = (inner: Desk) => perMu(inner, gross(inner), own.areas, 'value-per-area')
  return {
    shown: {
      outputValue: part(desk, '', 'outputValue', gross),
      outputValuePerMu: part(desk, '', 'outputValue', valuePerMu),
      net: part(desk, '', 'costs', net),
      netPerMu: part(desk, '', 'costs', netPerMu),
      netIncreasePerMu: part(desk, '', 'comparator', netIncrease),
    },
    metrics: [
      { metric: 'outputValuePerMu', work: valuePerMu },
      { metric: 'netPerMu', work: netPerMu },
      { metric: 'netIncrease', work: netIncrease },
    ],
  }
}

function grossOf(desk: Desk, records: FieldRecords, field: Field): Working {
  if (records.outputValue !== undefined) return takeAny(desk, records.outputValue, 'stated-value', 'outputValue')
  return total(
    desk,
    'gross-value',
    field.products.map((one) => valueOf(desk, one, `products.${one.id}`)),
    'yuan',
    'products',
  )
}

function costsOf(desk: Desk, costs: readonly FieldCost[] | undefined, records: FieldRecords): Working {
  if (costs === undefined)
    return take(desk, undefined, { code: 'costs', path: 'costs', unit: records.outputValue?.unit ?? 'yuan' })
  return total(
    desk,
    'cost-total',
    costs.map((one) => takeAny(desk, one.amount, 'cost', `costs.${one.id}`, one.id)),
    'yuan',
    'costs',
  )
}

interface Reduction {
  readonly id: string
  readonly step: Working
  readonly comparator: string | undefined
}

const reduced = [
  ['fertiliserReduction', 'fertiliser'],
  ['pesticideReduction', 'pesticide'],
] as const

function reductionsOf(
  desk: Desk,
  facts: CoCultureFacts,
  own: Field,
  other: Field | undefined,
  question: CoCultureQuestion,
): readonly Reduction[] {
  return reduced.flatMap(([metric, use]): readonly Reduction[] => {
    const stated = facts.metrics?.find((one) => one.metric === metric)
    const computed = other === undefined ? undefined : computedReduction(desk, own, other, use, question)
    const text = stated === undefined ? undefined : takeAny(desk, stated.amount, 'stated-metric', 'metrics', metric)
    if (computed !== undefined && text !== undefined) compareStated(desk, metric, text, computed)
    if (computed !== undefined) return [{ id: metric, step: computed, comparator: facts.comparator?.kind }]
    return text === undefined ? [] : [{ id: metric, step: text, comparator: stated?.comparator }]
  })
}

function computedReduction(
  desk: Desk,
  own: Field,
  other: Field,
  use: 'fertiliser' | 'pesticide',
  question: CoCultureQuestion,
): Working | undefined {
  if (own.inputs === undefined || other.inputs === undefined || question.inputSubstance === undefined) return undefined
  const substance = question.inputSubstance
  const inner = innerDesk(desk)
  const intensity = (field: Field): Working => {
    const lines = (field.inputs as readonly FieldInput[])
      .filter((one) => one.use === use)
      .map((one) => heldBy(inner, one, substance, `inputs.${one.id}`))
    const sum = total(
      inner,
      'input-total',
      lines,
      lines[0]?.dimension?.size === 2 ? 'kilogram/mu' : 'kilogram',
      'inputs',
      { substance },
    )
    if (sum.dimension?.size === 2) return sum
    return over(
      inner,
      'input-intensity',
      sum,
      field.areas.land ?? take(inner, undefined, { code: 'area', path: 'plots', unit: 'mu' }),
      'zero-area',
      'plots',
      { substance },
    )
  }
  const change = percentChange(inner, intensity(own), intensity(other), 'inputs')
  if (troubleOf(inner) !== undefined) return undefined
  return times('reduction', [
    change,
    { ...change, code: 'minus-one', span: minusOne, dimension: new Map(), operation: 'given', lines: [] },
  ])
}

const minusOne = { mid: { n: -1n, d: 1n }, low: { n: -1n, d: 1n }, high: { n: -1n, d: 1n } }

function compareStated(desk: Desk, metric: string, stated: Working, computed: Working): void {
  const [a, b] = [figureIn(desk, stated, 'percent', metric).figure, figureIn(desk, computed, 'percent', metric).figure]
  if (a !== b) warn(desk, 'stated-metric-differs', 'metrics', { metric, stated: a ?? '', computed: b ?? '' })
}

function metricsOf(
  desk: Desk,
  facts: CoCultureFacts,
  own: Field,
  reductions: readonly Reduction[],
  money: ReturnType<typeof moneyOf>,
): readonly JudgedMetric[] {
  const yields = own.yields.flatMap((one) =>
    [one.perTotal, one.perPlanted, one.perUnsaid]
      .filter((step) => step !== undefined)
      .map((working) => ({ metric: `${one.product}Yield`, working })),
  )
  const values = money.metrics.flatMap(({ metric, work }) => {
    const inner = innerDesk(desk)
    const working = work(inner)
    return troubleOf(inner) === undefined ? [{ metric, working }] : []
  })
  const ditch = own.areas.ditchShare === undefined ? [] : [{ metric: 'ditchShare', working: own.areas.ditchShare }]
  const changed = reductions.map(({ id, step, comparator }) => ({
    metric: id,
    working: step,
    ...(comparator === undefined ? {} : { comparator }),
  }))
  const computed: readonly JudgedMetric[] = [...ditch, ...yields, ...aquaticYield(desk, own), ...values, ...changed]
  const stated = (facts.metrics ?? [])
    .filter((one) => !computed.some((known) => known.metric === one.metric))
    .map((one) => ({
      metric: one.metric,
      working: takeAny(desk, one.amount, 'stated-metric', 'metrics', one.metric),
      ...(one.comparator === undefined ? {} : { comparator: one.comparator }),
    }))
  return [...computed, ...stated]
}

function aquaticYield(desk: Desk, own: Field): readonly JudgedMetric[] {
  const inner = innerDesk(desk)
  const aquatic = own.yields.filter((one) => groupOf(inner, one.product, own.products) === 'aquatic')
  if (aquatic.length === 0) return []
  return (['perTotal', 'perPlanted', 'perUnsaid'] as const).flatMap((basis) => {
    const steps = aquatic.map((one) => one[basis])
    const [first] = steps
    if (
      first?.dimension === undefined ||
      steps.some((step) => step?.dimension === undefined || !sameDimension(step.dimension, first.dimension as never))
    )
      return []
    return [
      {
        metric: 'aquaticYield',
        working: total(desk, 'aquatic-yield', steps as readonly Working[], 'kilogram/mu', 'products'),
      },
    ]
  })
}

function comparatorsOf(comparator: FieldComparator, other: Field) {
  return other.yields.flatMap((one) => {
    const working = one.perTotal ?? one.perUnsaid ?? one.perPlanted
    return working === undefined
      ? []
      : [{ metric: `${one.product}Yield`, comparator: comparator.kind, working: asLimit(working) }]
  })
}

// A sole crop stands on all of its land: its yield per mu is a yield per total area.
function asLimit(working: Working): Working {
  if (working.dimension === undefined) return working
  return {
    ...working,
    dimension: new Map([...working.dimension].map(([word, power]) => [word === 'mu' ? 'mu:total' : word, power])),
  }
}

function attributesOf(desk: Desk, facts: CoCultureFacts): Readonly<Record<string, string>> {
  const terrains = [...new Set(facts.plots.map((plot) => plot.terrain))]
  const [only] = terrains
  if (terrains.filter((one) => one !== undefined).length > 1)
    warn(desk, 'mixed-terrain', 'plots', { terrains: terrains.filter((one) => one !== undefined) })
  return {
    practice: 'coCulture',
    ...(terrains.length === 1 && only !== undefined ? { terrain: only } : {}),
    ...facts.attributes,
  }
}
