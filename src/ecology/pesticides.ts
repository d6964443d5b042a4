import type { Result, Rounding } from '../kernel/index.js'
import { exactInteger, exactOne } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, warn, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, part, times, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { constant, type Working } from './working.js'

/** One treatment of a field. */
export interface PesticideTreatment {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Dose that was used: `kilogram/hectare`, `litre/hectare`. */
  readonly dose?: FieldAmount
  /** Reference dose of the product for the crop, in the same dimension. */
  readonly referenceDose?: FieldAmount
  /** Share of the field that was treated. */
  readonly treatedShare: FieldAmount
  /** Whether it is a biological control agent: counted apart. */
  readonly biocontrol?: boolean
}

/** A treatment frequency. */
export interface TreatmentFrequency {
  /** Frequency of each treatment, without a unit. */
  readonly items: readonly { readonly id: string; readonly biocontrol: boolean; readonly frequency: FieldFigure }[]
  /** Chemical treatments. */
  readonly chemical: FieldFigure
  /** Biological control, kept apart. */
  readonly biocontrol: FieldFigure
}

/** What a question about an index without a unit names. */
export interface IndexQuestion {
  /** The one rounding step. */
  readonly rounding: Rounding
}

/**
 * Treatment frequency (用药频次指数, TFI/IFT): Σ dose ÷ reference dose × treated share. A treatment whose dose or reference dose is not known counts with its
 * share alone, and the finding `dose-not-known` says so. No treatments give zero, which is data.
 *
 * Reasons: `zero-reference-dose`, `share-above-one`, `wrong-unit`, `negative-amount`. Source: the French public IFT service.
 *
 * @param method - decisions and conventions
 * @param facts - the treatments
 * @param question - rounding
 * @returns each treatment and the two sums
 * @example
 * ```ts
 * import { treatmentFrequencyIndex, openMethod } from 'xiangzhen/ecology'
 * const half = { value: '50', unit: 'percent' }
 * const litres = (value: string) => ({ value, unit: 'litre/hectare' })
 * const facts = { treatments: [{ id: 'fungicide', dose: litres('0.4'), referenceDose: litres('0.8'), treatedShare: half }] }
 * const result = treatmentFrequencyIndex(openMethod, facts, { rounding: { digits: 3, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.chemical.figure // => '0.250'
 * ```
 */
export function treatmentFrequencyIndex(
  method: FieldMethod,
  facts: { readonly treatments: readonly PesticideTreatment[] },
  question: IndexQuestion,
): Result<TreatmentFrequency, EcologyCode> {
  const desk = openDesk(method, question)
  const lines = facts.treatments.map((one, index) => frequencyOf(desk, one, `treatments[${index}]`))
  const items = facts.treatments.map((one, index) => ({
    id: one.id,
    biocontrol: one.biocontrol === true,
    frequency: figureIn(desk, lines[index] as Working, 'times', 'treatments'),
  }))
  const sumOf = (biocontrol: boolean): FieldFigure => {
    const chosen = lines.filter((_, index) => items[index]?.biocontrol === biocontrol)
    return figureIn(desk, total(desk, 'treatment-frequency', chosen, 'times', 'treatments'), 'times', 'treatments')
  }
  const sums = { chemical: sumOf(false), biocontrol: sumOf(true) }
  return finish(desk, () => ({ items, ...sums }))
}

function frequencyOf(desk: Desk, treatment: PesticideTreatment, path: string): Working {
  const { id, dose, referenceDose } = treatment
  const share = shareOf(desk, treatment.treatedShare, `${path}.treatedShare`, id)
  if (dose === undefined || referenceDose === undefined) {
    warn(desk, 'dose-not-known', path, { id })
    return times('treatment', [share], { name: id })
  }
  const used = take(desk, dose, { code: 'dose', at: id, path: `${path}.dose`, unit: referenceDose.unit })
  const reference = take(desk, referenceDose, {
    code: 'reference-dose',
    at: id,
    path: `${path}.referenceDose`,
    unit: referenceDose.unit,
  })
  return over(
    desk,
    'treatment',
    times('dose-on-share', [used, share]),
    reference,
    'zero-reference-dose',
    `${path}.referenceDose`,
    { name: id },
  )
}

/** A share of at most one. */
export function shareOf(desk: Desk, share: FieldAmount, path: string, id: string): Working {
  const read = take(desk, share, { code: 'share', at: id, path, unit: 'fraction' })
  const top = read.span.high ?? read.span.mid
  if (top !== undefined && top.n > top.d)
    desk.findings.push({ code: 'share-above-one', severity: 'error', path, data: { substance: id } })
  return read
}

/** Active ingredients sold or used in a year, by risk group. */
export interface RiskIndicatorYear {
  /** The year. */
  readonly year: number
  /** Mass of active ingredient by group of risk. */
  readonly groups: readonly { readonly group: string; readonly amount: FieldAmount }[]
}

/** The weighted amounts and their index. */
export interface RiskIndicator {
  /** Each year. */
  readonly years: readonly {
    readonly id: string
    /** Σ mass × weight. */
    readonly weighted: FieldFigure
    /** The weighted amount as an index; the mean of the base years is 100. */
    readonly index: FieldOutcome
  }[]
}

/**
 * Harmonised Risk Indicator 1 of the EU: Σ mass × weight of the risk group, as an index to the mean of the base years. The groups are those of EU law, not of Chinese labels;
 * the published weights are 1, 8, 16, 64 and are passed by the caller.
 *
 * Reasons: `group-without-weight`, `zero-base`, `wrong-unit`, `missing-base-year`. Source: fytoweb.be; Eurostat aei_hri.
 *
 * @param method - decisions and conventions
 * @param facts - years and the weight of each group
 * @param question - base years
 * @returns the weighted amount and index of each year
 * @example
 * ```ts
 * import { harmonisedRiskIndicator, openMethod } from 'xiangzhen/ecology'
 * const year = (year: number, tonnes: string) => ({ year, groups: [{ group: '2', amount: { value: tonnes, unit: 'tonne' } }] })
 * const facts = { weights: { '1': '1', '2': '8', '3': '16', '4': '64' }, years: [year(2011, '10'), year(2020, '4')] }
 * const result = harmonisedRiskIndicator(openMethod, facts, { baseYears: [2011], rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.years.map((one) => one.index.status === 'computed' && one.index.figure) // => ['100.0', '40.0']
 * ```
 */
export function harmonisedRiskIndicator(
  method: FieldMethod,
  facts: { readonly weights: Readonly<Record<string, string>>; readonly years: readonly RiskIndicatorYear[] },
  question: IndexQuestion & { readonly baseYears: readonly number[] },
): Result<RiskIndicator, EcologyCode> {
  const desk = openDesk(method, question)
  const lines = facts.years.map((one, index) => weightedYear(desk, one, facts.weights, `years[${index}]`))
  const base = question.baseYears.map((year) => {
    const index = facts.years.findIndex((one) => one.year === year)
    if (index === -1)
      desk.findings.push({ code: 'missing-base-year', severity: 'error', path: 'baseYears', data: { year } })
    return lines[index] ?? constant(exactOne, 'missing')
  })
  const count = constant(exactInteger(base.length), 'number-of-years')
  const years = facts.years.map((one, index) => ({
    id: String(one.year),
    weighted: figureIn(desk, lines[index] as Working, 'kilogram', 'years'),
    index: part(desk, 'fraction', 'baseYears', (inner) => {
      const hundredfold = times('hundredfold', [lines[index] as Working, count, constant(exactInteger(100), 'hundred')])
      return over(
        inner,
        'risk-index',
        hundredfold,
        total(inner, 'base-years', base, 'kilogram', 'baseYears'),
        'zero-base',
        'baseYears',
      )
    }),
  }))
  return finish(desk, () => ({ years }))
}

function weightedYear(
  desk: Desk,
  year: RiskIndicatorYear,
  weights: Readonly<Record<string, string>>,
  path: string,
): Working {
  const lines = year.groups.map(({ group, amount }, index) => {
    const where = `${path}.groups[${index}]`
    const weight = Object.keys(weights).includes(group) ? weights[group] : undefined
    if (weight === undefined)
      desk.findings.push({ code: 'group-without-weight', severity: 'error', path: where, data: { group } })
    const mass = take(desk, amount, { code: 'amount', path: `${where}.amount`, unit: 'kilogram' })
    const read = take(
      desk,
      { value: weight ?? '1', unit: 'fraction' },
      { code: 'weight', path: `weights.${group}`, unit: 'fraction' },
    )
    return times('weighted-group', [mass, read], { name: group })
  })
  return total(desk, 'weighted-amount', lines, 'kilogram', path, { year: year.year })
}

/** A treatment with its environmental impact quotient. */
export interface RatedTreatment {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Field rating, where the source gives it directly. */
  readonly rating?: FieldAmount
  /** Quotient of the active ingredient, from the list of Cornell University. */
  readonly quotient?: FieldAmount
  /** Share of active ingredient in the product. */
  readonly activeShare?: FieldAmount
  /** Rate of the product per area, in the unit of the list (the caller's to keep alike). */
  readonly rate?: FieldAmount
  /** Number of applications. */
  readonly applications?: FieldAmount
}

/** Ratings of a programme. */
export interface ImpactRating {
  /** Rating of each treatment. */
  readonly items: readonly { readonly id: string; readonly rating: FieldFigure }[]
  /** Rating of the programme. */
  readonly total: FieldFigure
}

/**
 * Field use rating of the environmental impact quotient (EIQ): quotient × share of active ingredient × rate × applications, summed over the programme.
 *
 * Reasons: `units-differ`, `share-above-one`, `negative-amount`. Needs: `quotient`, `active-share`, `rate`, `applications` of a treatment without a rating.
 * Source: Cornell University's EIQ field use rating; the quotients are the caller's data.
 *
 * @example
 * ```ts
 * import { environmentalImpactQuotient, openMethod } from 'xiangzhen/ecology'
 * const rated = (id: string, value: string) => ({ id, rating: { value, unit: 'times' } })
 * const facts = { treatments: [rated('glyphosate', '9.4'), rated('bifenthrin', '4.5')] }
 * const result = environmentalImpactQuotient(openMethod, facts, { rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.total.figure // => '13.9'
 * ```
 */
export function environmentalImpactQuotient(
  method: FieldMethod,
  facts: { readonly treatments: readonly RatedTreatment[] },
  question: IndexQuestion,
): Result<ImpactRating, EcologyCode> {
  const desk = openDesk(method, question)
  const lines = facts.treatments.map((one, index) => ratingOf(desk, one, `treatments[${index}]`))
  const unit = facts.treatments[0]?.rating?.unit ?? 'fraction'
  const bareUnit =
    lines[0]?.dimension === undefined || lines[0].dimension.size === 0
      ? unit
      : (facts.treatments[0]?.rate?.unit ?? unit)
  const items = facts.treatments.map((one, index) => ({
    id: one.id,
    rating: figureIn(desk, lines[index] as Working, bareUnit, 'treatments'),
  }))
  const sum = figureIn(desk, total(desk, 'programme-rating', lines, bareUnit, 'treatments'), bareUnit, 'treatments')
  return finish(desk, () => ({ items, total: sum }))
}

function ratingOf(desk: Desk, treatment: RatedTreatment, path: string): Working {
  const { id, rating, quotient, activeShare, rate, applications } = treatment
  if (rating !== undefined)
    return take(desk, rating, { code: 'rating', at: id, path: `${path}.rating`, unit: rating.unit })
  return times(
    'field-rating',
    [
      take(desk, quotient, { code: 'quotient', at: id, path: `${path}.quotient`, unit: 'fraction' }),
      take(desk, activeShare, { code: 'active-share', at: id, path: `${path}.activeShare`, unit: 'percent' }),
      take(desk, rate, { code: 'rate', at: id, path: `${path}.rate`, unit: rate?.unit ?? 'kilogram/hectare' }),
      take(desk, applications, { code: 'applications', at: id, path: `${path}.applications`, unit: 'times' }),
    ],
    { name: id },
  )
}

/** A product with its loads, after the Danish pesticide load indicator. */
export interface LoadedProduct {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Factor of the formulation. */
  readonly formulationFactor?: FieldAmount
  /** Sum of risk points. */
  readonly riskScore?: FieldAmount
  /** Points that count as one unit of load (350 in the published indicator). */
  readonly reference?: FieldAmount
  /** Load on health, environmental toxicity and fate, where they are known already. */
  readonly loads?: readonly FieldAmount[]
  /** Amount applied. */
  readonly applied?: FieldAmount
  /** Standard dose. */
  readonly standardDose?: FieldAmount
}

/** Loads of each product. */
export interface PesticideLoad {
  /** Loads of each product, without a unit but for the load index. */
  readonly items: readonly {
    readonly id: string
    /** Formulation factor × risk score ÷ reference. */
    readonly humanHealthLoad: FieldOutcome
    /** Amount ÷ standard dose. */
    readonly standardTreatmentIndex: FieldOutcome
    /** Treatment index × (health load + other loads) × standard dose. */
    readonly loadIndex: FieldOutcome
  }[]
}

/**
 * The Danish pesticide load: health load, standard treatment index, load index; each names what it lacks.
 *
 * Reasons inside each figure: `zero-divisor`, `zero-reference-dose`, `wrong-unit`. Needs: `formulation-factor`, `risk-score`, `reference-points`, `applied`, `reference-dose`.
 * Source: the tests of the R package PesticideLoadIndicator.
 *
 * @example
 * ```ts
 * import { pesticideLoad, openMethod } from 'xiangzhen/ecology'
 * const plain = (value: string) => ({ value, unit: 'fraction' })
 * const product = { id: 'a', formulationFactor: plain('1.5'), riskScore: plain('150'), reference: plain('350') }
 * const result = pesticideLoad(openMethod, { products: [product] }, { rounding: { digits: 4, mode: 'halfUp' } })
 * const load = result.status === 'computed' && result.value.items[0]?.humanHealthLoad
 * load && load.status === 'computed' && load.figure // => '0.6429'
 * ```
 */
export function pesticideLoad(
  method: FieldMethod,
  facts: { readonly products: readonly LoadedProduct[] },
  question: IndexQuestion,
): Result<PesticideLoad, EcologyCode> {
  const desk = openDesk(method, question)
  const items = facts.products.map((product, index) => {
    const path = `products[${index}]`
    return {
      id: product.id,
      humanHealthLoad: part(desk, 'times', path, (inner) => healthLoad(inner, product, path)),
      standardTreatmentIndex: part(desk, 'times', path, (inner) => treatmentIndex(inner, product, path)),
      loadIndex: part(desk, '', path, (inner) => {
        const loads = (product.loads ?? []).map((one) => take(inner, one, { code: 'load', path, unit: one.unit }))
        const all =
          product.riskScore === undefined && loads.length > 0 ? loads : [healthLoad(inner, product, path), ...loads]
        const dose = take(inner, product.standardDose, {
          code: 'reference-dose',
          at: product.id,
          path,
          unit: product.standardDose?.unit ?? 'kilogram/hectare',
        })
        return times(
          'load-index',
          [treatmentIndex(inner, product, path), total(inner, 'load', all, 'fraction', path), dose],
          { name: product.id },
        )
      }),
    }
  })
  return finish(desk, () => ({ items }))
}

function healthLoad(desk: Desk, product: LoadedProduct, path: string): Working {
  const plain = (fact: FieldAmount | undefined, code: 'formulation-factor' | 'risk-score' | 'reference-points') =>
    take(desk, fact, { code, at: product.id, path, unit: 'fraction' })
  const points = times('risk-points', [
    plain(product.formulationFactor, 'formulation-factor'),
    plain(product.riskScore, 'risk-score'),
  ])
  return over(desk, 'health-load', points, plain(product.reference, 'reference-points'), 'zero-divisor', path, {
    name: product.id,
  })
}

function treatmentIndex(desk: Desk, product: LoadedProduct, path: string): Working {
  const unit = product.standardDose?.unit ?? 'kilogram/hectare'
  const applied = take(desk, product.applied, { code: 'applied', at: product.id, path, unit })
  const standard = take(desk, product.standardDose, { code: 'reference-dose', at: product.id, path, unit })
  return over(desk, 'treatment', applied, standard, 'zero-reference-dose', path, { name: product.id })
}
